import QtQuick
import KioskUi.Theme
import KioskApp

// Back, Home, Text and colours, Move down, Start again: the same order and place on every screen (KBD-08).
// A row at the foot of a tall screen, a column at the side of a wide one.
Rectangle {
    id: root

    required property Navigator navigator
    required property TapGuard guard
    required property Appearance choices
    property bool upright: false
    property bool reachable: false // whether the panel is so tall that things can be moved down

    readonly property real buttonHeight: Math.max(back.implicitHeight, home.implicitHeight, appearance.implicitHeight, reach.implicitHeight, again.implicitHeight)
    readonly property int textSize: Theme.bodySize
    // Four buttons with pictures and two lines each do not fit a low panel with the largest text.
    // Nor is there room for them in the lower half of a tall one.
    readonly property bool compact: root.upright ? root.height < 4 * (Theme.bodySize * 3.6 + 2 * Theme.gapSmall) + 2 * Theme.edgeMargin + 3 * Theme.besideRestart : root.choices.withinReach && Theme.bodySize > Theme.mm(9)

    implicitHeight: root.buttonHeight + 2 * Theme.edgeMargin
    implicitWidth: 2 * Theme.edgeMargin + Theme.mm(38) + Math.max(0, Theme.bodySize * 5.2 - Theme.mm(44))
    color: Theme.palette.bar

    Grid {
        id: grid

        // One target's gap everywhere, a wider one beside Start again (TCH-03).
        // Short words take less of a row, so that "Text and colours" has room at the largest size.
        readonly property real row: root.width - 2 * Theme.edgeMargin - (root.reachable ? 3 : 2) * Theme.betweenTargets - Theme.besideRestart
        readonly property real narrow: root.upright ? root.width - 2 * Theme.edgeMargin : Math.floor(grid.row * (root.reachable ? 0.185 : 0.21))
        readonly property real wide: root.upright ? grid.narrow : Math.floor(grid.row * (root.reachable ? 0.264 : 0.29))
        readonly property real last: root.upright || !root.reachable ? grid.wide : Math.floor(grid.row * 0.18)
        readonly property real tall: root.upright ? Math.min(root.buttonHeight * 1.35, Math.floor((root.height - 2 * Theme.edgeMargin - 2 * Theme.betweenTargets - Theme.besideRestart) / 4)) : root.buttonHeight

        x: Theme.edgeMargin
        y: Theme.edgeMargin
        columns: root.upright ? 1 : 5
        columnSpacing: Theme.betweenTargets
        rowSpacing: Theme.betweenTargets

        NavButton {
            id: back

            objectName: "navBack"
            width: grid.narrow
            height: grid.tall
            guard: root.guard
            icon: "back"
            label: qsTr("Back")
            textSize: root.textSize
            compact: root.compact
            available: root.navigator.canGoBack
            onTapped: root.navigator.back()
        }
        NavButton {
            id: home

            objectName: "navHome"
            width: grid.narrow
            height: grid.tall
            guard: root.guard
            icon: "home"
            label: qsTr("Home")
            textSize: root.textSize
            compact: root.compact
            onTapped: root.navigator.home()
        }
        NavButton {
            id: appearance

            objectName: "navAppearance"
            width: grid.wide
            height: grid.tall
            guard: root.guard
            icon: "text-size"
            label: qsTr("Text and colours")
            textSize: root.textSize
            compact: root.compact
            onTapped: root.navigator.openAppearance()
        }
        // Everything into the lower half, and back: where a hand finds it that reaches no higher (HW-02).
        NavButton {
            id: reach

            objectName: "navReach"
            visible: root.reachable
            width: grid.narrow
            height: grid.tall
            guard: root.guard
            icon: root.choices.withinReach ? "up" : "touch"
            label: root.choices.withinReach ? qsTr("Move up") : qsTr("Move down")
            textSize: root.textSize
            compact: root.compact
            onTapped: root.choices.toggleReach()
        }
        Item {
            width: grid.last + (root.upright ? 0 : Theme.besideRestart - Theme.betweenTargets)
            height: grid.tall + (root.upright ? Theme.besideRestart - Theme.betweenTargets : 0)

            NavButton {
                id: again

                objectName: "navStartAgain"
                x: parent.width - grid.last
                y: parent.height - grid.tall
                width: grid.last
                height: grid.tall
                guard: root.guard
                icon: "restart"
                label: qsTr("Start again")
                textSize: root.textSize
                compact: root.compact
                onTapped: root.navigator.startAgain()
            }
        }
    }
}
