import QtQuick

// A button for mouse, Enter and Space. There is one main button in an area; the others are `quiet`.
Rectangle {
    id: root

    required property string text
    property bool quiet: false
    property bool chosen: false
    property bool atLeft: false
    property bool compact: false

    signal pressed

    function press() {
        if (root.enabled)
            root.pressed();
    }

    // A key that is held down repeats by itself, and would answer what nobody has read.
    function pressByKey(event: KeyEvent) {
        if (!event.isAutoRepeat)
            root.press();
    }

    implicitWidth: label.implicitWidth + (root.compact ? 1.5 * Sheet.gap : 2 * Sheet.padding)
    implicitHeight: Math.max(root.compact ? 0.85 * Sheet.control : Sheet.control, label.implicitHeight + Sheet.gap)
    radius: Sheet.corner
    opacity: root.enabled ? 1 : 0.55
    color: {
        if (root.quiet && !root.chosen)
            return tap.pressed || hover.hovered ? Sheet.hovered : Sheet.surface;
        return tap.pressed || hover.hovered ? Sheet.pressed : Sheet.primary;
    }
    border.width: root.quiet ? Sheet.line : 0
    border.color: Sheet.edge
    activeFocusOnTab: root.enabled

    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.focusable: true
    Accessible.selected: root.chosen
    Accessible.onPressAction: root.press()

    Keys.onReturnPressed: event => root.pressByKey(event)
    Keys.onEnterPressed: event => root.pressByKey(event)
    Keys.onSpacePressed: event => root.pressByKey(event)

    Ring {
        of: root
    }

    Text {
        id: label

        anchors.centerIn: parent
        width: root.atLeft ? root.width - 2 * Sheet.gap : Math.min(implicitWidth, root.width - Sheet.gap)
        wrapMode: Text.WordWrap
        horizontalAlignment: root.atLeft ? Text.AlignLeft : Text.AlignHCenter
        textFormat: Text.PlainText
        text: root.text
        font.family: Sheet.family
        font.pixelSize: Sheet.body
        color: root.quiet && !root.chosen ? Sheet.ink : Sheet.primaryInk
    }

    HoverHandler {
        id: hover

        enabled: root.enabled
        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        id: tap

        enabled: root.enabled
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            // The second click of a double click, which some people make everywhere, would answer what it has not read.
            if (tap.tapCount === 1)
                root.press();
        }
    }
}
