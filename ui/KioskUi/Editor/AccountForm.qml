import QtQuick
import KioskApp

// Somebody's account: what they may do, a new passphrase, and that they have left, which is asked about first.
Column {
    id: root

    required property People people

    property bool leaving: false

    signal closed

    spacing: Sheet.gap

    Heading {
        width: root.width
        text: root.people.chosenName
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
            objectName: "saveRoles"
            visible: root.people.chosenIsHere
            text: qsTr("Save what this person may do")
            onPressed: root.people.saveRoles()
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
