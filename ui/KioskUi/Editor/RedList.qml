pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Every change in which one wrong sign could harm somebody: each is ticked by itself.
Rectangle {
    id: root

    required property Changed changed

    property bool readOnly: false

    // The first line without a tick gets the keys, and so comes into sight.
    function showUnticked() {
        for (let row = 0; row < rows.count; row += 1) {
            const line = rows.itemAt(row) as RedLine;
            if (line && !line.ticked) {
                line.begin();
                return;
            }
        }
    }

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
            id: rows

            model: root.changed.red

            RedLine {
                width: lines.width
                readOnly: root.readOnly
                onToggled: key => root.changed.tick(key)
            }
        }
    }
}
