import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// There is no PIN to ask for: why, and what next.
ScrollArea {
    id: root

    required property StaffPanel panel

    upright: root.width > root.height

    TitleText {
        width: root.textWidth
        text: qsTr("The staff panel is closed")
    }
    BodyText {
        objectName: "staffRefusal"
        width: root.textWidth
        text: root.panel.refusal
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "staffClosedLeave"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        focus: true
        guard: root.guard
        icon: "close"
        label: qsTr("Leave")
        strength: ActionButton.Filled
        onTapped: root.panel.leave()
    }
}
