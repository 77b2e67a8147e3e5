import QtQuick
import KioskUi.Theme

// A heading within a screen.
Text {
    id: root

    color: Theme.palette.ink
    font.family: Theme.face
    font.pixelSize: Theme.headingSize
    font.letterSpacing: Theme.headingSize * Theme.letterEm
    font.wordSpacing: Theme.headingSize * Theme.wordEm
    font.weight: Theme.semibold
    lineHeight: Math.round(root.font.pixelSize * Theme.headingLines)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.StyledText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.Heading
    Accessible.name: root.textFormat === Text.PlainText ? root.text : Spoken.plain(root.text)
}
