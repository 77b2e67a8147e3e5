import QtQuick
import KioskUi.Theme

// A card that can be tapped: picture, name, and what is behind it.
Tappable {
    id: root

    required property string icon
    required property string summary

    implicitHeight: Math.max(Theme.mainTarget, column.height + 2 * Theme.gap)
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
        y: (root.height - column.height) / 2
        width: root.width - 2 * Theme.gapWide
        spacing: Theme.gapSmall

        Row {
            width: parent.width
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
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (badge.visible ? badge.width + Theme.gap : 0)
                lineHeight: Math.round(font.pixelSize * 1.12)
                font.letterSpacing: 0 // the name of a button: it has the width of the button
                font.wordSpacing: 0
                text: root.label
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
        BodyText {
            width: parent.width
            color: Theme.palette.quiet
            lineHeight: Math.round(Theme.bodySize * Math.max(1.3, Theme.headingLines))
            text: root.summary
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
