import QtQuick
import KioskUi.Theme

// The honest line over everything that no clinic has checked.
Rectangle {
    id: root

    property bool inBar: false // closer together, in the bar over every screen
    property string note: qsTr("Example page. Not yet checked by this clinic.")

    objectName: "exampleNote"
    implicitWidth: sign.width + words.implicitWidth + words.anchors.leftMargin + 2 * Theme.gap + 1
    implicitHeight: words.height + 2 * (root.inBar ? Theme.gapSmall : Theme.gap)
    color: Theme.palette.note
    radius: Theme.radius
    border.color: Theme.palette.noteEdge
    border.width: Theme.hair

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: "info"
        size: Theme.bodySize * 1.2
        color: Theme.palette.noteInk
    }
    BodyText {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: root.inBar ? Theme.gapSmall : Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.palette.noteInk
        lineHeight: Math.round(Theme.bodySize * Theme.headingLines)
        text: Theme.tied(root.note)
        textFormat: Text.PlainText
    }
}
