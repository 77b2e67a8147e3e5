import QtQuick

// A button for mouse, Enter and Space.
Rectangle {
    id: root

    required property string text

    signal pressed

    implicitWidth: label.implicitWidth + 2 * Sheet.padding
    implicitHeight: Sheet.control
    radius: Sheet.corner
    color: tap.pressed ? Sheet.pressed : Sheet.primary
    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.focusable: true
    Accessible.onPressAction: root.pressed()

    Keys.onReturnPressed: root.pressed()
    Keys.onEnterPressed: root.pressed()
    Keys.onSpacePressed: root.pressed()

    Rectangle {
        anchors.fill: parent
        anchors.margins: -2 * Sheet.ring
        visible: root.activeFocus
        radius: Sheet.corner
        color: "transparent"
        border.width: Sheet.ring
        border.color: Sheet.focus
    }

    Text {
        id: label

        anchors.centerIn: parent
        text: root.text
        font.family: Sheet.family
        font.pixelSize: Sheet.body
        color: Sheet.primaryInk
    }

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.pressed()
    }
}
