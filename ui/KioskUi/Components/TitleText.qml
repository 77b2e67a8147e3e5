import QtQuick
import KioskUi.Theme

// The one first-level heading of a screen. It is smaller where a long word would not fit on a line.
Text {
    id: root

    readonly property int size: Math.max(Theme.moreSpace ? Theme.bodySize : Theme.headingSize, Math.min(Theme.titleSize, Math.floor(root.width / (9 + 14 * Theme.letterEm))))

    color: Theme.palette.ink
    font.family: Theme.face
    font.pixelSize: root.size
    font.letterSpacing: root.size * Theme.letterEm
    font.wordSpacing: root.size * Theme.wordEm
    font.weight: Theme.bold
    lineHeight: Math.round(root.size * Theme.titleLines)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.Heading
    Accessible.name: root.text
}
