import QtQuick
import KioskUi.Components
import KioskUi.Theme

// Something that must not be overlooked, with a sign beside its words.
Rectangle {
    id: root

    required property string words
    property string icon: "warning"

    implicitHeight: text.height + 2 * Theme.gap
    color: Theme.palette.note
    radius: Theme.radius
    border.color: Theme.palette.noteEdge
    border.width: Theme.line

    Icon {
        id: sign

        x: Theme.gap
        y: Theme.gap + (Theme.bodySize * 1.45 - height) / 2
        name: root.icon
        size: Theme.bodySize * 1.25
        color: Theme.palette.noteInk
    }
    BodyText {
        id: text

        x: sign.x + sign.width + Theme.gap
        y: Theme.gap
        width: root.width - x - Theme.gap
        color: Theme.palette.noteInk
        text: root.words
        textFormat: Text.PlainText
    }
}
