pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme
import KioskApp

// The one window. Its size decides between a tall layout, with the frame at the foot, and a
// wide one, with the frame at the side.
Window {
    id: root

    required property Kiosk kiosk
    property bool locked: false // nothing a visitor can do closes it

    flags: root.locked ? Qt.Window | Qt.FramelessWindowHint : Qt.Window
    title: qsTr("Patient information")
    color: Theme.palette.paper
    onClosing: close => close.accepted = !root.locked

    Binding {
        target: Theme
        property: "pxPerMm"
        value: root.kiosk.appearance.pxPerMm
    }
    Binding {
        target: Theme
        property: "viewingDistanceMm"
        value: root.kiosk.appearance.viewingDistanceMm
    }
    Binding {
        target: Theme
        property: "textSize"
        value: root.kiosk.appearance.textSize
    }
    Binding {
        target: Theme
        property: "name"
        value: root.kiosk.appearance.theme
    }

    Binding {
        target: Theme
        property: "moreSpace"
        value: root.kiosk.appearance.moreSpace
    }
    Binding {
        target: Theme
        property: "steadyHand"
        value: root.kiosk.appearance.steadyHand
    }

    Stage {
        anchors.fill: parent
        kiosk: root.kiosk
    }
}
