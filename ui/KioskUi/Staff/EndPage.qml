import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Two ways to end the program. Each says what happens next.
ScrollArea {
    id: root

    required property StaffPanel panel

    upright: root.width > root.height

    HeadingText {
        width: root.textWidth
        text: qsTr("Start the program anew?")
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.textWidth
        text: qsTr("The screen is dark for a few seconds. Nothing is lost.")
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "endRestart"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        focus: true
        guard: root.guard
        icon: "restart"
        label: qsTr("Restart")
        strength: ActionButton.Filled
        onTapped: root.panel.restart()
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapHuge
        text: qsTr("Leave to the desktop?")
    }
    BodyText {
        width: root.textWidth
        text: qsTr("Patients see no information until somebody starts the kiosk again, and the computer is open to whoever stands before it. Stay with it.")
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "endClose"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        guard: root.guard
        icon: "close"
        label: qsTr("Close the kiosk")
        onTapped: root.panel.close()
    }
}
