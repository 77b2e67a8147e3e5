pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme
import KioskApp

// Letters to choose from, in rows as equal as they can be: no letter is left alone on the last one.
Flow {
    id: root

    required property TapGuard guard
    required property string prefix // of the names of the buttons
    property list<string> names: []
    property string chosen: ""
    property real least: Theme.target

    readonly property int fitting: Math.max(1, Math.floor((root.width + root.spacing) / (root.least + root.spacing)))
    readonly property int places: root.names.length + (root.names.some(name => name.length > 1) ? 1 : 0) // "0-9" is wider
    readonly property int rows: Math.max(1, Math.ceil(root.places / root.fitting))
    readonly property int across: Math.max(1, Math.ceil(root.places / root.rows))
    readonly property real cell: Math.floor((root.width + root.spacing) / root.across) - root.spacing

    signal letterTapped(string letter)

    spacing: Theme.betweenTargets

    Repeater {
        model: root.names

        ActionButton {
            id: letter

            required property string modelData

            objectName: root.prefix + letter.modelData
            width: Math.max(root.cell, implicitWidth)
            height: Math.max(root.least, implicitHeight)
            guard: root.guard
            label: letter.modelData
            markable: true
            marked: root.chosen === letter.modelData
            strength: letter.marked ? ActionButton.Filled : ActionButton.Outline
            onTapped: root.letterTapped(letter.modelData)
        }
    }
}
