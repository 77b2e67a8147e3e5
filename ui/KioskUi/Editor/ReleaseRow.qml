import QtQuick

// One release on this computer, with a button that puts it in use.
Rectangle {
    id: root

    required property string label
    required property string published
    required property string note
    required property bool inUse
    required property string offer
    property bool free: true

    signal chosen(label: string)

    height: row.height + Sheet.gap
    radius: Sheet.corner
    color: Sheet.surface
    border.width: root.inUse ? 2 * Sheet.line : Sheet.line
    border.color: root.inUse ? Sheet.primary : Sheet.edge

    Item {
        id: row

        x: Sheet.gap
        y: Sheet.gap / 2
        width: root.width - 2 * Sheet.gap
        height: Math.max(words.height, go.height)

        Column {
            id: words

            width: parent.width - (go.visible ? go.width + Sheet.gap : 0)

            Words {
                objectName: `release-${root.label}`
                width: parent.width
                font.weight: Font.DemiBold
                //: %1 says when and by whom something was published
                text: root.inUse ? qsTr("On the screen here: %1").arg(root.published) : root.published
            }

            Words {
                width: parent.width
                color: Sheet.quiet
                font.pixelSize: Sheet.small
                text: root.note
            }
        }

        DeskButton {
            id: go

            objectName: `goTo-${root.label}`
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: root.offer !== ""
            enabled: root.free
            quiet: true
            text: root.offer
            Accessible.description: root.published
            onPressed: root.chosen(root.label)
        }
    }
}
