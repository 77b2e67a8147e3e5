import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Where one types: what has been typed, just above the keys it was typed with.
Rectangle {
    id: root

    required property SearchModel search
    required property TapGuard guard
    property real keyHeight: Theme.target
    property real air: Theme.gap // above the field and below the keys

    readonly property bool tight: Theme.steadyHand && root.air < Theme.gap
    readonly property int textSize: Math.min(Theme.bodySize, Theme.stripSize)
    // Keys 21 mm wide and 4 mm apart where there is room, at the least 20 and 3 (TCH-01, TCH-03). Beside
    // the frame, which is no edge of the panel, they may begin sooner.
    readonly property real least: 10 * Theme.target + 9 * Theme.betweenTargets
    readonly property real room: root.width - Theme.edgeMargin - (root.width < root.least + 2 * Theme.edgeMargin ? Theme.mm(2.5) : Theme.edgeMargin)
    readonly property real gap: root.air >= Theme.gap && root.room >= root.least ? Theme.betweenTargets : Theme.mm(3.2)
    readonly property real keyWidth: Math.min(Theme.mm(28), Math.floor((root.room - 9 * root.gap) / 10))
    readonly property alias field: field

    implicitHeight: column.height + 2 * root.air
    color: Theme.palette.tint

    // Where the words above end.
    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.palette.edge
    }
    Column {
        id: column

        x: Math.min((root.width - column.width) / 2, root.width - Theme.edgeMargin - column.width)
        y: root.air
        width: keys.width
        spacing: root.gap

        Row {
            width: parent.width
            spacing: root.gap

            TypingField {
                id: field

                objectName: "searchField"
                width: parent.width - back.width - clear.width - 2 * parent.spacing
                height: Math.max(back.height, implicitHeight)
                typed: root.search.typed
                hint: qsTr("Type a word")
                textSize: root.textSize
            }
            ActionButton {
                id: back

                objectName: "searchDelete"
                height: root.tight ? Theme.keyTarget : Math.max(Theme.target, implicitHeight)
                guard: root.guard
                quick: true
                label: qsTr("Delete")
                textSize: root.textSize
                available: root.search.typed !== ""
                onTapped: root.search.takeBack()
            }
            ActionButton {
                id: clear

                objectName: "searchClear"
                height: root.tight ? Theme.keyTarget : Math.max(Theme.target, implicitHeight)
                guard: root.guard
                label: qsTr("Clear")
                textSize: root.textSize
                available: root.search.typed !== ""
                onTapped: root.search.lookFor("")
            }
        }
        Keyboard {
            id: keys

            guard: root.guard
            keyWidth: root.keyWidth
            keyHeight: root.keyHeight
            gap: root.gap
            onStruck: character => root.search.press(character)
        }
    }
}
