pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskApp

// The releases on this machine: which one is on the screen, and going back or forward.
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
        objectName: "releasesSaid"
        width: root.textWidth
        text: root.panel.releases.said
        textFormat: Text.PlainText
    }
    Repeater {
        model: root.panel.releases.rows

        ReleaseRow {
            required property string label
            required property string said
            required property bool shown
            required property bool ready
            required property int index

            width: root.textWidth
            guard: root.guard
            name: label
            words: said
            current: shown
            choosable: ready
            chosenName: `release-${label}`
            onChosen: root.panel.chooseInstalled(label)
        }
    }
}
