import QtQuick
import KioskApp

// Another passphrase for whoever is signed in.
Column {
    id: root

    required property People people

    signal closed

    function send() {
        root.people.own.change(old.text, fresh.text, again.text);
    }

    spacing: Sheet.gap

    Heading {
        width: root.width
        text: qsTr("Change my passphrase")
    }

    PassphraseRule {
        width: root.width
        shortest: root.people.own.shortest
    }

    DeskField {
        id: old

        objectName: "ownOld"
        width: root.width
        secret: true
        label: qsTr("The passphrase you have")
        onAccepted: root.send()
    }

    DeskField {
        id: fresh

        objectName: "ownNew"
        width: root.width
        secret: true
        label: qsTr("The new one")
        onAccepted: root.send()
    }

    DeskField {
        id: again

        objectName: "ownAgain"
        width: root.width
        secret: true
        label: qsTr("The new one again")
        onAccepted: root.send()
    }

    Flow {
        width: root.width
        spacing: Sheet.gap

        DeskButton {
            objectName: "saveOwn"
            text: qsTr("Change it")
            onPressed: root.send()
        }

        DeskButton {
            objectName: "leaveOwn"
            quiet: true
            text: qsTr("Leave it as it is")
            onPressed: {
                root.people.leave();
                root.closed();
            }
        }
    }
}
