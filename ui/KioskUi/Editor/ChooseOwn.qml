import QtQuick
import KioskApp

// Where a signature is asked of somebody whose passphrase another chose: first one that they alone know.
Column {
    id: root

    required property People people

    readonly property bool there: root.people.own.chosenBy !== ""
    readonly property bool typing: old.typing || fresh.typing || again.typing || save.activeFocus
    readonly property bool wanted: root.there || root.done
    property bool done: false // whether it was changed here

    signal chosen

    function begin() {
        old.begin();
    }

    function send() {
        root.people.own.change(old.text, fresh.text, again.text);
    }

    objectName: "chooseOwnFirst"
    spacing: Sheet.gap
    visible: root.wanted

    Words {
        width: root.width
        visible: !root.there && root.done
        text: qsTr("Your passphrase is changed: from now on it is your signature.")
        Accessible.role: Accessible.AlertMessage
    }

    Column {
        width: root.width
        spacing: Sheet.gap
        visible: root.there

        Words {
            objectName: "chosenByFirst"
            width: parent.width
            font.weight: Font.DemiBold
            //: %1 is the name of a person
            text: qsTr("Your passphrase was chosen by %1, who may know it still, and it is your signature. Choose one that only you know. What you are doing here stays as it is.").arg(root.people.own.chosenBy)
            Accessible.role: Accessible.AlertMessage
        }

        PassphraseRule {
            width: parent.width
            shortest: root.people.own.shortest
        }

        DeskField {
            id: old

            objectName: "firstOld"
            width: Math.min(Sheet.column, root.width)
            secret: true
            label: qsTr("The passphrase you have")
            onAccepted: root.send()
        }

        DeskField {
            id: fresh

            objectName: "firstNew"
            width: Math.min(Sheet.column, root.width)
            secret: true
            label: qsTr("The new one")
            onAccepted: root.send()
        }

        DeskField {
            id: again

            objectName: "firstAgain"
            width: Math.min(Sheet.column, root.width)
            secret: true
            label: qsTr("The new one again")
            onAccepted: root.send()
        }

        DeskButton {
            id: save

            objectName: "saveFirst"
            text: qsTr("Change it")
            onPressed: root.send()
        }

        // What else was asked for among People is told there.
        OutcomeBox {
            objectName: "firstOutcome"
            width: parent.width
            visible: root.people.outcome.there && !root.people.outcome.good
            told: root.people.outcome
        }
    }

    Connections {
        target: root.people.own

        function onDone() {
            root.done = true;
            old.clear();
            fresh.clear();
            again.clear();
            root.chosen();
        }
    }
}
