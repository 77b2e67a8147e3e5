import QtQuick
import KioskUi.Theme

// Two rings around what has the focus, dark and light: one of them shows on every ground (KBD-03).
// Made only when shown: a screen has dozens of controls, and one focus at most.
Loader {
    anchors.fill: parent
    anchors.margins: -Theme.focusWidth
    z: 2
    sourceComponent: Rectangle {
        color: "transparent"
        border.color: Theme.palette.focusOuter
        border.width: Theme.focusWidth
        radius: Theme.radius + Theme.focusWidth

        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.focusWidth
            color: "transparent"
            border.color: Theme.palette.focusInner
            border.width: Theme.focusWidth
            radius: Theme.radius
        }
    }
}
