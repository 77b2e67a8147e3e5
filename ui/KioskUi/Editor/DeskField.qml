import QtQuick

// One line of text under its label.
Column {
    id: root

    required property string label
    property alias text: input.text
    property bool secret: false

    signal accepted

    function clear() {
        input.clear();
    }

    spacing: Sheet.gap / 2

    Text {
        text: root.label
        font.family: Sheet.family
        font.pixelSize: Sheet.body
        color: Sheet.ink
    }

    Rectangle {
        width: root.width
        height: Sheet.control
        radius: Sheet.corner
        color: Sheet.surface
        border.width: input.activeFocus ? Sheet.ring : Sheet.line
        border.color: input.activeFocus ? Sheet.focus : Sheet.edge

        TextInput {
            id: input

            objectName: `${root.objectName}-input`
            anchors.fill: parent
            anchors.margins: Sheet.gap / 2
            verticalAlignment: TextInput.AlignVCenter
            clip: true
            activeFocusOnTab: true
            selectByMouse: true
            echoMode: root.secret ? TextInput.Password : TextInput.Normal
            font.family: Sheet.family
            font.pixelSize: Sheet.body
            color: Sheet.ink
            selectionColor: Sheet.primary
            selectedTextColor: Sheet.primaryInk
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label
            Accessible.passwordEdit: root.secret
            onAccepted: root.accepted()
        }
    }
}
