pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What fewer people need: more space, everything lower, a steady hand. Each says in words and with
// a sign whether it is on (KBD-09).
Column {
    id: root

    required property Appearance appearance
    required property TapGuard guard
    property bool reachable: false

    objectName: "moreChoices"
    spacing: Theme.betweenTargets

    Switch {
        objectName: "choice-space"
        name: qsTr("More space")
        hint: qsTr("Lines, words and letters stand wider apart.")
        marked: root.appearance.moreSpace
        onTapped: root.appearance.toggleSpace()
    }
    Switch {
        objectName: "choice-reach"
        visible: root.reachable
        name: qsTr("Easier to reach")
        hint: qsTr("Everything moves to the lower half of the screen.")
        marked: root.appearance.withinReach
        onTapped: root.appearance.toggleReach()
    }
    Switch {
        objectName: "choice-steady"
        name: qsTr("Steady hand")
        hint: qsTr("Larger buttons, wider apart. A finger that slips or trembles still counts as one tap. Use Page up and Page down to move the page.")
        marked: root.appearance.steadyHand
        onTapped: root.appearance.toggleSteadyHand()
    }

    component Switch: Tappable {
        id: choice

        required property string name
        required property string hint

        readonly property string told: choice.marked ? qsTr("On") : qsTr("Off")

        width: root.width
        height: Math.max(Theme.mainTarget, words.height + 2 * Theme.gap)
        guard: root.guard
        label: `${choice.name}. ${choice.told}. ${choice.hint}`
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true

        Rectangle {
            anchors.fill: parent
            color: choice.pressed ? Theme.palette.pressed : Theme.palette.surface
            radius: Theme.radius
            border.color: choice.marked ? Theme.palette.primary : Theme.palette.edge
            border.width: choice.marked ? Theme.mm(1.6) : Theme.hair
        }
        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: Theme.gapWide
            width: choice.width - 2 * Theme.gapWide
            spacing: Theme.hair

            Row {
                width: words.width
                spacing: Theme.gap

                Icon {
                    id: sign

                    name: choice.marked ? "check" : "close"
                    size: Theme.headingSize
                    color: choice.marked ? Theme.palette.primary : Theme.palette.quiet
                }
                BodyText {
                    width: words.width - sign.width - Theme.gap
                    font.weight: Theme.bold
                    //: %1 is the name of a choice, %2 is On or Off
                    text: qsTr("%1: %2").arg(choice.name).arg(choice.told)
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
            BodyText {
                width: words.width
                text: choice.hint
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
