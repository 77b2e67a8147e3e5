import QtQuick
import KioskUi.Theme

// A picture from the icon font: takes any colour, stays sharp at any size, says nothing to a screen reader.
Text {
    id: root

    required property string name
    property real size: Theme.bodySize * 1.35

    width: root.size
    height: root.size
    color: Theme.palette.primary
    font.family: Theme.iconFace
    font.pixelSize: root.size
    horizontalAlignment: Text.AlignHCenter
    verticalAlignment: Text.AlignVCenter
    text: Icons.glyph(root.name)
    textFormat: Text.PlainText
    Accessible.ignored: true
}
