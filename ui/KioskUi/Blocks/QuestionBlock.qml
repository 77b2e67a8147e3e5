import QtQuick
import KioskUi.Components
import KioskUi.Theme

// "Ask about this": a question to take to the team. Under a heading that says so, and after another
// question, it stands without a heading of its own.
Rectangle {
    id: root

    required property list<string> lines
    required property bool led

    readonly property real air: root.led ? Theme.gap : Theme.gapWide

    implicitHeight: column.height + 2 * root.air
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: Theme.palette.hairline
    border.width: Theme.hair

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapWide
        y: root.air + (root.led ? (words.lineHeight - height) / 2 : 0) // beside the first line
        name: "question"
        size: Theme.headingSize * 1.2
    }
    Column {
        id: column

        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        y: root.air
        width: root.width - sign.width - Theme.gap - 2 * Theme.gapWide
        spacing: Theme.gapSmall

        HeadingText {
            width: parent.width
            visible: !root.led
            font.pixelSize: Theme.bodySize
            font.weight: Theme.bold
            text: qsTr("Ask your team")
        }
        BodyText {
            id: words

            width: parent.width
            text: root.lines.join("<br>")
        }
    }
}
