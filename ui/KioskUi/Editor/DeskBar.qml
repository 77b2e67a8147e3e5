import QtQuick

// A scroll bar: seen only where there is something to scroll.
Item {
    id: root

    required property Flickable flick

    readonly property real share: root.flick.contentHeight > 0 ? Math.min(1, root.flick.height / root.flick.contentHeight) : 1
    readonly property real room: root.flick.contentHeight - root.flick.height

    width: Sheet.bar
    visible: root.share < 1

    Rectangle {
        id: thumb

        objectName: "scrollThumb"
        x: (root.width - width) / 2
        y: root.room > 0 ? (root.flick.contentY - root.flick.originY) / root.room * (root.height - height) : 0
        width: Sheet.bar / 2
        height: Math.max(Math.min(Sheet.control, root.height / 2), root.share * root.height)
        radius: width / 2
        color: drag.active ? Sheet.ink : Sheet.edge
    }

    DragHandler {
        id: drag

        property real from: 0

        target: null
        onActiveChanged: from = root.flick.contentY
        onTranslationChanged: {
            if (active && root.height > thumb.height)
                root.flick.contentY = root.flick.originY + Math.max(0, Math.min(root.room, from - root.flick.originY + activeTranslation.y / (root.height - thumb.height) * root.room));
        }
    }
}
