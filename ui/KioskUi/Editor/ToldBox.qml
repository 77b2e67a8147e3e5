pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What became of a piece of work, in words, and what must be mended, with a button that opens it.
Rectangle {
    id: root

    required property Told told
    property alias steps: further.data // buttons to what comes next

    signal opened(string item)

    implicitHeight: lines.height + 2 * Sheet.gap
    visible: root.told.there
    radius: Sheet.corner
    color: root.told.good ? Sheet.surface : Sheet.wrongPaper
    border.width: Sheet.line
    border.color: root.told.good ? Sheet.edge : Sheet.wrong

    Column {
        id: lines

        x: Sheet.gap
        y: Sheet.gap
        width: root.width - 2 * Sheet.gap
        spacing: Sheet.gap / 2

        Words {
            objectName: "toldDone"
            width: parent.width
            visible: text !== ""
            text: root.told.done === "" ? "" : `\u2713 ${root.told.done.replace(/\n/g, "\n\u2713 ")}`
            Accessible.role: Accessible.AlertMessage
        }

        Words {
            objectName: "toldWhat"
            width: parent.width
            visible: text !== ""
            color: Sheet.wrong
            font.weight: Font.DemiBold
            text: root.told.what
            Accessible.role: Accessible.AlertMessage
        }

        Words {
            objectName: "toldNext"
            width: parent.width
            visible: text !== ""
            text: root.told.next
            Accessible.role: Accessible.AlertMessage
        }

        Flow {
            id: further

            width: parent.width
            spacing: Sheet.gap / 2
        }

        Repeater {
            model: root.told.findings

            Row {
                id: finding

                required property int index
                required property string item
                required property string title
                required property string words
                required property bool opens

                width: lines.width
                spacing: Sheet.gap

                Words {
                    width: finding.width - open.width - Sheet.gap
                    text: finding.words
                }

                DeskButton {
                    id: open

                    objectName: `mend-${finding.index}`
                    visible: finding.opens
                    width: finding.opens ? implicitWidth : 0
                    quiet: true
                    text: qsTr("Open it")
                    Accessible.description: finding.title
                    onPressed: root.opened(finding.item)
                }
            }
        }
    }
}
