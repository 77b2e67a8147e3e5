pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// The languages of this site, each named in itself (LNG-02). Loaded by its address, and only where
// there is more than one: with English alone it costs nothing.
Flow {
    id: root

    required property Kiosk kiosk
    property bool bar: false // stands on the dark ground of Attract, where a choice also begins the visit

    spacing: Theme.betweenTargets

    Repeater {
        model: root.kiosk.language.choices

        Tappable {
            id: choice

            required property string code
            required property string name

            readonly property color ink: root.bar ? Theme.palette.barInk : Theme.palette.primary

            objectName: `language-${choice.code}`
            width: Math.min(root.width, row.width + 2 * Theme.gap)
            height: Math.max(Theme.mainTarget, words.height + 2 * Theme.gap)
            guard: root.kiosk.guard
            label: choice.name
            markable: true
            marked: root.kiosk.language.current === choice.code
            onTapped: {
                root.kiosk.language.choose(choice.code);
                if (root.bar)
                    root.kiosk.navigator.start();
            }

            Rectangle {
                anchors.fill: parent
                color: root.bar ? (choice.pressed ? Theme.palette.barPressed : "transparent") : choice.pressed ? Theme.palette.pressed : Theme.palette.surface
                radius: Theme.radius
                border.color: choice.ink
                border.width: choice.marked ? Theme.mm(1.6) : Theme.line
            }
            Row {
                id: row

                anchors.centerIn: parent
                anchors.horizontalCenterOffset: root.bar || choice.marked ? 0 : -(sign.width + row.spacing) / 2 // room is kept for the sign, and not seen
                spacing: Theme.gap

                // On Attract the words around it show which one is in use.
                Icon {
                    id: sign

                    anchors.verticalCenter: parent.verticalCenter
                    name: "check"
                    size: Theme.bodySize * 1.1
                    color: choice.ink
                    opacity: choice.marked ? 1 : 0
                    visible: !root.bar
                }
                Text {
                    id: words

                    anchors.verticalCenter: parent.verticalCenter
                    color: choice.ink
                    font.family: Theme.face
                    font.pixelSize: Theme.bodySize
                    font.weight: choice.marked ? Theme.bold : Theme.semibold
                    text: choice.name
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
        }
    }
}
