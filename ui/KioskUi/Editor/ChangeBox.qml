pragma ComponentBehavior: Bound

import QtQuick

// One item that patients would find new, changed or gone, with the lines to look at.
Rectangle {
    id: root

    required property string item
    required property string title
    required property string note
    required property var red // a list of {words, before, after}: a sentence, and the numbers where they are phone numbers
    required property bool opens

    signal opened(item: string)

    objectName: `change-${root.item}`
    height: row.height + Sheet.gap
    radius: Sheet.corner
    color: Sheet.surface
    border.width: Sheet.line
    border.color: root.red.length > 0 ? Sheet.wrong : Sheet.edge

    Item {
        id: row

        x: Sheet.gap
        y: Sheet.gap / 2
        width: root.width - 2 * Sheet.gap
        height: Math.max(words.height, open.height)

        Column {
            id: words

            width: parent.width - (root.opens ? open.width + Sheet.gap : 0)
            spacing: Sheet.gap / 4

            Words {
                width: parent.width
                font.weight: Font.DemiBold
                text: root.title
            }

            Words {
                width: parent.width
                color: Sheet.quiet
                text: root.note
            }

            Repeater {
                model: root.red

                Column {
                    id: line

                    required property var modelData

                    width: words.width

                    Words {
                        width: parent.width
                        color: Sheet.wrong
                        //: %1 is a sentence that says what differs
                        text: qsTr("Look: %1").arg(line.modelData.words)
                    }

                    SideBySide {
                        width: parent.width
                        visible: before !== "" || after !== ""
                        before: line.modelData.before
                        after: line.modelData.after
                        digits: true
                    }
                }
            }
        }

        DeskButton {
            id: open

            objectName: `open-${root.item}`
            anchors.right: parent.right
            visible: root.opens
            quiet: true
            text: qsTr("Open it")
            Accessible.description: root.title
            onPressed: root.opened(root.item)
        }
    }
}
