import QtQuick
import KioskUi.Theme

// Running text: left-aligned, one and a half lines apart (VIS-10, VIS-11).
Text {
    id: root

    color: Theme.palette.ink
    font.family: Theme.face
    font.pixelSize: Theme.bodySize
    font.letterSpacing: Theme.bodySize * Theme.letterEm
    font.wordSpacing: Theme.bodySize * Theme.wordEm
    font.weight: Theme.regular
    lineHeight: Math.round(root.font.pixelSize * Theme.bodyLines)
    lineHeightMode: Text.FixedHeight
    linkColor: Theme.palette.primary
    textFormat: Text.StyledText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: root.textFormat === Text.PlainText ? root.text : Spoken.plain(root.text)
}
