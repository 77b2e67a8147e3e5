import QtQuick
import KioskApp

// A new passphrase for somebody else, by an administrator who says their own again.
Column {
    id: root

    required property People people

    function send() {
        const secret = own.text;
        own.clear();
        root.people.givePassphrase(secret, fresh.text, again.text);
    }

    spacing: Sheet.gap

    Words {
        width: root.width
        text: qsTr("Whoever knows a passphrase can sign with it. So everybody sees that you gave a new one, and the person is asked to choose another.")
    }

    PassphraseRule {
        width: root.width
        shortest: root.people.own.shortest
    }

    DeskField {
        id: fresh

        objectName: "giveNew"
        width: root.width
        secret: true
        label: qsTr("New passphrase of this person")
        onAccepted: root.send()
    }

    DeskField {
        id: again

        objectName: "giveAgain"
        width: root.width
        secret: true
        label: qsTr("The new one again")
        onAccepted: root.send()
    }

    DeskField {
        id: own

        objectName: "giveOwn"
        width: root.width
        secret: true
        label: qsTr("Your own passphrase")
        onAccepted: root.send()
    }

    DeskButton {
        objectName: "give"
        quiet: root.people.chosenIsHere
        text: root.people.chosenIsHere ? qsTr("Give the new passphrase") : qsTr("Open the account again")
        onPressed: root.send()
    }
}
