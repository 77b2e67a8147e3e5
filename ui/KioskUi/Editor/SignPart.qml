import QtQuick
import KioskApp

// The signature under a version: who signs, the passphrase, which must be their own, and the button.
Column {
    id: root

    required property Reviewing reviewing
    required property People people

    readonly property bool reached: passphrase.typing || approve.activeFocus || own.typing

    function begin() {
        if (own.there)
            own.begin();
        else
            passphrase.begin();
    }

    objectName: "signPart"
    spacing: Sheet.gap / 2

    Words {
        objectName: "signer"
        width: root.width
        text: root.reviewing.signer
    }

    ChooseOwn {
        id: own

        width: root.width
        people: root.people
        onChosen: Qt.callLater(passphrase.begin)
    }

    Flow {
        id: line

        readonly property real beside: width - spacing - approve.implicitWidth
        readonly property bool oneLine: line.beside >= 0.4 * Sheet.column

        width: root.width
        spacing: Sheet.gap
        visible: !own.there

        DeskField {
            id: passphrase

            objectName: "signPassphrase"
            width: Math.min(0.75 * Sheet.column, line.oneLine ? line.beside : line.width)
            secret: true
            label: qsTr("Your passphrase is your signature")
            onAccepted: approve.press()
        }

        Item {
            width: approve.implicitWidth
            height: line.oneLine ? passphrase.height : approve.height

            DeskButton {
                id: approve

                objectName: "approve"
                anchors.bottom: parent.bottom
                width: Math.min(implicitWidth, line.width)
                enabled: root.reviewing.missing === 0
                text: qsTr("I have read all of it and approve it")
                onPressed: {
                    const secret = passphrase.text;
                    passphrase.clear();
                    root.reviewing.sign(secret);
                }
            }
        }
    }
}
