pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Every item of one kind, to be found and opened.
Item {
    id: root

    required property Desk desk

    readonly property SectionOrder order: root.desk.sectionOrder
    readonly property bool ordered: root.desk.items.kind === "section" && root.order.allowed && find.text === ""

    property string moved: "" // until it has been found in the new list

    // The row that was moved keeps the keys, wherever it stands now.
    function follow() {
        for (let row = 0; root.moved !== "" && row < list.count; row += 1) {
            list.currentIndex = row;
            if (list.currentItem?.objectName === `item-${root.moved}`) {
                root.moved = "";
                list.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }

    Heading {
        id: heading

        x: Sheet.inset
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
        x: Sheet.inset
        y: add.height + Sheet.gap
        width: Math.min(Sheet.column, root.width - x)
        label: qsTr("Find")
        onEdited: root.desk.items.filter(find.text)
    }

    Words {
        id: hint

        objectName: "orderHint"
        x: Sheet.inset
        y: find.y + find.height + Sheet.gap
        width: Math.min(Sheet.reading, root.width - x)
        visible: root.ordered
        color: Sheet.quiet
        text: qsTr("They stand here as on the first screen. Move one with its arrows, or with Alt and an arrow key.")
    }

    ListView {
        id: list

        objectName: "items"
        anchors.fill: parent
        anchors.leftMargin: Sheet.inset
        anchors.topMargin: hint.y + (hint.visible ? hint.height + Sheet.gap : 0)
        anchors.bottomMargin: outcome.visible ? outcome.height + Sheet.gap : 0
        clip: true
        spacing: Sheet.gap / 2
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0 // rows ahead are made bit by bit, and a list emptied meanwhile warns of them
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: root.desk.items.rows
        Keys.onPressed: event => {
            const by = event.key === Qt.Key_Up ? -1 : event.key === Qt.Key_Down ? 1 : 0;
            if (root.ordered && by !== 0 && event.modifiers & Qt.AltModifier) {
                event.accepted = true;
                root.order.move((list.currentItem as DeskRow)?.objectName.slice("item-".length) ?? "", by);
            }
        }
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
            spare: arrows.visible ? arrows.width + Sheet.gap : 0
            least: arrows.visible ? arrows.height + Sheet.gap : 0
            onPressed: root.desk.open(row.item)

            Row {
                id: arrows

                anchors.right: parent.right
                anchors.rightMargin: Sheet.gap
                anchors.verticalCenter: parent.verticalCenter
                visible: root.ordered
                spacing: Sheet.gap / 2

                ArrowButton {
                    objectName: `up-${row.item}`
                    enabled: row.index > 0
                    icon: "up"
                    //: %1 is the title of a section
                    says: qsTr("Move up: %1").arg(row.title)
                    onPressed: root.order.move(row.item, -1)
                }

                ArrowButton {
                    objectName: `down-${row.item}`
                    enabled: row.index < list.count - 1
                    icon: "down"
                    //: %1 is the title of a section
                    says: qsTr("Move down: %1").arg(row.title)
                    onPressed: root.order.move(row.item, 1)
                }
            }
        }

        Words {
            width: list.width - Sheet.bar
            visible: list.count === 0 && !root.desk.items.job.running
            text: root.desk.items.fault || qsTr("Nothing here.") // as in WorklistArea
        }

        JobBar {
            width: Math.min(Sheet.column, list.width)
            job: root.desk.items.job
        }
    }

    DeskBar {
        anchors.right: list.right
        y: list.y
        height: list.height
        flick: list
    }

    ToldBox {
        id: outcome

        objectName: "orderOutcome"
        x: Sheet.inset
        anchors.bottom: parent.bottom
        width: list.width - Sheet.bar
        height: visible ? implicitHeight : 0
        visible: root.desk.items.kind === "section" && root.order.outcome.there
        told: root.order.outcome
    }

    Connections {
        target: root.order

        function onMoved(item: string) {
            root.moved = item;
        }
    }

    Connections {
        target: root.desk.items

        function onChanged() {
            find.clear();
        }

        function onListed() {
            root.follow();
        }
    }
}
