import QtQuick
import KioskUi.Components
import KioskUi.Theme

// Where the facts of a page come from.
Column {
    id: root

    required property list<string> lines

    spacing: Theme.gap

    HeadingText {
        width: root.width
        text: qsTr("Where this comes from")
    }
    MarkedList {
        width: root.width
        lines: root.lines
    }
}
