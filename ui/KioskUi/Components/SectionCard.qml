import QtQuick
import KioskUi.Theme

// A card that can be tapped: picture, name, and what is behind it.
Tappable {
    id: root

    required property string icon
    required property string summary
    property int titleLines: 1 // room for so many, so that the pictures of cards side by side stand on one line
    readonly property int titleLinesNeeded: name.lineCount
    property real air: Theme.gap // above and below the words

    implicitHeight: Math.max(Theme.mainTarget, column.height + 2 * root.air)
    Accessible.description: root.summary

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.palette.pressed : Theme.palette.surface
        radius: Theme.radius
        border.color: Theme.palette.edge
        border.width: Theme.hair
    }
    Column {
        id: column

        x: Theme.gapWide
        y: root.air
        width: root.width - 2 * Theme.gapWide
        spacing: Theme.gapSmall

        Row {
            id: head

            width: parent.width
            height: Math.max(badge.visible ? badge.height : 0, name.height + Math.max(0, root.titleLines - name.lineCount) * name.lineHeight)
            spacing: Theme.gap

            Rectangle {
                id: badge

                anchors.verticalCenter: parent.verticalCenter
                width: Theme.headingSize * 1.75
                height: width
                color: Theme.palette.tint
                radius: Theme.radius
                visible: root.icon !== ""

                Icon {
                    anchors.centerIn: parent
                    name: root.icon
                    size: Theme.headingSize * 1.2
                }
            }
            HeadingText {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (badge.visible ? badge.width + Theme.gap : 0)
                lineHeight: Math.round(font.pixelSize * 1.12)
                font.letterSpacing: 0 // the name of a button: it has the width of the button
                font.wordSpacing: 0
                text: badge.visible ? root.label : Theme.tied(root.label)
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
        BodyText {
            width: parent.width
            color: Theme.palette.quiet
            lineHeight: Math.round(Theme.bodySize * Math.max(1.3, Theme.headingLines))
            text: Theme.tied(root.summary)
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
