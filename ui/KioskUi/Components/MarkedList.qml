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

            // One text for every kind of mark: a page has dozens, and each item more is time at a tap.
            Text {
                id: mark

                anchors.left: parent.left
                visible: row.marked
                width: Theme.bodySize * (root.numbered ? (root.lines.length > 9 ? 1.6 : 1.35) : root.icon !== "" ? 1.3 : 0.8)
                height: root.icon !== "" ? words.lineHeight : implicitHeight
                color: root.numbered || root.icon !== "" ? root.markColor : Theme.palette.ink
                font.family: root.icon !== "" ? Theme.iconFace : Theme.face
                font.pixelSize: root.icon !== "" ? Theme.bodySize * 1.15 : Theme.bodySize
                font.weight: root.icon !== "" ? Theme.regular : Theme.bold
                horizontalAlignment: root.numbered ? Text.AlignLeft : Text.AlignHCenter
                lineHeight: words.lineHeight
                lineHeightMode: Text.FixedHeight // the same line as the words beside it
                verticalAlignment: root.icon !== "" ? Text.AlignVCenter : Text.AlignTop
                text: root.numbered ? `${row.index + 1}.` : root.icon !== "" ? Icons.glyph(root.icon) : "\u2022"
                textFormat: Text.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: root.numbered ? mark.text : ""
                Accessible.ignored: !root.numbered
            }
            BodyText {
                id: words

                anchors.right: parent.right
                width: row.width - (row.marked ? mark.width + Theme.gapSmall : 0)
                text: row.modelData
                onLinkActivated: slug => root.wordTapped(slug)
            }
        }
    }
}
