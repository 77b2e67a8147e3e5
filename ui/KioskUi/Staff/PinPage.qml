pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// The keypad. Digits are never shown, only how many there are (SEC-11).
Item {
    id: root

    required property StaffPanel panel
    required property TapGuard guard

    readonly property StaffPin pin: root.panel.pin
    readonly property bool beside: root.width > root.height
    readonly property list<string> keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "delete", "0", "enter"]
    readonly property real padWidth: root.beside ? root.width * 0.55 - 2 * Theme.edgeMargin : Math.min(root.width - 2 * Theme.margin, Theme.mm(210))
    readonly property real keyWidth: Math.floor((root.padWidth - 2 * Theme.betweenTargets) / 3)
    readonly property real room: root.beside ? root.height - 2 * Theme.edgeMargin : root.height - words.y - words.height - 2 * Theme.gapHuge
    readonly property real keyHeight: Math.max(Theme.keyTarget, Math.min(Theme.mm(42), Math.floor((root.room - 3 * Theme.betweenTargets) / 4)))

    Column {
        id: words

        x: root.beside ? Theme.margin : (root.width - width) / 2
        y: root.beside ? Math.max(Theme.gap, (root.height - height) / 2) : Theme.gapHuge
        width: root.beside ? root.width - root.padWidth - Theme.margin - Theme.gapHuge - Theme.edgeMargin : root.padWidth
        spacing: Theme.gapWide

        TitleText {
            width: parent.width
            text: qsTr("Type the staff PIN")
        }
        Rectangle {
            width: parent.width
            height: Math.max(Theme.target, dots.height + 2 * Theme.gap)
            color: Theme.palette.surface
            radius: Theme.radius
            border.color: Theme.palette.primary
            border.width: Theme.line
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("%n digits typed", "", root.pin.typed)

            Grid {
                id: dots

                readonly property real dot: Theme.mm(6)

                anchors.centerIn: parent
                columns: Math.max(6, Math.min(12, Math.floor((parent.width - 2 * Theme.gap) / (dots.dot * 1.5))))
                spacing: dots.dot / 2

                Repeater {
                    model: Math.max(6, root.pin.typed)

                    Rectangle {
                        required property int index

                        width: dots.dot
                        height: dots.dot
                        radius: dots.dot / 2
                        color: index < root.pin.typed ? Theme.palette.ink : "transparent"
                        border.color: Theme.palette.edge
                        border.width: Theme.hair
                    }
                }
            }
        }
        BodyText {
            objectName: "pinSaid"
            width: parent.width
            height: Math.max(implicitHeight, 2 * Theme.bodyLine)
            text: root.pin.said !== "" ? root.pin.said : qsTr("Six digits or more, then OK.")
            textFormat: Text.PlainText
        }
    }
    Grid {
        x: root.beside ? root.width - root.padWidth - Theme.edgeMargin : (root.width - root.padWidth) / 2
        y: root.beside ? Math.max(Theme.edgeMargin, (root.height - height) / 2) : words.y + words.height + Theme.gapHuge
        columns: 3
        spacing: Theme.betweenTargets

        Repeater {
            model: root.keys

            KeyButton {
                id: key

                required property string modelData
                readonly property bool digit: key.modelData.length === 1
                readonly property bool wordless: key.modelData === "delete" && key.width < Theme.bodySize * 4 // no room for the word

                objectName: `pin-${key.modelData}`
                width: root.keyWidth
                height: root.keyHeight
                focus: key.modelData === "5"
                guard: root.guard
                available: key.modelData === "enter" ? root.pin.complete : key.modelData === "delete" ? root.pin.typed > 0 : root.pin.open
                face: ""
                label: key.digit ? key.modelData : key.modelData === "delete" ? qsTr("Delete") : qsTr("OK")
                onTapped: {
                    if (key.digit)
                        root.pin.press(key.modelData);
                    else if (key.modelData === "delete")
                        root.pin.takeBack();
                    else
                        root.pin.enter();
                }

                Icon {
                    anchors.centerIn: parent
                    visible: key.wordless
                    name: "back"
                    size: Math.min(Theme.bodySize, key.height * 0.6)
                    color: key.available ? Theme.palette.primary : Theme.palette.quiet
                }
                Text {
                    anchors.centerIn: parent
                    visible: !key.wordless
                    color: !key.available ? Theme.palette.quiet : key.digit ? Theme.palette.ink : Theme.palette.primary
                    font.family: key.digit ? Theme.numberFace : Theme.face // whose zero is plain
                    font.pixelSize: key.digit ? Math.min(Theme.titleSize, key.height * 0.6) : Math.min(Theme.bodySize, key.width / 2)
                    font.weight: key.digit ? Theme.semibold : key.available ? Theme.bold : Theme.regular
                    text: key.label
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
        }
    }
}
