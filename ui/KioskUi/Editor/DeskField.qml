import QtQuick

// One line of text under its label.
Column {
    id: root

    required property string label
    property string help: ""
    property alias text: input.text
    property alias readOnly: input.readOnly
    property bool secret: false
    property bool digits: false // a phone number
    readonly property bool typing: input.activeFocus

    signal accepted
    signal edited

    function begin() {
        input.forceActiveFocus(Qt.OtherFocusReason);
    }

    function clear() {
        input.clear();
    }

    spacing: Sheet.gap / 2

    Words {
        width: root.width
        text: root.label
        font.weight: Font.DemiBold
    }

    Words {
        width: root.width
        visible: root.help !== ""
        text: root.help
        color: Sheet.quiet
    }

    Rectangle {
        width: root.width
        height: Sheet.control
        radius: Sheet.corner
        color: input.readOnly ? Sheet.paper : Sheet.surface
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
            font.family: root.digits ? Sheet.digits : Sheet.family
            font.weight: root.digits ? Sheet.digitsWeight : Font.Normal
            font.pixelSize: root.digits ? Sheet.subtitle : Sheet.body
            color: Sheet.ink
            selectionColor: Sheet.primary
            selectedTextColor: Sheet.primaryInk
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label
            Accessible.description: root.help
            Accessible.passwordEdit: root.secret
            onAccepted: root.accepted()
            onTextEdited: root.edited()
            // What is longer than its field is read from its beginning, and gone on with at its end.
            onTextChanged: {
                if (!input.activeFocus)
                    input.cursorPosition = 0;
            }
            onActiveFocusChanged: {
                if (!input.activeFocus && input.Window.active)
                    input.cursorPosition = 0;
                else if (input.activeFocus && input.cursorPosition === 0)
                    input.cursorPosition = input.length;
            }
        }
    }
}
