import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Are you still reading? One large button to go on, as often as wanted (TIM-01).
Item {
    id: root

    required property Session session
    required property Navigator navigator
    required property TapGuard guard

    objectName: "idleWarning"

    Rectangle {
        anchors.fill: parent
        color: Theme.palette.shade
    }
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }
    Rectangle {
        id: panel

        anchors.centerIn: parent
        width: Math.min(root.width - 2 * Theme.margin, Theme.measure + 2 * Theme.gapHuge)
        height: Math.min(root.height - 2 * Theme.edgeMargin, column.height + 2 * Theme.gapHuge)
        color: Theme.palette.paper
        radius: Theme.radius
        border.color: Theme.palette.edge
        border.width: Theme.line

        Column {
            id: column

            x: Theme.gapHuge
            y: Theme.gapHuge
            width: panel.width - 2 * Theme.gapHuge
            spacing: Theme.gapWide

            TitleText {
                width: parent.width
                text: qsTr("Are you still reading?")
            }
            BodyText {
                width: parent.width
                //: %n is a number of seconds
                text: qsTr("If nobody answers, this screen clears itself in %n seconds, so that the next person cannot see what you read.", "", root.session.secondsLeft)
                textFormat: Text.PlainText
            }
            ActionButton {
                objectName: "stillReading"
                width: parent.width
                height: Math.max(Theme.mm(38), implicitHeight)
                focus: true
                guard: root.guard
                icon: "check"
                label: qsTr("Yes, I am still reading")
                strength: ActionButton.Loud
                textSize: Theme.headingSize
                onTapped: root.session.answer()
            }
            ActionButton {
                objectName: "finishNow"
                width: parent.width
                height: Math.max(Theme.mainTarget, implicitHeight)
                guard: root.guard
                icon: "restart"
                label: qsTr("No, clear the screen now")
                onTapped: root.navigator.startAgain()
            }
        }
    }
}
