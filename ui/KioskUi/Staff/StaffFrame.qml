import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Back and Leave: a row at the foot of a tall screen, a column at the side of a wide one.
Rectangle {
    id: root

    required property StaffPanel panel
    required property TapGuard guard
    property bool upright: false

    readonly property real tall: Math.max(back.implicitHeight, leave.implicitHeight)

    implicitHeight: root.tall + 2 * Theme.edgeMargin
    implicitWidth: 2 * Theme.edgeMargin + Theme.mm(38) + Math.max(0, Theme.bodySize * 5.2 - Theme.mm(44))
    color: Theme.palette.bar

    Grid {
        id: grid

        readonly property real wide: root.upright ? root.width - 2 * Theme.edgeMargin : (root.width - 2 * Theme.edgeMargin - Theme.besideRestart) / 2

        x: Theme.edgeMargin
        y: root.upright ? root.height - height - Theme.edgeMargin : Theme.edgeMargin
        columns: root.upright ? 1 : 2
        columnSpacing: Theme.besideRestart
        rowSpacing: Theme.besideRestart

        NavButton {
            id: back

            objectName: "staffBack"
            width: grid.wide
            height: root.tall
            guard: root.guard
            icon: "back"
            label: qsTr("Back")
            onTapped: root.panel.back()
        }
        NavButton {
            id: leave

            objectName: "staffLeave"
            width: grid.wide
            height: root.tall
            guard: root.guard
            icon: "close"
            label: qsTr("Leave")
            onTapped: root.panel.leave()
        }
    }
}
