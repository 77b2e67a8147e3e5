pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Every change in which one wrong sign could harm somebody: each is ticked by itself.
Rectangle {
    id: root

    required property Changed changed

    property bool readOnly: false

    objectName: "redList"
    height: lines.height + 2 * Sheet.gap
    visible: root.changed.red.count > 0
    radius: Sheet.corner
    color: Sheet.surface
    border.width: 2 * Sheet.line
    border.color: Sheet.wrong

    Column {
        id: lines

        x: Sheet.gap
        y: Sheet.gap
        width: root.width - 2 * Sheet.gap
        spacing: Sheet.gap

        Heading {
            width: parent.width
            small: true
            text: root.readOnly ? qsTr("Look at each of these") : qsTr("Look at each of these, and tick it if it is right")
        }

        Repeater {
            model: root.changed.red

            Column {
                id: line

                required property int index
                required property string key
                required property string words
                required property string before
                required property string after
                required property bool ticked
                required property bool digits

                width: lines.width
                spacing: 2 * Sheet.ring

                DeskCheck {
                    objectName: `red-${line.index}`
                    width: parent.width
                    visible: !root.readOnly
                    text: line.words
                    ticked: line.ticked
                    Accessible.description: `${line.before} ${line.after}`
                    onToggled: root.changed.tick(line.key)
                }

                Words {
                    width: parent.width
                    visible: root.readOnly
                    text: line.words
                }

                SideBySide {
                    x: Sheet.body * 1.4 + Sheet.gap
                    width: parent.width - x
                    before: line.before
                    after: line.after
                    digits: line.digits
                }
            }
        }
    }
}
