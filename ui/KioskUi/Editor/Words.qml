import QtQuick

// Running words, as they are and never as markup.
Text {
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    font.family: Sheet.family
    font.pixelSize: Sheet.body
    color: Sheet.ink
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
