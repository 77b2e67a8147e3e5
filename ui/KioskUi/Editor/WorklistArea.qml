pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What waits for somebody, the most pressing first.
ListView {
    id: root

    required property Desk desk

    objectName: "worklist"
    clip: true
    spacing: Sheet.gap
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    model: root.desk.tasks

    delegate: Rectangle {
        id: row

        required property int index
        required property string reason
        required property string item
        required property string title
        required property string why

        width: ListView.view.width
        height: words.height + 2 * Sheet.gap
        radius: Sheet.corner
        color: Sheet.surface
        border.width: ListView.isCurrentItem && root.activeFocus ? Sheet.ring : Sheet.line
        border.color: ListView.isCurrentItem && root.activeFocus ? Sheet.focus : Sheet.edge
        Accessible.role: Accessible.ListItem
        Accessible.name: `${heading.text}. ${why.text}`

        Column {
            id: words

            x: Sheet.gap
            y: Sheet.gap
            width: row.width - 2 * Sheet.gap

            Text {
                id: heading

                width: parent.width
                wrapMode: Text.WordWrap
                textFormat: Text.PlainText
                font.family: Sheet.family
                font.pixelSize: Sheet.body
                font.bold: true
                color: Sheet.ink
                //: %1 is a page or contact, %2 why it is on the list
                text: qsTr("%1: %2").arg(row.title !== "" ? row.title : row.item).arg(row.reason)
            }

            Text {
                id: why

                width: parent.width
                wrapMode: Text.WordWrap
                textFormat: Text.PlainText
                font.family: Sheet.family
                font.pixelSize: Sheet.body
                color: Sheet.quiet
                text: row.why
            }
        }
    }

    Text {
        visible: root.count === 0
        font.family: Sheet.family
        font.pixelSize: Sheet.body
        color: Sheet.ink
        text: qsTr("Nothing waits.")
    }
}
