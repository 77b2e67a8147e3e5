pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What staff can do here, the most frequent first.
ScrollArea {
    id: root

    required property StaffPanel panel

    readonly property int across: root.textWidth > Theme.bodySize * 27 ? 2 : 1
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.betweenTargets) / root.across

    upright: root.width > root.height
    contentMeasure: root.width

    Note {
        width: root.textWidth
        visible: root.panel.note !== ""
        words: root.panel.note
    }
    BodyText {
        objectName: "lastCleaned"
        width: root.textWidth
        text: root.panel.cleaning.lastCleaned
        textFormat: Text.PlainText
    }
    Grid {
        columns: root.across
        spacing: Theme.betweenTargets

        Repeater {
            model: [
                {
                    page: "cleaning",
                    icon: "leaf",
                    label: qsTr("Clean the screen"),
                    summary: qsTr("Touch is off for a minute")
                },
            ]

            SectionCard {
                id: card

                required property var modelData
                required property int index

                objectName: `staff-${card.modelData.page}`
                width: root.cell
                focus: card.index === 0
                guard: root.guard
                icon: card.modelData.icon
                label: card.modelData.label
                summary: card.modelData.summary
                onTapped: root.panel.show(card.modelData.page)
            }
        }
    }
}
