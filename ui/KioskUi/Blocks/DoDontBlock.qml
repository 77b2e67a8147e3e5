import QtQuick
import KioskUi.Components
import KioskUi.Theme

// Things to do with ticks, things not to do with crosses; each item says "do not" itself (TXT-12).
Rectangle {
    id: root

    required property string kind
    required property list<string> lines

    readonly property bool dos: root.kind === "dos"

    signal wordTapped(slug: string)

    implicitHeight: column.height + 2 * Theme.gapWide
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: root.dos ? Theme.palette.openInk : Theme.palette.urgent
    border.width: Theme.hair

    Column {
        id: column

        x: Theme.gapWide
        y: Theme.gapWide
        width: root.width - 2 * Theme.gapWide
        spacing: Theme.gapSmall

        HeadingText {
            width: parent.width
            text: root.dos ? qsTr("Do") : qsTr("Do not")
        }
        MarkedList {
            width: parent.width
            icon: root.dos ? "tick" : "cross"
            lines: root.lines
            markColor: root.dos ? Theme.palette.openInk : Theme.palette.urgent
            onWordTapped: slug => root.wordTapped(slug)
        }
    }
}
