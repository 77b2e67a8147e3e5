pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What waits for somebody, the most pressing first.
Item {
    id: root

    required property Desk desk

    LookingHeading {
        id: heading

        objectName: "looking"
        x: Sheet.inset
        width: parent.width - x
        what: qsTr("What waits")
        job: root.desk.tasks.job
    }

    ListView {
        id: list

        objectName: "worklist"
        anchors.fill: parent
        anchors.leftMargin: Sheet.inset
        anchors.topMargin: heading.height + Sheet.gap
        clip: true
        spacing: Sheet.gap / 2
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows ahead are made bit by bit, and a list emptied meanwhile warns of them
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: root.desk.tasks.rows
        section.property: "group"
        section.delegate: Heading {
            required property string section

            width: ListView.view.width
            topPadding: Sheet.gap
            bottomPadding: Sheet.gap / 2
            small: true
            text: section
        }
        Keys.onReturnPressed: (list.currentItem as DeskRow)?.press()
        Keys.onEnterPressed: (list.currentItem as DeskRow)?.press()
        Keys.onSpacePressed: (list.currentItem as DeskRow)?.press()

        delegate: DeskRow {
            id: row

            required property string item
            required property string why
            required property string goes

            objectName: `task-${row.goes}-${row.item}`
            width: list.width - Sheet.bar
            note: row.why
            current: ListView.isCurrentItem && list.activeFocus
            onPressed: {
                list.currentIndex = row.index;
                switch (row.goes) {
                case "review":
                    root.desk.review(row.item);
                    break;
                case "starter":
                    root.desk.lookAtStarter(row.item);
                    break;
                case "people":
                    root.desk.go("people");
                    break;
                default:
                    root.desk.open(row.item);
                }
            }
        }

        Words {
            objectName: "nothingWaits"
            width: list.width
            visible: (list.count === 0 && !root.desk.tasks.looking) || text !== qsTr("Nothing waits.")
            color: root.desk.tasks.fault !== "" ? Sheet.wrong : Sheet.ink
            text: root.desk.tasks.fault || qsTr("Nothing waits.") // an area that is on its way out may find no fault at all
        }
    }

    DeskBar {
        anchors.right: list.right
        y: list.y
        height: list.height
        flick: list
    }
}
