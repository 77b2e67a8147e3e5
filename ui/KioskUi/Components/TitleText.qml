import QtQuick
import KioskUi.Theme

// The one first-level heading of a screen. It is smaller where a long word would not fit on a line.
Text {
    id: root

    color: Theme.palette.ink
    font.family: Theme.face
    font.pixelSize: Math.max(Theme.headingSize, Math.min(Theme.titleSize, Math.floor(root.width / 7.8)))
    font.weight: Theme.bold
    lineHeight: Math.round(root.font.pixelSize * 1.16)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.Heading
}
