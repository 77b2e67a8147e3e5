import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Nothing here can be touched: that is what it is for.
Rectangle {
    id: root

    required property StaffPanel panel
    required property TapGuard guard

    objectName: "cleaning"
    color: Theme.palette.bar

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Math.min(Theme.gapHuge, root.height * 0.03)

        TitleText {
            width: parent.width
            color: Theme.palette.barInk
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Clean the screen now.\nTouch is off.")
        }
        Text {
            objectName: "secondsLeft"
            width: parent.width
            color: Theme.palette.barInk
            font.family: Theme.numberFace
            font.pixelSize: Math.min(Theme.mm(70), root.height * 0.26)
            font.weight: Theme.semibold
            horizontalAlignment: Text.AlignHCenter
            text: root.panel.cleaning.secondsLeft
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%n seconds left", "", root.panel.cleaning.secondsLeft)
        }
        BodyText {
            width: parent.width
            color: Theme.palette.barInk
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Use a damp cloth, never a spray. The screen comes back by itself; a key of the pad ends it sooner.")
            textFormat: Text.PlainText
        }
    }
}
