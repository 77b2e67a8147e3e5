pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme
import KioskApp

// Lines of the check, one below the other.
Column {
    id: root

    required property RowsModel lines

    spacing: Theme.gap

    Repeater {
        model: root.lines

        CheckLine {
            required property string name
            required property string light
            required property string word
            required property string found
            required property string advice

            width: root.width
            title: name
            colour: light
            verdict: word
            words: found
            next: advice
        }
    }
}
