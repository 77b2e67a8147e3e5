pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Every item of one kind, to be found and opened.
Item {
    id: root

    required property Desk desk

    Heading {
        id: heading

        anchors.verticalCenter: add.verticalCenter
        text: root.desk.items.title
    }

    DeskButton {
        id: add

        objectName: "addItem"
        anchors.right: parent.right
        anchors.rightMargin: Sheet.bar
        visible: root.desk.items.canAdd
        text: qsTr("Add one")
        onPressed: root.desk.openNew(root.desk.items.kind)
    }

    DeskField {
        id: find

        objectName: "findItem"
        y: add.height + Sheet.gap
        width: Math.min(Sheet.column, root.width)
        label: qsTr("Find")
        onEdited: root.desk.items.filter(find.text)
    }

    ListView {
        id: list

        objectName: "items"
        anchors.fill: parent
        anchors.topMargin: find.y + find.height + Sheet.gap
        clip: true
        spacing: Sheet.gap / 2
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: root.desk.items.rows
        Keys.onReturnPressed: (list.currentItem as DeskRow)?.press()
        Keys.onEnterPressed: (list.currentItem as DeskRow)?.press()
        Keys.onSpacePressed: (list.currentItem as DeskRow)?.press()

        delegate: DeskRow {
            id: row

            required property string item
            required property string group
            required property string shown

            objectName: `item-${row.item}`
            width: list.width - Sheet.bar
            note: row.group
            aside: row.shown
            current: ListView.isCurrentItem && list.activeFocus
            onPressed: root.desk.open(row.item)
        }

        Words {
            visible: list.count === 0
            text: qsTr("Nothing here.")
        }
    }

    DeskBar {
        anchors.right: list.right
        y: list.y
        height: list.height
        flick: list
    }

    Connections {
        target: root.desk.items

        function onChanged() {
            find.clear();
        }
    }
}
