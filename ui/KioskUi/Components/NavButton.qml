import QtQuick
import KioskUi.Theme

// One button of the frame: picture above, words below, always at the same place.
Tappable {
    id: root

    required property string icon
    property int textSize: Theme.bodySize
    property bool compact: false // no room for the picture: the words matter more

    implicitHeight: Math.max(Theme.mainTarget, column.height + 2 * Theme.gapSmall)

    Rectangle {
        anchors.fill: parent
        visible: root.available // without its box it is no button, and still legible
        color: root.pressed ? Theme.palette.barPressed : Theme.palette.barButton
        radius: Theme.radius
        border.color: Theme.palette.barEdge
        border.width: Theme.hair
    }
    Column {
        id: column

        anchors.centerIn: parent
        width: parent.width - 2 * Theme.gapSmall
        spacing: Theme.hair

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.compact
            name: root.icon
            size: root.textSize * 1.25
            color: Theme.palette.barInk
        }
        Text {
            width: parent.width
            color: Theme.palette.barInk
            font.family: Theme.face
            font.pixelSize: root.textSize
            font.weight: Theme.semibold
            horizontalAlignment: Text.AlignHCenter
            lineHeight: Math.round(root.textSize * 1.1)
            lineHeightMode: Text.FixedHeight
            text: root.label
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
