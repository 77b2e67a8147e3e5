import QtQuick
import KioskUi.Components
import KioskUi.Theme

// A picture and its caption. A line drawing stands on the page itself, in the colours of the theme; any other picture
// is shown as it is, on white. Where a picture cannot be read its words stand in its place.
Column {
    id: root

    required property string image
    required property real aspect // height by width
    required property bool drawing
    required property string title // what is to be seen, in words
    required property list<string> lines
    required property real viewHeight
    required property bool due // drawn once the first screenful of words is there, so that no tap waits for it

    readonly property bool broken: picture.status === Image.Error
    readonly property real rim: root.drawing ? 0 : Theme.gap

    spacing: Theme.gapSmall

    Item {
        width: picture.width + 2 * root.rim
        height: picture.height + 2 * root.rim
        visible: !root.broken

        Rectangle {
            anchors.fill: parent
            visible: !root.drawing && picture.status === Image.Ready
            color: Theme.pictureGround
            radius: Theme.radius
            border.color: Theme.palette.hairline
            border.width: Theme.hair
        }
        Image {
            id: picture

            // Never so tall that only a part of it could be seen.
            readonly property real roomWidth: root.width - 2 * root.rim
            readonly property real roomHeight: root.viewHeight - 2 * root.rim - 2 * Theme.gap

            objectName: "picture"
            x: root.rim
            y: root.rim
            width: Math.max(1, Math.floor(Math.min(picture.roomWidth, picture.roomHeight / root.aspect)))
            height: Math.ceil(picture.width * root.aspect)
            fillMode: Image.PreserveAspectFit
            source: !root.due ? "" : root.drawing ? `${root.image}?${Theme.drawing}` : root.image
            sourceSize.width: picture.width
            Accessible.role: Accessible.Graphic
            Accessible.name: root.title
        }
    }
    BodyText {
        width: root.width
        visible: root.broken
        text: root.title
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.width
        visible: root.lines.length > 0
        color: Theme.palette.quiet
        text: root.lines.join("<br>")
    }
}
