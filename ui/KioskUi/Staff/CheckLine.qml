import QtQuick
import KioskUi.Components
import KioskUi.Theme

// One line of the check. The colour only repeats what sign and word say (VIS-12).
Rectangle {
    id: root

    required property string title
    required property string colour // "green", "amber", "red" or "none"
    required property string verdict
    required property string words
    required property string next

    readonly property color ground: root.colour === "green" ? Theme.palette.open : root.colour === "amber" ? Theme.palette.note : root.colour === "red" ? Theme.palette.urgent : Theme.palette.tint
    readonly property color ink: root.colour === "green" ? Theme.palette.openInk : root.colour === "amber" ? Theme.palette.noteInk : root.colour === "red" ? Theme.palette.urgentInk : Theme.palette.ink
    readonly property bool abreast: title.implicitWidth + badge.implicitWidth + 3 * Theme.gap < root.width

    implicitHeight: column.height + 2 * Theme.gap
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: Theme.palette.hairline
    border.width: Theme.hair

    Column {
        id: column

        x: Theme.gap
        y: Theme.gap
        width: root.width - 2 * Theme.gap
        spacing: Theme.gapSmall

        Grid {
            columns: root.abreast ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gapSmall
            verticalItemAlignment: Grid.AlignVCenter

            HeadingText {
                id: title

                width: root.abreast ? column.width - badge.width - Theme.gap : column.width
                font.pixelSize: Theme.bodySize
                text: root.title
                textFormat: Text.PlainText
            }
            Rectangle {
                id: badge

                implicitWidth: sign.width + verdict.implicitWidth + 3 * Theme.gapSmall + Theme.gapSmall
                width: Math.min(badge.implicitWidth, column.width)
                height: verdict.height + 2 * Theme.gapSmall
                color: root.ground
                radius: Theme.radius
                border.color: root.ink
                border.width: Theme.hair

                Icon {
                    id: sign

                    x: Theme.gapSmall
                    anchors.verticalCenter: parent.verticalCenter
                    name: root.colour === "green" ? "check" : root.colour === "amber" ? "warning" : root.colour === "red" ? "urgent" : "info"
                    size: Theme.bodySize * 1.15
                    color: root.ink
                }
                BodyText {
                    id: verdict

                    x: sign.x + sign.width + Theme.gapSmall
                    anchors.verticalCenter: parent.verticalCenter
                    width: badge.width - x - Theme.gapSmall
                    color: root.ink
                    font.weight: Theme.semibold
                    text: root.verdict
                    textFormat: Text.PlainText
                }
            }
        }
        BodyText {
            width: parent.width
            text: root.words
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            visible: root.next !== ""
            font.weight: Theme.semibold
            text: root.next
            textFormat: Text.PlainText
        }
    }
}
