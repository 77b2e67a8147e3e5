import QtQuick
import KioskUi.Theme

// A heading within a screen.
Text {
    id: root

    color: Theme.palette.ink
    font.family: Theme.face
    font.pixelSize: Theme.headingSize
    font.weight: Theme.semibold
    lineHeight: Math.round(root.font.pixelSize * 1.25)
    lineHeightMode: Text.FixedHeight
    textFormat: Text.StyledText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.Heading
}
