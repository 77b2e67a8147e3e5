pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// How often pages were opened, month by month, and the same as a table in a file.
Item {
    id: root

    required property Desk desk

    readonly property PageViews views: root.desk.pageViews
    readonly property real column: Math.min(root.width - Sheet.bar - 4 * Sheet.ring, Sheet.reading)
    property bool saving: false // whether the folder for the table is asked for

    objectName: "countsArea"

    Column {
        id: head

        x: 2 * Sheet.ring
        y: 2 * Sheet.ring
        width: root.column
        spacing: Sheet.gap

        Heading {
            width: parent.width
            text: qsTr("Page views")
        }

        JobBar {
            width: parent.width
            job: root.views.job
        }

        Words {
            objectName: "falling"
            width: parent.width
            visible: text !== ""
            font.weight: Font.DemiBold
            text: root.views.falling
            Accessible.role: Accessible.AlertMessage
        }

        Words {
            objectName: "viewsWords"
            width: parent.width
            visible: text !== ""
            text: root.views.words
        }

        DeskButton {
            objectName: "askFolder"
            visible: list.count > 0 && !root.saving
            quiet: true
            text: qsTr("Save as a table …")
            onPressed: {
                root.saving = true;
                folder.begin();
            }
        }

        DeskField {
            id: folder

            objectName: "folder"
            width: parent.width
            visible: root.saving
            label: qsTr("Folder or stick for the table, such as E:\\ or /media/stick")
            onAccepted: root.views.save(folder.text)
        }

        DeskButton {
            objectName: "saveTable"
            visible: root.saving
            enabled: root.views.canSave
            text: qsTr("Save it there")
            onPressed: root.views.save(folder.text)
        }

        ToldBox {
            objectName: "outcome"
            width: parent.width
            told: root.views.outcome
        }
    }

    ListView {
        id: list

        objectName: "views"
        anchors.fill: parent
        anchors.leftMargin: 2 * Sheet.ring
        anchors.topMargin: head.y + head.height + Sheet.gap / 2
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: list.count > 0
        keyNavigationEnabled: true
        model: root.views.rows
        section.property: "month"
        section.delegate: Heading {
            required property string section

            width: root.column
            topPadding: Sheet.gap
            bottomPadding: Sheet.gap / 2
            small: true
            text: section
        }

        delegate: Rectangle {
            id: row

            required property int index
            required property string title
            required property string shown

            objectName: `views-${row.index}`
            width: root.column
            height: Math.max(name.height, number.height) + Sheet.gap / 2
            color: row.ListView.isCurrentItem && list.activeFocus ? Sheet.hovered : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: `${row.title}: ${row.shown}`

            Words {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - number.width - Sheet.gap
                text: row.title
                Accessible.ignored: true
            }

            Words {
                id: number

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: row.shown
                Accessible.ignored: true
            }
        }
    }

    DeskBar {
        anchors.right: list.right
        y: list.y
        height: list.height
        flick: list
    }
}
