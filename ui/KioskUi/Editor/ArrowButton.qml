import QtQuick
import KioskUi.Theme

// A small button with a picture alone, in a row that the keyboard reaches by itself.
DeskButton {
    id: root

    required property string icon
    required property string says

    implicitWidth: Sheet.control
    implicitHeight: Sheet.control
    quiet: true
    activeFocusOnTab: false
    text: ""
    Accessible.name: root.says

    Text {
        anchors.centerIn: parent
        font.family: Sheet.icons
        font.pixelSize: Sheet.subtitle
        color: Sheet.primary
        text: Icons.glyph(root.icon)
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
