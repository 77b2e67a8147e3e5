pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// One release: its number, what it is, and a button where it can be chosen.
Rectangle {
    id: root

    required property TapGuard guard
    required property string name
    required property string words
    required property string chosenName
    property bool current: false
    property bool choosable: false

    signal chosen

    implicitHeight: column.height + 2 * Theme.gap
    color: root.current ? Theme.palette.open : Theme.palette.surface
    radius: Theme.radius
    border.color: root.current ? Theme.palette.openInk : Theme.palette.hairline
    border.width: root.current ? Theme.line : Theme.hair

    Column {
        id: column

        x: Theme.gap
        y: Theme.gap
        width: root.width - 2 * Theme.gap
        spacing: Theme.gap

        HeadingText {
            width: parent.width
            color: root.current ? Theme.palette.openInk : Theme.palette.ink
            font.family: Theme.numberFace
            text: root.name.replace("-", "-\u200b") // where there is no room it parts there
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            color: root.current ? Theme.palette.openInk : Theme.palette.ink
            text: root.words
            textFormat: Text.PlainText
        }
        ActionButton {
            objectName: root.chosenName
            width: parent.width
            height: Math.max(Theme.target, implicitHeight)
            visible: root.choosable
            guard: root.guard
            icon: "search"
            label: qsTr("See what would change")
            onTapped: root.chosen()
        }
    }
}
