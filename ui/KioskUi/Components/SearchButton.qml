import QtQuick
import KioskUi.Theme

// The way into the search: it looks like the field that one types in, and says what can be done there.
Tappable {
    id: root

    readonly property real shortest: picture.width + word.implicitWidth + Theme.gap + 2 * Theme.gapWide
    readonly property real longest: root.shortest + what.implicitWidth + Theme.gapWide

    implicitHeight: Math.max(Theme.target, Math.ceil(word.height) + 2 * Theme.gap)
    label: qsTr("Search")
    Accessible.description: what.text

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.palette.pressed : Theme.palette.surface
        radius: Theme.radius
        border.color: Theme.palette.primary
        border.width: Theme.line
    }
    Icon {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapWide
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        size: Theme.headingSize * 1.2
    }
    HeadingText {
        id: word

        anchors.left: picture.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: implicitWidth
        color: Theme.palette.primary
        text: root.label
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    Text {
        id: what

        anchors.left: word.right
        anchors.leftMargin: Theme.gapWide
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.palette.quiet
        font.family: Theme.face
        font.pixelSize: Theme.bodySize
        visible: root.width >= root.longest
        text: qsTr("Type a word, or look through A to Z")
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
