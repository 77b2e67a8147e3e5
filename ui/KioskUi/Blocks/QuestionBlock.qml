import QtQuick
import KioskUi.Components
import KioskUi.Theme

// "Ask about this": a question to take to the team.
Rectangle {
    id: root

    required property list<string> lines

    implicitHeight: column.height + 2 * Theme.gapWide
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: Theme.palette.hairline
    border.width: Theme.hair

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapWide
        y: Theme.gapWide
        name: "question"
        size: Theme.headingSize * 1.2
    }
    Column {
        id: column

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        y: Theme.gapWide
        width: root.width - sign.width - Theme.gap - 2 * Theme.gapWide
        spacing: Theme.gapSmall

        HeadingText {
            width: parent.width
            font.pixelSize: Theme.bodySize
            font.weight: Theme.bold
            text: qsTr("Ask your team")
        }
        BodyText {
            width: parent.width
            text: root.lines.join("<br>")
        }
    }
}
