import QtQuick
import KioskUi.Components
import KioskUi.Theme

// A number, a medicine or a "not" that differs: before and after, one below the other.
Rectangle {
    id: root

    required property string item
    required property string old
    required property string now

    implicitHeight: column.height + 2 * Theme.gap
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: Theme.palette.urgent
    border.width: Theme.line

    Column {
        id: column

        x: Theme.gap
        y: Theme.gap
        width: root.width - 2 * Theme.gap
        spacing: Theme.gapSmall

        BodyText {
            width: parent.width
            color: Theme.palette.quiet
            text: root.item
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            visible: root.old !== ""
            font.family: Theme.numberFace // whose zero is plain
            text: qsTr("Before: %1").arg(root.old)
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            visible: root.now !== ""
            font.weight: Theme.semibold
            font.family: Theme.numberFace // whose zero is plain
            text: qsTr("After: %1").arg(root.now)
            textFormat: Text.PlainText
        }
    }
}
