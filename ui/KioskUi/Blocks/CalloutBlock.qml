import QtQuick
import KioskUi.Components
import KioskUi.Theme

// A box that asks for attention: information, important, and the three care cards of NHS style
// (SAF-02). Loudness is said by words and a sign before it is said by colour (VIS-12).
Rectangle {
    id: root

    required property string level
    required property string title
    required property list<string> lines
    required property list<bool> plain

    signal wordTapped(slug: string)

    readonly property bool care: root.level === "call-999" || root.level === "call-111" || root.level === "speak-to"
    readonly property color band: root.level === "call-999" ? Theme.palette.urgent : Theme.palette.primary
    readonly property color bandInk: root.level === "call-999" ? Theme.palette.urgentInk : Theme.palette.primaryInk
    readonly property string sign: root.level === "call-999" ? "urgent" : root.level === "call-111" ? "phone" : root.level === "speak-to" ? "person" : root.level === "important" ? "warning" : "info"
    readonly property string heading: {
        if (root.level === "important")
            return root.title === "" ? qsTr("Important") : qsTr("Important: %1").arg(root.title);
        return root.level === "information" && root.title === "" ? qsTr("Good to know") : root.title;
    }

    implicitHeight: body.y + body.height + Theme.gapWide
    color: root.level === "information" ? Theme.palette.tint : root.level === "important" ? Theme.palette.note : Theme.palette.surface
    radius: Theme.radius
    border.color: root.level === "important" ? Theme.palette.noteEdge : root.band
    border.width: root.care ? Theme.line : Theme.hair

    Rectangle {
        id: head

        width: parent.width
        height: root.heading === "" ? 0 : headWords.height + 2 * Theme.gap
        visible: root.heading !== ""
        color: root.care ? root.band : "transparent"
        radius: Theme.radius

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.radius
            visible: root.care
            color: root.band
        }
        Icon {
            id: picture

            anchors.left: parent.left
            anchors.leftMargin: Theme.gapWide
            anchors.verticalCenter: headWords.verticalCenter
            name: root.sign
            size: Theme.headingSize * 1.15
            color: root.care ? root.bandInk : Theme.palette.ink
        }
        HeadingText {
            id: headWords

            y: Theme.gap
            anchors.left: picture.right
            anchors.leftMargin: Theme.gap
            width: root.width - picture.width - Theme.gap - 2 * Theme.gapWide
            color: root.care ? root.bandInk : Theme.palette.ink
            font.pixelSize: root.care ? Theme.headingSize : Theme.bodySize
            font.weight: Theme.bold
            text: root.heading
        }
    }
    MarkedList {
        id: body

        x: Theme.gapWide
        y: head.height + (root.care || root.heading === "" ? Theme.gapWide : 0)
        width: root.width - 2 * Theme.gapWide
        lines: root.lines
        plain: root.plain
        onWordTapped: slug => root.wordTapped(slug)
    }
}
