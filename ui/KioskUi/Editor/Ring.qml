import QtQuick

// What has the focus of the keys is seen by this.
Rectangle {
    id: root

    required property Item of

    anchors.fill: root.of
    anchors.margins: -2 * Sheet.ring
    visible: root.of.activeFocus
    radius: Sheet.corner
    color: "transparent"
    border.width: Sheet.ring
    border.color: Sheet.focus
}
