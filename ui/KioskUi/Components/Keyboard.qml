pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme
import KioskApp

// Letters in the order of every typewriter and phone, digits above them, and no key that changes
// what the others do.
Column {
    id: root

    required property TapGuard guard
    required property real keyWidth
    required property real keyHeight
    required property real gap

    readonly property list<string> rows: ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm "]

    signal struck(character: string)

    function named(character: string): string {
        return character === " " ? "key-space" : character === "-" ? "key-hyphen" : `key-${character}`;
    }

    // The keys keep their places in a language that runs from right to left: they are letters of English.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    spacing: root.gap

    Repeater {
        model: root.rows

        Row {
            id: row

            required property string modelData

            spacing: root.gap

            Repeater {
                model: row.modelData.split("")

                KeyButton {
                    id: key

                    required property string modelData
                    readonly property bool space: key.modelData === " "

                    objectName: root.named(key.modelData)
                    width: key.space ? 3 * root.keyWidth + 2 * root.gap : root.keyWidth
                    height: root.keyHeight
                    guard: root.guard
                    face: key.space ? qsTr("Space") : key.modelData.toUpperCase()
                    label: key.modelData === "-" ? qsTr("Hyphen -") : key.face
                    textSize: Math.min(key.space ? Math.min(Theme.bodySize, Theme.stripSize) : Theme.headingSize, root.keyHeight * 0.74)
                    onTapped: root.struck(key.modelData)
                }
            }
        }
    }
}
