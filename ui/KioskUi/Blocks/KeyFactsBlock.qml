import QtQuick
import KioskUi.Components
import KioskUi.Theme

// What to take away if nothing else is read.
Rectangle {
    id: root

    required property list<string> lines

    signal wordTapped(slug: string)

    implicitHeight: column.height + 2 * Theme.gapWide
    color: Theme.palette.tint
    radius: Theme.radius

    Rectangle {
        width: Theme.mm(2.6)
        height: parent.height
        color: Theme.palette.primary
    }
    Column {
        id: column

        x: Theme.mm(9)
        y: Theme.gapWide
        width: root.width - Theme.mm(9) - Theme.gapWide
        spacing: Theme.gapSmall

        HeadingText {
            width: parent.width
            font.pixelSize: Theme.bodySize
            font.weight: Theme.bold
            text: qsTr("Key facts")
        }
        MarkedList {
            width: parent.width
            lines: root.lines
            onWordTapped: slug => root.wordTapped(slug)
        }
    }
}
