import QtQuick
import KioskApp

// What an approver wants put right: who said it, and the words.
Rectangle {
    id: root

    required property Remark remark
    property string next: "" // what whoever reads it here can do

    implicitHeight: lines.height + 2 * Sheet.gap
    visible: root.remark.there
    radius: Sheet.corner
    color: Sheet.wrongPaper
    border.width: Sheet.line
    border.color: Sheet.wrong

    Column {
        id: lines

        x: Sheet.gap
        y: Sheet.gap
        width: root.width - 2 * Sheet.gap
        spacing: Sheet.gap / 2

        Words {
            width: parent.width
            color: Sheet.wrong
            font.weight: Font.DemiBold
            text: root.remark.who
            Accessible.role: Accessible.AlertMessage
        }

        Words {
            objectName: "remarkWords"
            width: parent.width
            font.pixelSize: Sheet.subtitle
            text: root.remark.words
        }

        Words {
            width: parent.width
            visible: text !== ""
            color: Sheet.quiet
            text: root.next
        }
    }
}
