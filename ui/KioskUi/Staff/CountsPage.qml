pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// How often pages were opened: a month at a time.
ScrollArea {
    id: root

    required property StaffPanel panel

    readonly property StaffCounts counts: root.panel.counts
    readonly property real half: (root.textWidth - Theme.betweenTargets) / 2

    upright: root.width > root.height

    Note {
        objectName: "countsFalling"
        width: root.textWidth
        visible: root.counts.falling !== ""
        words: root.counts.falling
    }
    BodyText {
        objectName: "countsSaid"
        width: root.textWidth
        visible: root.counts.said !== ""
        text: root.counts.said
        textFormat: Text.PlainText
    }
    TitleText {
        width: root.textWidth
        visible: root.counts.month !== ""
        text: root.counts.month
    }
    Grid {
        id: months

        readonly property real each: months.columns === 2 ? root.half : root.textWidth

        visible: root.counts.month !== ""
        columns: root.half > Theme.bodySize * 8 ? 2 : 1
        spacing: Theme.betweenTargets

        ActionButton {
            objectName: "countsEarlier"
            width: months.each
            height: Math.max(Theme.mainTarget, implicitHeight)
            focus: true
            guard: root.guard
            label: qsTr("Month before")
            available: root.counts.hasEarlier
            onTapped: root.counts.turn(1)
        }
        ActionButton {
            objectName: "countsLater"
            width: months.each
            height: Math.max(Theme.mainTarget, implicitHeight)
            guard: root.guard
            label: qsTr("Month after")
            available: root.counts.hasLater
            onTapped: root.counts.turn(-1)
        }
    }
    Repeater {
        model: root.counts.rows

        Item {
            id: row

            required property string page
            required property string shown

            width: root.textWidth
            height: Math.max(name.height, number.height) + Theme.gap

            BodyText {
                id: name

                width: row.width * 0.62
                text: row.page
                textFormat: Text.PlainText
            }
            BodyText {
                id: number

                x: row.width * 0.66
                width: row.width * 0.34
                font.weight: Theme.semibold
                horizontalAlignment: Text.AlignRight
                text: row.shown
                textFormat: Text.PlainText
            }
            Rectangle {
                y: row.height - Theme.gapSmall
                width: row.width
                height: Theme.hair
                color: Theme.palette.hairline
            }
        }
    }
}
