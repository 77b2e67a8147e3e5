import QtQuick
import KioskApp

// Sign in, or make the first administrator of a new workspace.
Flickable {
    id: root

    required property Desk desk

    function send() {
        const secret = passphrase.text;
        const repeated = again.text;
        // Before they are sent: who is signed in no longer has this form.
        passphrase.clear();
        again.clear();
        if (root.desk.first)
            root.desk.makeFirst(name.text, job.text, login.text, secret, repeated);
        else
            root.desk.signIn(login.text, secret);
    }

    contentHeight: form.height + 2 * Sheet.padding
    boundsBehavior: Flickable.StopAtBounds

    Column {
        id: form

        x: (root.width - width) / 2
        y: Sheet.padding
        width: Math.min(Sheet.column, root.width - 2 * Sheet.padding)
        spacing: Sheet.gap

        Text {
            width: parent.width
            wrapMode: Text.WordWrap
            font.family: Sheet.family
            font.pixelSize: Sheet.title
            color: Sheet.ink
            text: root.desk.first ? qsTr("Make the first account") : qsTr("Sign in")
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Text {
            width: parent.width
            visible: root.desk.first
            wrapMode: Text.WordWrap
            font.family: Sheet.family
            font.pixelSize: Sheet.body
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
            onAccepted: root.send()
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

        Text {
            objectName: "signInFault"
            width: parent.width
            visible: text !== ""
            wrapMode: Text.WordWrap
            font.family: Sheet.family
            font.pixelSize: Sheet.body
            color: Sheet.wrong
            text: root.desk.fault
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
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
    }
}
