import QtQuick
import KioskUi.Theme

// One key of the keyboard on the glass: a large letter, and the next key counts at once.
Tappable {
    id: root

    required property string face // what stands on it
    // As large as the key holds. With the largest words that is still above 7.3 mm (VIS-03).
    property int textSize: Math.min(Theme.headingSize, root.height * 0.74)

    quick: true

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.palette.pressed : Theme.palette.surface
        radius: Theme.radius
        border.color: Theme.palette.edge
        border.width: Theme.hair
    }
    Text {
        anchors.centerIn: parent
        color: Theme.palette.ink
        font.family: Theme.face
        font.pixelSize: root.textSize
        font.weight: Theme.semibold
        text: root.face
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
