import QtQuick
import KioskApp

// A new account. The first passphrase is chosen by whoever makes it, and changed by whoever gets it.
Column {
    id: root

    required property People people

    signal closed

    function send() {
        root.people.add(name.text, job.text, login.text, passphrase.text, again.text);
    }

    spacing: Sheet.gap

    Heading {
        width: root.width
        text: qsTr("Add somebody")
    }

    DeskField {
        id: name

        objectName: "personName"
        width: root.width
        label: qsTr("Name")
        help: qsTr("It stays here. Patients never read it.")
        onAccepted: root.send()
    }

    DeskField {
        id: job

        objectName: "personJob"
        width: root.width
        label: qsTr("Job, as patients may read it")
        help: qsTr("Such as: Lung nurse specialist")
        onAccepted: root.send()
    }

    DeskField {
        id: login

        objectName: "personLogin"
        width: root.width
        label: qsTr("Name to sign in with")
        help: qsTr("2 to 40 small letters, digits, dots or hyphens. It stays the same for ever.")
        onAccepted: root.send()
    }

    RoleTicks {
        width: root.width
        people: root.people
    }

    PassphraseRule {
        width: root.width
        shortest: root.people.own.shortest
    }

    DeskField {
        id: passphrase

        objectName: "personPassphrase"
        width: root.width
        secret: true
        label: qsTr("First passphrase")
        help: qsTr("Let the person type it, or tell it to them: the editor asks them to choose another one.")
        onAccepted: root.send()
    }

    DeskField {
        id: again

        objectName: "personAgain"
        width: root.width
        secret: true
        label: qsTr("The passphrase again")
        onAccepted: root.send()
    }

    Flow {
        width: root.width
        spacing: Sheet.gap

        DeskButton {
            objectName: "savePerson"
            text: qsTr("Make the account")
            onPressed: root.send()
        }

        DeskButton {
            objectName: "leavePerson"
            quiet: true
            text: qsTr("Back to the list")
            onPressed: {
                root.people.leave();
                root.closed();
            }
        }
    }
}
