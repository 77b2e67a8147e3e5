import QtQuick

// A box to tick, with its words: for mouse, Enter and Space.
Item {
    id: root

    required property string text
    property bool ticked: false

    signal toggled

    function toggle() {
        if (root.enabled)
            root.toggled();
    }

    // A held key repeats by itself, and a double click comes as two: either would take back what it has just ticked.
    function toggleByKey(event: KeyEvent) {
        if (!event.isAutoRepeat)
            root.toggle();
    }

    implicitWidth: box.width + Sheet.gap + label.implicitWidth
    implicitHeight: Math.max(box.height, label.height) + Sheet.gap / 2
    opacity: root.enabled ? 1 : 0.55
    activeFocusOnTab: root.enabled

    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.ticked
    Accessible.focusable: true
    Accessible.onToggleAction: root.toggle()
    Accessible.onPressAction: root.toggle()

    Keys.onReturnPressed: event => root.toggleByKey(event)
    Keys.onEnterPressed: event => root.toggleByKey(event)
    Keys.onSpacePressed: event => root.toggleByKey(event)

    Ring {
        of: root
    }

    Rectangle {
        id: box

        anchors.verticalCenter: parent.verticalCenter
        width: Sheet.body * 1.4
        height: width
        radius: Sheet.corner
        color: root.ticked ? Sheet.primary : Sheet.surface
        border.width: 2 * Sheet.line
        border.color: root.ticked ? Sheet.primary : Sheet.edge

        Text {
            anchors.centerIn: parent
            visible: root.ticked
            text: "\u2713"
            font.family: "Noto Sans"
            font.bold: true
            font.pixelSize: Sheet.body
            color: Sheet.primaryInk
            Accessible.ignored: true
        }
    }

    Words {
        id: label

        anchors.left: box.right
        anchors.leftMargin: Sheet.gap
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        Accessible.ignored: true
    }

    HoverHandler {
        enabled: root.enabled
        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        id: tap

        enabled: root.enabled
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            if (tap.tapCount === 1)
                root.toggle();
        }
    }
}
