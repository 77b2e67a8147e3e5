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
    readonly property int textSize: root.upright ? Theme.bodySize : shares.textSize
    readonly property list<string> reaching: [qsTr("Move down"), qsTr("Move up")]
    // Four buttons with pictures and two lines each do not fit a low panel with the largest text.
    // Nor is there room for them in the lower half of a tall one.
    readonly property bool compact: root.upright ? root.height < 4 * (Theme.bodySize * 3.6 + 2 * Theme.gapSmall) + 2 * Theme.edgeMargin + 3 * Theme.besideRestart : root.choices.withinReach && Theme.bodySize > Theme.mm(9)

    // The width is that of the column, with letters that do not depend on it: a screen that is turned passes from one to the other.
    implicitHeight: root.buttonHeight + 2 * Theme.edgeMargin
    implicitWidth: 2 * Theme.edgeMargin + Math.max(Theme.mm(38), Math.ceil(Math.max(...shares.twoLines) * Theme.bodySize) + Theme.mm(root.compact ? 4.5 : 6)) // a low panel has little width too
    color: Theme.palette.bar

    RowShares {
        id: shares

        // One target's gap everywhere, a wider one beside Start again (TCH-03).
        row: root.width - 2 * Theme.edgeMargin - (root.reachable ? 3 : 2) * Theme.betweenTargets - Theme.besideRestart
        // The longer name of the one that has two: nothing in the frame moves when it is touched.
        labels: [back.label, home.label, appearance.label, again.label].concat(root.reachable ? root.reaching.reduce((one, other) => other.length > one.length ? other : one) : [])
    }
    Grid {
        id: grid

        readonly property real column: root.width - 2 * Theme.edgeMargin
        readonly property real tall: root.upright ? Math.min(root.buttonHeight * 1.35, Math.floor((root.height - 2 * Theme.edgeMargin - 2 * Theme.betweenTargets - Theme.besideRestart) / 4)) : root.buttonHeight

        x: Theme.edgeMargin
        y: Theme.edgeMargin
        columns: root.upright ? 1 : 5
        columnSpacing: Theme.betweenTargets
        rowSpacing: Theme.betweenTargets

        NavButton {
            id: back

            objectName: "navBack"
            width: root.upright ? grid.column : shares.widths[0]
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
            width: root.upright ? grid.column : shares.widths[1]
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
            width: root.upright ? grid.column : shares.widths[2]
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
            width: root.reachable ? shares.widths[4] : 0
            height: grid.tall
            guard: root.guard
            icon: root.choices.withinReach ? "up" : "touch"
            label: root.reaching[root.choices.withinReach ? 1 : 0]
            textSize: root.textSize
            compact: root.compact
            onTapped: root.choices.toggleReach()
        }
        Item {
            width: again.width + (root.upright ? 0 : Theme.besideRestart - Theme.betweenTargets)
            height: grid.tall + (root.upright ? Theme.besideRestart - Theme.betweenTargets : 0)

            NavButton {
                id: again

                objectName: "navStartAgain"
                x: parent.width - again.width
                y: parent.height - grid.tall
                width: root.upright ? grid.column : shares.widths[3]
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
