pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme

// Lines with a mark before each: a dot, a number, a tick or a cross. Those that `plain` says are
// paragraphs stand without one, in their own place between the others.
Column {
    id: root

    required property list<string> lines
    property list<bool> plain: []
    property string icon: "" // a picture instead of a dot
    property bool numbered: false
    property color markColor: Theme.palette.primary

    signal wordTapped(slug: string)

    spacing: Theme.gapSmall

    Repeater {
        model: root.lines

        Item {
            id: row

            required property string modelData
            required property int index
            readonly property bool marked: root.plain[row.index] !== true

            width: root.width
            height: words.height

            Loader {
                id: mark

                readonly property real lineCentre: Theme.bodyLine / 2

                active: row.marked

                width: root.numbered ? Theme.bodySize * (root.lines.length > 9 ? 1.6 : 1.35) : root.icon !== "" ? Theme.bodySize * 1.3 : Theme.bodySize * 0.8
                sourceComponent: root.numbered ? number : root.icon !== "" ? picture : dot

                Component {
                    id: dot

                    Item {
                        Rectangle {
                            x: Theme.bodySize * 0.12
                            y: mark.lineCentre - height / 2
                            width: Theme.bodySize * 0.26
                            height: width
                            radius: width / 2
                            color: Theme.palette.ink
                        }
                    }
                }
                Component {
                    id: picture

                    Icon {
                        name: root.icon
                        size: Theme.bodySize * 1.15
                        height: Theme.bodyLine
                        color: root.markColor
                    }
                }
                Component {
                    id: number

                    Text {
                        height: Theme.bodyLine
                        color: root.markColor
                        font.family: Theme.face
                        font.pixelSize: Theme.bodySize
                        font.weight: Theme.bold
                        verticalAlignment: Text.AlignVCenter
                        text: `${row.index + 1}.`
                        textFormat: Text.PlainText
                    }
                }
            }
            BodyText {
                id: words

                x: row.marked ? mark.width + Theme.gapSmall : 0
                width: row.width - x
                text: row.modelData
                onLinkActivated: slug => root.wordTapped(slug)
            }
        }
    }
}
