pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme
import KioskApp

// What is on the glass, with its sizes and colours: on a kiosk the whole window, in the editor a part of it.
Item {
    id: root

    required property Kiosk kiosk

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
