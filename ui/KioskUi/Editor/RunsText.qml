import QtQuick

// Words with what was removed struck through and what was added underlined, each on a ground of its own.
Text {
    id: root

    required property var runs // a list of {change, text}, the text escaped for rich text
    property string spoken: ""
    property bool digits: false // a phone number

    function marked(run: var): string {
        if (run.change === "added")
            return `<u><span style="background-color:${Sheet.added}">${run.text}</span></u>`;
        if (run.change === "removed")
            return `<s><span style="background-color:${Sheet.removed}">${run.text}</span></s> `; // not run into what takes its place
        return run.text;
    }

    wrapMode: Text.WordWrap
    textFormat: Text.RichText
    font.family: root.digits ? Sheet.digits : Sheet.family
    font.weight: root.digits ? Sheet.digitsWeight : Font.Normal
    font.pixelSize: Sheet.body
    color: Sheet.ink
    text: root.runs.map(run => root.marked(run)).join("")
    Accessible.role: Accessible.StaticText
    Accessible.name: root.spoken
}
