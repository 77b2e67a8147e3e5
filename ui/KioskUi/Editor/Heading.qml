import QtQuick

// The heading of an area, or (`small`) of a part of it.
Text {
    id: root

    property bool small: false

    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    font.family: Sheet.family
    font.pixelSize: root.small ? Sheet.subtitle : Sheet.title
    font.weight: Font.DemiBold
    color: Sheet.ink
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
