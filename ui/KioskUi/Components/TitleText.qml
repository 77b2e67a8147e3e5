import QtQuick
import KioskUi.Theme

// The one first-level heading of a screen.
Text {
    id: root

    color: Theme.palette.ink
    font.family: Theme.face
    font.pixelSize: Theme.titleSize
    font.weight: Theme.bold
    lineHeight: Math.round(root.font.pixelSize * 1.16)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.Heading
}
