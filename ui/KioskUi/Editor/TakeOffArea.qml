import QtQuick
import KioskApp

// One item off the screens now: why, the one button, and what became of it.
DeskScroll {
    id: root

    required property Desk desk

    readonly property TakingOff taking: root.desk.takingOff
    readonly property real column: Math.min(root.contentWidth, Sheet.reading)

    objectName: "takeOffArea"
    Component.onCompleted: {
        if (!root.taking.off)
            reason.input.forceActiveFocus(Qt.OtherFocusReason);
    }

    Heading {
        width: root.column
        //: %1 is the title of a page
        text: qsTr("Take off now: %1").arg(root.taking.title)
    }

    Words {
        width: root.column
        visible: !root.taking.off
        text: qsTr("It goes from the screen here at once, also while somebody reads it: at their next Home or Start again. It stays off until it is approved again, and no earlier release brings it back. Everything else stays as it is.")
    }

    DeskText {
        id: reason

        objectName: "reason"
        width: root.column
        visible: !root.taking.off
        readOnly: root.taking.busy
        label: qsTr("Why must it go?")
        help: qsTr("A few words, such as: The phone number is wrong. They stay with it, and with your name.")
    }

    WhereField {
        id: folder

        objectName: "folder"
        width: root.column
        sticks: root.desk.sticks
        visible: !root.taking.off
        readOnly: root.taking.busy
        label: qsTr("A folder or stick for other kiosks")
        help: qsTr("Leave it empty if there are none. Else choose the stick, or write where the folder is.")
    }

    JobBar {
        width: root.column
        job: root.taking.job
    }

    OutcomeBox {
        objectName: "outcome"
        width: root.column
        told: root.taking.outcome
        onOpened: item => root.desk.open(item)
    }

    Flow {
        width: root.column
        spacing: Sheet.gap

        DeskButton {
            id: button

            objectName: "takeOffNow"
            visible: !root.taking.off
            enabled: !root.taking.busy
            text: qsTr("Take it off now")
            onPressed: root.taking.takeOff(reason.text, folder.text)
        }

        DeskButton {
            objectName: "backToItem"
            quiet: !root.taking.off
            enabled: !root.taking.busy
            text: root.taking.off ? qsTr("Open it, to mend it") : qsTr("Leave it as it is")
            onPressed: root.desk.open(root.taking.item)
        }
    }
}
