pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What is there when nothing else can be read: calm words and numbers to ring.
Rectangle {
    id: root

    required property Kiosk kiosk

    objectName: "lastResort"
    color: Theme.palette.paper

    ScrollArea {
        id: scroll

        anchors.fill: parent
        guard: root.kiosk.guard
        topSpace: Math.min(Theme.mm(20), root.height * 0.05) // a low panel has none to spare
        upright: root.width > root.height

        TitleText {
            id: title

            width: scroll.textWidth
            text: root.kiosk.lastResort.title
        }
        Repeater {
            model: root.kiosk.lastResort.sentences

            BodyText {
                required property string modelData

                width: title.width
                text: modelData
                textFormat: Text.PlainText
            }
        }
        Repeater {
            model: root.kiosk.lastResort.numbers

            Rectangle {
                id: card

                required property string label
                required property string number

                width: title.width
                height: lines.height + 2 * Theme.gapWide
                color: Theme.palette.surface
                radius: Theme.radius
                border.color: Theme.palette.hairline
                border.width: Theme.hair

                Column {
                    id: lines

                    x: Theme.gapWide
                    y: Theme.gapWide
                    width: card.width - 2 * Theme.gapWide

                    HeadingText {
                        width: parent.width
                        text: card.label
                        textFormat: Text.PlainText
                    }
                    Text {
                        width: parent.width
                        color: Theme.palette.primary
                        font.family: Theme.numberFace
                        font.pixelSize: Theme.numberSize
                        font.weight: Theme.semibold
                        fontSizeMode: Text.HorizontalFit
                        text: card.number
                        textFormat: Text.PlainText
                        Accessible.role: Accessible.StaticText
                        Accessible.name: card.number
                    }
                }
            }
        }
    }
}
