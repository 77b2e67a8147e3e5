import QtQuick

// Several lines of text under their label. Tab leaves it: a text here has no tabs.
Column {
    id: root

    required property string label
    property string help: ""
    property alias text: input.text
    property alias input: input
    property bool readOnly: false
    property real least: 3 * Sheet.body * 1.4
    default property alias between: between.data
    readonly property real start: between.y // of what stands between label and text

    signal edited

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

    Item {
        id: between

        z: 1 // over the text, where it stays in sight
        width: root.width
        height: childrenRect.height
        visible: height > 0
    }

    Rectangle {
        id: frame

        width: root.width
        height: Math.max(root.least, input.contentHeight) + Sheet.gap
        radius: Sheet.corner
        color: root.readOnly ? Sheet.paper : Sheet.surface
        border.width: input.activeFocus ? Sheet.ring : Sheet.line
        border.color: input.activeFocus ? Sheet.focus : Sheet.edge

        TextEdit {
            id: input

            objectName: `${root.objectName}-input`
            anchors.fill: parent
            anchors.margins: Sheet.gap / 2
            activeFocusOnTab: true
            readOnly: root.readOnly
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            tabStopDistance: Sheet.body
            font.family: Sheet.family
            font.pixelSize: Sheet.body
            color: Sheet.ink
            selectionColor: Sheet.primary
            selectedTextColor: Sheet.primaryInk
            Accessible.role: Accessible.EditableText
            Accessible.name: root.label
            Accessible.description: root.help
            Accessible.multiLine: true
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            onTextChanged: {
                if (activeFocus || canUndo)
                    root.edited();
            }
        }
    }
}
