pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What would change, where it goes, the one button, and the releases on this machine.
DeskScroll {
    id: root

    required property Desk desk

    readonly property Publishing publishing: root.desk.publishing
    readonly property real column: Math.min(root.contentWidth, Sheet.reading)

    property bool told: false // whether the notes of the check are shown

    objectName: "publishArea"

    Heading {
        width: root.column
        text: qsTr("Publish")
    }

    Words {
        objectName: "showing"
        width: root.column
        color: Sheet.quiet
        visible: text !== ""
        text: root.publishing.showing
    }

    JobBar {
        width: root.column
        job: root.publishing.job
        visible: root.publishing.looking
    }

    JobBar {
        width: root.column
        job: root.desk.takingOff.job
    }

    ToldBox {
        objectName: "stands"
        width: root.column
        told: root.publishing.stands
        onOpened: item => root.desk.open(item)
    }

    DeskButton {
        objectName: "lookAgain"
        quiet: true
        visible: root.publishing.stands.there && !root.publishing.job.running
        text: qsTr("Look again")
        onPressed: root.publishing.lookAgain()
    }

    Heading {
        objectName: "summary"
        width: root.column
        small: true
        visible: root.publishing.summary !== ""
        text: root.publishing.summary
    }

    Words {
        objectName: "blind"
        width: root.column
        visible: text !== ""
        color: Sheet.wrong
        text: root.publishing.blind
        Accessible.role: Accessible.AlertMessage
    }

    Repeater {
        model: root.publishing.changes

        ChangeBox {
            width: root.column
            onOpened: item => root.desk.open(item)
        }
    }

    DeskButton {
        objectName: "showMore"
        quiet: true
        visible: root.publishing.changes.more > 0
        text: qsTr("Show more (%1 are left)").arg(root.publishing.changes.more)
        onPressed: root.publishing.changes.showMore()
    }

    Column {
        width: root.column
        spacing: Sheet.gap / 2
        visible: root.publishing.waiting.count > 0 || root.publishing.notes !== ""

        Heading {
            width: parent.width
            small: true
            text: qsTr("Not in it")
        }

        Repeater {
            model: root.publishing.waiting

            Words {
                id: waits

                required property string item
                required property string words

                objectName: `waits-${waits.item}`
                width: root.column
                text: waits.words
            }
        }

        DeskButton {
            objectName: "notes"
            visible: root.publishing.notes !== ""
            quiet: true
            text: root.told ? qsTr("Hide it") : qsTr("Show all that is left out")
            onPressed: root.told = !root.told
        }

        Words {
            objectName: "notesTold"
            width: parent.width
            visible: root.told
            color: Sheet.quiet
            text: root.publishing.notes
        }
    }

    Heading {
        width: root.column
        small: true
        visible: root.publishing.summary !== ""
        text: qsTr("Where to")
    }

    DeskCheck {
        objectName: "here"
        width: root.column
        visible: root.publishing.summary !== ""
        enabled: !root.publishing.publishing
        text: qsTr("The screen on this computer")
        ticked: root.publishing.here
        onToggled: root.publishing.goHere(!root.publishing.here)
    }

    WhereField {
        id: folder

        objectName: "folder"
        width: root.column
        sticks: root.desk.sticks
        visible: root.publishing.summary !== ""
        readOnly: root.publishing.publishing
        label: qsTr("A folder or stick for other kiosks")
        help: qsTr("Leave it empty if there are none. Else choose the stick, or write where the folder is.")
        onEdited: root.publishing.goTo(folder.text)
        Component.onCompleted: folder.text = root.publishing.folder
    }

    ChooseOwn {
        width: root.column
        visible: wanted && root.publishing.summary !== ""
        people: root.desk.people
        onChosen: Qt.callLater(button.forceActiveFocus, Qt.OtherFocusReason)
    }

    DeskButton {
        id: button

        objectName: "publish"
        visible: root.publishing.summary !== ""
        enabled: root.publishing.canPublish && root.desk.people.own.chosenBy === ""
        text: qsTr("Publish")
        onPressed: root.publishing.publish()
    }

    JobBar {
        width: root.column
        job: root.publishing.job
        visible: root.publishing.publishing
        stoppable: root.publishing.canStop
    }

    OutcomeBox {
        objectName: "outcome"
        width: root.column
        told: root.publishing.outcome
        onOpened: item => root.desk.open(item)
    }

    Heading {
        width: root.column
        small: true
        visible: root.publishing.releases.count > 0
        text: qsTr("Releases on this computer")
    }

    Repeater {
        model: root.publishing.releases

        ReleaseRow {
            width: root.column
            free: !root.publishing.job.running
            onChosen: label => root.publishing.putInUse(label)
        }
    }
}
