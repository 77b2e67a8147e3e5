pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The text of a page, with its buttons over it and what the rules say of a line beside the line.
DeskText {
    id: root

    required property ItemForm form
    required property string name

    property DeskScroll sight: null // where it is scrolled,
    property real above: 0 // and how much stands above it there

    readonly property bool sticks: root.sight !== null && root.sight.height - row.height > 12 * Sheet.body // room for some lines
    property real held: 0 // where the buttons were when something to be shown was asked for

    property string asked: "" // the kind of thing that is being chosen to be shown

    function use(tool: string, slug: string) {
        const edit = root.form.offers.tool(tool, root.text, root.input.selectionStart, root.input.selectionEnd, slug);
        root.asked = "";
        root.input.forceActiveFocus(Qt.OtherFocusReason);
        root.input.remove(edit.start, edit.end);
        root.input.insert(edit.start, edit.text);
        root.input.select(edit.select_from, edit.select_to);
        root.form.type(root.name, root.text);
    }

    // Where a line of the text begins, counted in its letters; lines count from 1.
    function startOf(line: int): int {
        let at = 0;
        for (let n = 1; n < line; n += 1) {
            const next = root.text.indexOf("\n", at);
            if (next < 0)
                return root.text.length;
            at = next + 1;
        }
        return at;
    }

    function jump(line: int) {
        root.input.forceActiveFocus(Qt.OtherFocusReason);
        root.input.cursorPosition = root.startOf(line);
    }

    objectName: `field-${root.name}`
    least: 20 * Sheet.body
    readOnly: !root.form.canSave
    input.leftPadding: Sheet.gap * 1.5
    onEdited: root.form.type(root.name, root.text)
    Component.onCompleted: root.text = root.form.value(root.name)

    Column {
        width: root.width
        spacing: Sheet.gap / 2

        Item {
            width: parent.width
            height: buttons.height
            visible: root.form.canSave
            z: 1

            // A long text scrolls past below them, where that leaves it most of the room.
            Rectangle {
                id: tools

                readonly property real past: root.sight ? root.sight.contentY - root.above - root.start : 0

                objectName: "tools"
                readonly property real most: root.height - root.start - tools.height - 4 * Sheet.body
                // A long list to choose from is scrolled through, and does not come along.
                readonly property bool long: root.asked !== "" && root.sight !== null && tools.height > root.sight.height - 4 * Sheet.body

                y: !root.sticks ? 0 : tools.long ? root.held : Math.max(0, Math.min(tools.past, tools.most))
                width: parent.width
                height: buttons.height + Sheet.gap / 2
                color: tools.y > 0 ? Sheet.paper : "transparent"

                // A press between them is not meant for the text below.
                MouseArea {
                    anchors.fill: parent
                    enabled: tools.y > 0
                }

                Column {
                    id: buttons

                    width: parent.width
                    spacing: Sheet.gap / 2

                    Flow {
                        id: row

                        width: parent.width
                        spacing: Sheet.gap / 3

                        Repeater {
                            model: [["heading", qsTr("Heading")], ["subheading", qsTr("Small heading")], ["strong", qsTr("Strong")], ["bullets", qsTr("List")], ["steps", qsTr("Steps")], ["key-facts", qsTr("Key facts")], ["do", qsTr("Do")], ["dont", qsTr("Don't")], ["information", qsTr("Information card")], ["important", qsTr("Important card")], ["speak-to", qsTr("Speak to your team")], ["call-111", qsTr("Call 111")], ["call-999", qsTr("Call 999")], ["details", qsTr("More to open")]]

                            DeskButton {
                                id: tool

                                required property var modelData

                                objectName: `tool-${tool.modelData[0]}`
                                quiet: true
                                compact: true
                                text: tool.modelData[1]
                                onPressed: root.use(tool.modelData[0], "")
                            }
                        }

                        Repeater {
                            model: [["contact", qsTr("Contact …")], ["question", qsTr("Question …")], ["image", qsTr("Picture …")]]

                            DeskButton {
                                id: thing

                                required property var modelData

                                objectName: `tool-${thing.modelData[0]}`
                                quiet: true
                                compact: true
                                chosen: root.asked === thing.modelData[0]
                                text: thing.modelData[1]
                                onPressed: {
                                    root.held = tools.y;
                                    root.asked = root.asked === thing.modelData[0] ? "" : thing.modelData[0];
                                }
                            }
                        }
                    }

                    DeskChoice {
                        objectName: "tool-thing"
                        width: parent.width
                        visible: root.asked !== ""
                        label: qsTr("Which one?")
                        help: visible && choices.length === 0 ? qsTr("There is none yet.") : ""
                        choices: root.asked !== "" ? root.form.offers.things(root.asked) : []
                        onChosen: value => root.use(root.asked, value)
                    }
                }
            }
        }

        Words {
            objectName: "told"
            width: parent.width
            color: Sheet.quiet
            text: root.form.told
        }
    }

    Item {
        parent: root.input
        anchors.fill: parent

        Repeater {
            model: root.form.findings

            // A mark stands at the line that a finding is about.
            Rectangle {
                id: mark

                required property int line
                required property string found
                required property bool must

                readonly property rect at: root.text.length >= 0 && root.input.contentHeight > 0 && mark.line > 0 ? root.input.positionToRectangle(root.startOf(mark.line)) : Qt.rect(0, 0, 0, 0)

                visible: mark.line > 0
                y: mark.at.y
                width: Sheet.gap
                height: mark.at.height
                radius: Sheet.corner
                color: mark.must ? Sheet.wrong : Sheet.edge
                Accessible.ignored: true

                Text {
                    anchors.centerIn: parent
                    text: mark.must ? "!" : "?"
                    font.family: Sheet.family
                    font.bold: true
                    font.pixelSize: Sheet.body * 0.9
                    color: Sheet.primaryInk
                    Accessible.ignored: true
                }
            }
        }
    }

    Binding {
        target: root.sight
        property: "cover"
        value: root.input.activeFocus && root.sticks ? tools.height : 0
        when: root.sight !== null
    }

    Connections {
        target: root.input
        function onCursorPositionChanged() {
            if (root.input.activeFocus)
                root.form.preview.writeAt(root.input.cursorPosition);
        }
    }

    Connections {
        target: root.form
        function onFilled() {
            if (root.text !== root.form.value(root.name))
                root.text = root.form.value(root.name);
        }
    }
}
