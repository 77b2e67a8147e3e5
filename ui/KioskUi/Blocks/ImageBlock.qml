import QtQuick
import KioskUi.Components
import KioskUi.Theme

// A picture on a white ground, so that line drawings stay legible in every theme.
Column {
    id: root

    required property string image
    required property string title // its alt text
    required property list<string> lines

    spacing: Theme.gapSmall

    Rectangle {
        width: root.width
        height: picture.height + 2 * Theme.gap
        color: "white"
        radius: Theme.radius
        border.color: Theme.palette.hairline
        border.width: Theme.hair

        Image {
            id: picture

            x: Theme.gap
            y: Theme.gap
            width: root.width - 2 * Theme.gap
            height: Math.min(width * 0.75, implicitWidth > 0 ? width * implicitHeight / implicitWidth : width * 0.5)
            fillMode: Image.PreserveAspectFit
            source: root.image
            sourceSize.width: width
            Accessible.role: Accessible.Graphic
            Accessible.name: root.title
        }
    }
    BodyText {
        width: root.width
        visible: root.lines.length > 0
        color: Theme.palette.quiet
        text: root.lines.join("<br>")
    }
}
