import QtQuick
import KioskApp

// Sign in, or make the first administrator of a new workspace.
DeskScroll {
    id: root

    required property Desk desk

    function send() {
        const secret = passphrase.text;
        const repeated = again.text;
        // Before they are sent: who is signed in no longer has this form.
        passphrase.clear();
        again.clear();
        // If it was wrong, this is the field to type in again.
        passphrase.begin();
        if (root.desk.first)
            root.desk.makeFirst(name.text, job.text, login.text, secret, repeated);
        else
            root.desk.signIn(login.text, secret);
    }

    objectName: "signInArea"
    inset: Sheet.padding

    // Who begins to type at once would otherwise have the passphrase land in the field of the name, readable.
    Component.onCompleted: (root.desk.first ? name : login).begin()

    Column {
        id: form

        x: (root.contentWidth - width) / 2
        width: Math.min(Sheet.column, root.contentWidth)
        topPadding: Sheet.padding
        bottomPadding: Sheet.padding
        spacing: Sheet.gap

        Heading {
            width: parent.width
            text: root.desk.first ? qsTr("Make the first account") : qsTr("Sign in")
        }

        Words {
            width: parent.width
            visible: root.desk.first
            color: Sheet.quiet
            text: qsTr("The first person writes texts and looks after the accounts of the others.")
        }

        Words {
            objectName: "notice"
            width: parent.width
            visible: text !== ""
            text: root.desk.notice
            Accessible.role: Accessible.AlertMessage
        }

        DeskField {
            id: name

            objectName: "signInName"
            width: parent.width
            visible: root.desk.first
            label: qsTr("Your name")
            onAccepted: root.send()
        }

        DeskField {
            id: job

            objectName: "signInJob"
            width: parent.width
            visible: root.desk.first
            label: qsTr("Your job, as patients may read it")
            onAccepted: root.send()
        }

        DeskField {
            id: login

            objectName: "signInLogin"
            width: parent.width
            label: qsTr("Name to sign in with")
            help: root.desk.first ? qsTr("2 to 40 small letters, digits, dots or hyphens.") : ""
            onAccepted: root.send()
        }

        PassphraseRule {
            objectName: "signInRule"
            width: parent.width
            visible: root.desk.first
            shortest: root.desk.people.own.shortest
        }

        DeskField {
            id: passphrase

            objectName: "signInPassphrase"
            width: parent.width
            secret: true
            label: qsTr("Passphrase")
            onAccepted: root.send()
        }

        DeskField {
            id: again

            objectName: "signInAgain"
            width: parent.width
            visible: root.desk.first
            secret: true
            label: qsTr("The passphrase again")
            onAccepted: root.send()
        }

        Words {
            objectName: "signInFault"
            width: parent.width
            visible: text !== ""
            color: Sheet.wrong
            text: root.desk.fault
            Accessible.role: Accessible.AlertMessage
        }

        DeskButton {
            objectName: "signInSend"
            text: root.desk.first ? qsTr("Make the account") : qsTr("Sign in")
            onPressed: root.send()
        }

        DeskButton {
            objectName: "answerAsGuest"
            quiet: true
            text: qsTr("Answer a review file from another computer")
            onPressed: root.desk.answerAsGuest()
        }

        Words {
            objectName: "forgotten"
            width: parent.width
            visible: !root.desk.first
            color: Sheet.quiet
            //: %1 is a command
            text: qsTr("Forgotten your passphrase? An administrator gives you a new one, under People. If no administrator can sign in any more, IT can let one in again with the command %1. Everybody sees that it was done.").arg(root.desk.recovery)
        }
    }
}
