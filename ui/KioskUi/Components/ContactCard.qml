pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme

// Somebody to ring. The number is the largest thing on the card and never breaks.
Rectangle {
    id: root

    required property string name
    required property string phone
    required property string relay
    required property string details
    required property string opening
    required property bool openNow
    required property string say
    required property string web
    property bool urgent: false

    implicitHeight: column.height + 2 * Theme.gapWide
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: root.urgent ? Theme.palette.urgent : Theme.palette.hairline
    border.width: root.urgent ? Theme.line : Theme.hair
    Accessible.role: Accessible.Grouping
    Accessible.name: root.name

    Column {
        id: column

        x: Theme.gapWide
        y: Theme.gapWide
        width: root.width - 2 * Theme.gapWide
        spacing: Theme.gapSmall

        HeadingText {
            width: parent.width
            text: root.name
            textFormat: Text.PlainText
        }
        Text {
            objectName: "phoneNumber"
            width: parent.width
            visible: root.phone !== ""
            color: root.urgent ? Theme.palette.urgent : Theme.palette.primary
            font.family: Theme.numberFace
            font.weight: Theme.semibold
            font.pixelSize: Theme.numberSize
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.headingSize
            text: root.phone
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            //: %1 is a phone number
            Accessible.name: qsTr("Phone %1").arg(root.phone)
        }
        Rectangle {
            visible: root.opening !== ""
            width: Math.min(column.width, sign.width + openWords.implicitWidth + 3 * Theme.gap)
            height: openWords.height + 2 * Theme.gapSmall
            color: root.openNow ? Theme.palette.open : Theme.palette.closed
            radius: Math.min(height / 2, Theme.mm(6))
            border.width: Theme.hair
            border.color: root.openNow ? Theme.palette.openInk : Theme.palette.closedInk

            Icon {
                id: sign

                anchors.left: parent.left
                anchors.leftMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                name: root.openNow ? "check" : "clock"
                size: Theme.bodySize * 1.1
                color: openWords.color
            }
            BodyText {
                id: openWords

                anchors.left: sign.right
                anchors.leftMargin: Theme.gapSmall
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, column.width - sign.width - 3 * Theme.gap)
                color: root.openNow ? Theme.palette.openInk : Theme.palette.closedInk
                font.weight: Theme.semibold
                text: root.opening
                textFormat: Text.PlainText
            }
        }
        BodyText {
            width: parent.width
            visible: root.details !== ""
            text: root.details
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            visible: root.say !== ""
            text: root.say
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            visible: root.relay !== ""
            text: qsTr("Hard to hear or speak on the phone? With Relay UK, dial:")
            textFormat: Text.PlainText
        }
        Text {
            width: parent.width
            visible: root.relay !== ""
            color: Theme.palette.primary
            font.family: Theme.numberFace
            font.weight: Theme.semibold
            font.pixelSize: Theme.headingSize
            text: root.relay
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: root.relay
        }
        BodyText {
            width: parent.width
            visible: root.web !== ""
            //: %1 is a web address
            text: qsTr("Web: %1").arg(root.web)
            textFormat: Text.PlainText
        }
    }
}
