import QtQuick
import KioskApp

// Somebody's account: what they are called and may do, a new passphrase, and that they have left, which is asked about first.
Column {
    id: root

    required property People people

    property bool leaving: false

    signal closed

    function save() {
        root.people.save(name.text, job.text, interests.text, declaredOn.text);
    }

    spacing: Sheet.gap

    Heading {
        width: root.width
        text: root.people.chosenName
    }

    DeskField {
        id: name

        objectName: "accountName"
        width: root.width
        visible: root.people.chosenIsHere
        label: qsTr("Name")
        help: qsTr("Correct a slip, or write a new surname. What was written and approved before keeps the old one.")
        onAccepted: root.save()
        Component.onCompleted: name.text = root.people.chosenName
    }

    DeskField {
        id: job

        objectName: "accountJob"
        width: root.width
        visible: root.people.chosenIsHere
        label: qsTr("Job, as patients may read it")
        help: qsTr("It stands on what this person approves from now on.")
        onAccepted: root.save()
        Component.onCompleted: job.text = root.people.chosenJob
    }

    DeskText {
        id: interests

        objectName: "accountInterests"
        width: root.width
        visible: root.people.chosenIsHere
        label: qsTr("Conflicts of interest")
        help: qsTr("As the person declared them, such as: Paid to speak by a company that makes a medicine. Leave it empty if there are none. It stays here: what patients should know of it stands under This clinic.")
        Component.onCompleted: interests.text = root.people.chosenInterests
    }

    DeskField {
        id: declaredOn

        objectName: "accountDeclaredOn"
        width: Math.min(Sheet.column, root.width)
        visible: root.people.chosenIsHere
        label: qsTr("Declared on")
        help: qsTr("Such as 26 November 2026. Ask again every year. Leave it empty if nobody has asked yet.")
        onAccepted: root.save()
        Component.onCompleted: declaredOn.text = root.people.chosenDeclaredOn
    }

    RoleTicks {
        width: root.width
        visible: root.people.chosenIsHere
        people: root.people
    }

    Flow {
        width: root.width
        spacing: Sheet.gap

        DeskButton {
            objectName: "saveAccount"
            visible: root.people.chosenIsHere
            text: qsTr("Save")
            onPressed: root.save()
        }

        DeskButton {
            objectName: "leaveAccount"
            quiet: true
            text: qsTr("Back to the list")
            onPressed: {
                root.people.leave();
                root.closed();
            }
        }
    }

    Heading {
        width: root.width
        small: true
        visible: give.visible
        text: root.people.chosenIsHere ? qsTr("Forgotten the passphrase?") : qsTr("Has this person come back?")
    }

    GivePassphrase {
        id: give

        width: root.width
        visible: root.people.chosen !== "" && !root.people.chosenIsMe
        people: root.people
    }

    Heading {
        width: root.width
        small: true
        visible: root.people.chosenIsHere
        text: qsTr("Has this person left?")
    }

    DeskButton {
        id: ask

        objectName: "retire"
        visible: root.people.chosenIsHere && !root.leaving
        quiet: true
        text: qsTr("This person has left …")
        onPressed: {
            root.leaving = true;
            no.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    Words {
        width: root.width
        visible: root.people.chosenIsHere && root.leaving
        text: root.people.chosenIsMe ? qsTr("This is your own account. You are signed out, and it no longer opens. What you wrote and approved stays.") : qsTr("The account no longer opens. What this person wrote and approved stays, and so does the name here. If the person comes back, an administrator opens it again.")
        Accessible.role: Accessible.AlertMessage
    }

    Flow {
        width: root.width
        visible: root.people.chosenIsHere && root.leaving
        spacing: Sheet.gap

        DeskButton {
            objectName: "retireNow"
            text: qsTr("Close the account")
            onPressed: root.people.retire()
        }

        DeskButton {
            id: no

            objectName: "retireNot"
            quiet: true
            text: qsTr("Leave it open")
            onPressed: {
                root.leaving = false;
                ask.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
}
