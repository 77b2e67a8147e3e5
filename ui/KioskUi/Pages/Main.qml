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
    onVisibilityChanged: {
        if (root.locked && root.visibility === Window.Minimized)
            root.showFullScreen(); // a gesture or a chord of the desktop has put it away
    }

    Panel {
        anchors.fill: parent
        kiosk: root.kiosk
    }
}
