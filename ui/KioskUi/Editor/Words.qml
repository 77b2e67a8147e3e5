import QtQuick

// Running words, as they are and never as markup; `digits` for a phone number.
Text {
    id: words

    property bool digits: false

    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    font.family: words.digits ? Sheet.digits : Sheet.family
    font.weight: words.digits ? Sheet.digitsWeight : Font.Normal
    font.pixelSize: Sheet.body
    color: Sheet.ink
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text
}
