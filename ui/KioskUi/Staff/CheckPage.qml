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
    CheckLines {
        width: root.textWidth
        lines: root.panel.check.rows
    }
    HeadingText {
        objectName: "forIt"
        width: root.textWidth
        topPadding: Theme.gapWide
        visible: root.panel.check.technical.count > 0
        text: qsTr("For IT")
    }
    CheckLines {
        width: root.textWidth
        lines: root.panel.check.technical
    }
}
