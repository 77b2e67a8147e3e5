import QtQuick
import KioskUi.Theme

// "Feeling unwell now? Tell a member of staff": on every screen, of one size, and a button to
// urgent help (SAF-01). Its words are the clinic's own.
Tappable {
    id: root

    objectName: "unwellStrip"
    implicitHeight: Math.max(Theme.target, words.implicitHeight + 2 * Theme.gap)

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.palette.stripPressed : Theme.palette.strip

        // Its edge, where the page is nearly as dark as the strip.
        Rectangle {
            width: parent.width
            height: Theme.hair
            color: Theme.palette.edge
        }
    }
    Row {
        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            id: sign

            anchors.verticalCenter: parent.verticalCenter
            name: "urgent"
            size: Theme.stripSize
            color: Theme.palette.stripInk
        }
        Text {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(words.implicitWidth, root.width - 2 * Theme.mm(2.5) - sign.width - Theme.gap) // on one line if at all possible
            color: Theme.palette.stripInk
            font.family: Theme.face
            font.pixelSize: Theme.stripSize
            font.weight: Theme.semibold
            lineHeight: Math.round(Theme.stripSize * 1.2)
            lineHeightMode: Text.FixedHeight
            text: Theme.tied(root.label)
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
