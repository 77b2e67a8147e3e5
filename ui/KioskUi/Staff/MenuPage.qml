pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What staff can do here, the most frequent first.
ScrollArea {
    id: root

    required property StaffPanel panel

    readonly property int across: root.upright && root.textWidth > Theme.bodySize * 24 ? 2 : 1
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.betweenTargets) / root.across
    readonly property real tallest: {
        let height = Theme.mm(34);
        for (let index = 0; index < cards.count; index++)
            height = Math.max(height, cards.itemAt(index)?.implicitHeight ?? 0);
        return height;
    }

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
            id: cards

            model: [
                {
                    page: "cleaning",
                    icon: "leaf",
                    label: qsTr("Clean the screen"),
                    summary: qsTr("Touch is off for a minute.")
                },
                {
                    page: "check",
                    icon: "check",
                    label: qsTr("Opening check"),
                    summary: qsTr("Touch, clock, disk, content, faults.")
                },
                {
                    page: "releases",
                    icon: "note",
                    label: qsTr("Content on this kiosk"),
                    summary: qsTr("What is on the screen, and going back.")
                },
                {
                    page: "stick",
                    icon: "down",
                    label: qsTr("Content from a stick"),
                    summary: qsTr("See what would change, then show it.")
                },
                {
                    page: "counts",
                    icon: "book",
                    label: qsTr("Page views"),
                    summary: qsTr("Month by month.")
                },
                {
                    page: "end",
                    icon: "restart",
                    label: qsTr("Restart or close"),
                    summary: qsTr("Start the program anew, or leave to the desktop.")
                }
            ]

            SectionCard {
                id: card

                required property var modelData
                required property int index

                objectName: `staff-${card.modelData.page}`
                width: root.cell
                height: root.tallest
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
