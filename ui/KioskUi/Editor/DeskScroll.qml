import QtQuick

// A column that scrolls, by wheel, bar and keys, and brings what has the focus into sight.
FocusScope {
    id: root

    default property alias content: column.data
    property alias contentY: flick.contentY
    property alias spacing: column.spacing
    property real inset: 0
    property real cover: 0 // what stands over the text at the top, in pixels
    readonly property alias contentWidth: column.width
    readonly property alias contentHeight: flick.contentHeight

    function bring(item: Item, y: real, height: real) {
        const top = item.mapToItem(column, 0, y).y;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top - Sheet.gap);
        else if (top + height > flick.contentY + flick.height)
            flick.contentY = Math.min(Math.max(0, flick.contentHeight - flick.height), top + height + Sheet.gap - flick.height);
    }

    function follow() {
        for (let at = root.focused; at !== null; at = at.parent)
            if (at === column) {
                const text = root.focused as TextEdit;
                if (text)
                    root.bring(text, text.cursorRectangle.y - root.cover, text.cursorRectangle.height + root.cover);
                else
                    root.bring(root.focused, 0, Math.min(root.focused.height, flick.height));
                root.followed = flick.contentY;
                return;
            }
    }

    readonly property Item focused: root.Window.activeFocusItem
    property real followed: 0 // how far it was scrolled for what has the focus
    onFocusedChanged: {
        root.follow();
        growing.restart();
    }

    // What was opened together with what has the focus is laid out after it: follow once more, unless an area has gone back to its top.
    Timer {
        id: growing

        interval: 100
    }

    Connections {
        target: flick
        function onContentHeightChanged() {
            if (growing.running && (flick.contentY > 0 || root.followed === 0))
                root.follow();
        }
    }

    // What comes above or below, such as a finding, takes room from it: where somebody types stays in sight.
    onHeightChanged: {
        if (flick.contentY > 0 || root.followed === 0)
            root.follow();
    }

    // Where somebody types is in sight, in a text longer than the window too.
    Connections {
        target: root.focused as TextEdit
        function onCursorRectangleChanged() {
            root.follow();
        }
    }

    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown)
            flick.contentY = Math.min(Math.max(0, flick.contentHeight - flick.height), flick.contentY + flick.height * 0.9);
        else if (event.key === Qt.Key_PageUp)
            flick.contentY = Math.max(0, flick.contentY - flick.height * 0.9);
        else
            return;
        event.accepted = true;
    }

    Flickable {
        id: flick

        anchors.fill: parent
        contentHeight: column.height + 2 * Sheet.inset
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        clip: true

        Column {
            id: column

            x: root.inset + Sheet.inset
            y: Sheet.inset
            width: flick.width - bar.width - 2 * (root.inset + Sheet.inset)
            spacing: Sheet.gap
        }
    }

    DeskBar {
        id: bar

        anchors.right: parent.right
        height: parent.height
        flick: flick
    }
}
