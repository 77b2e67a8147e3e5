pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// The opening check: each line has its light in a colour, a sign and a word.
ScrollArea {
    id: root

    required property StaffPanel panel

    upright: root.width > root.height

    BodyText {
        objectName: "checkSummary"
        width: root.textWidth
        font.weight: Theme.semibold
        text: root.panel.check.summary
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "tryTouch"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        focus: true
        guard: root.guard
        icon: "touch"
        label: qsTr("Try the touch screen")
        strength: ActionButton.Filled
        onTapped: root.panel.tryTouch()
    }
    Repeater {
        model: root.panel.check.rows

        CheckLine {
            required property string name
            required property string light
            required property string word
            required property string found
            required property string advice

            width: root.textWidth
            title: name
            colour: light
            verdict: word
            words: found
            next: advice
        }
    }
}
