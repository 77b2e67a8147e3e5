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
    property real low: 0 // how far down its buttons may begin; words may stand higher

    // On a low panel there is room for one row of large buttons, and none for words set wide.
    readonly property bool abreast: root.width > root.height && (Theme.moreSpace || Theme.steadyHand)

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

        anchors.horizontalCenter: parent.horizontalCenter
        y: root.low > 0 ? root.height - height - Theme.edgeMargin : (root.height - height) / 2
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
                font.letterSpacing: root.abreast ? 0 : size * Theme.letterEm
                lineHeight: Math.round(size * (root.abreast ? 1.16 : Theme.titleLines))
                text: qsTr("Are you still reading?")
            }
            BodyText {
                width: parent.width
                font.letterSpacing: root.abreast ? 0 : Theme.bodySize * Theme.letterEm
                lineHeight: Math.round(Theme.bodySize * (root.abreast ? 1.45 : Theme.bodyLines))
                //: %n is a number of seconds
                text: Theme.tied(qsTr("If nobody answers, this screen clears itself in %n seconds, so that the next person cannot see what you read.", "", root.session.secondsLeft))
                textFormat: Text.PlainText
            }
            Grid {
                id: buttons

                readonly property real each: root.abreast ? (column.width - Theme.gapWide) / 2 : column.width

                columns: root.abreast ? 2 : 1
                spacing: Theme.gapWide

                ActionButton {
                    id: still

                    objectName: "stillReading"
                    width: buttons.each
                    height: Math.max(Theme.mm(38), implicitHeight, root.abreast ? finish.implicitHeight : 0)
                    focus: true
                    guard: root.guard
                    icon: "check"
                    label: qsTr("Yes, I am still reading")
                    strength: ActionButton.Loud
                    textSize: Theme.headingSize
                    onTapped: root.session.answer()
                }
                ActionButton {
                    id: finish

                    objectName: "finishNow"
                    width: buttons.each
                    height: root.abreast ? still.height : Math.max(Theme.mainTarget, implicitHeight)
                    guard: root.guard
                    icon: "restart"
                    label: qsTr("No, clear the screen now")
                    onTapped: root.navigator.startAgain()
                }
            }
        }
    }
}
