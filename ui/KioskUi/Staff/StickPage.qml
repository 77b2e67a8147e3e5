pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Releases on memory sticks that are plugged in.
ScrollArea {
    id: root

    required property StaffPanel panel

    upright: root.width > root.height

    Note {
        width: root.textWidth
        visible: root.panel.note !== ""
        words: root.panel.note
    }
    BodyText {
        objectName: "stickSaid"
        width: root.textWidth
        text: root.panel.stick.said
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "lookAgain"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        focus: true
        guard: root.guard
        icon: "restart"
        label: qsTr("Look again")
        available: !root.panel.stick.looking
        onTapped: root.panel.lookAgain()
    }
    Repeater {
        model: root.panel.stick.rows

        ReleaseRow {
            required property string label
            required property string said
            required property int number

            width: root.textWidth
            guard: root.guard
            name: label
            words: said
            choosable: true
            chosenName: `stick-${label}`
            onChosen: root.panel.chooseOnStick(number)
        }
    }
}
