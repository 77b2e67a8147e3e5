pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// The pages of one section.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet

    readonly property SectionModel section: root.kiosk.section
    // Two side by side where the longest word fits on a card.
    readonly property int across: root.upright && (root.besideButtons - Theme.betweenTargets) / 2 >= Theme.headingSize * 7.4 + 2 * Theme.gapWide ? 2 : 1
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.betweenTargets) / root.across

    spread: true
    guard: root.kiosk.guard
    contentMeasure: root.width
    navigator: root.kiosk.navigator

    ExampleNote {
        width: root.textWidth
        visible: root.section.example && !root.noteAbove
    }
    TitleText {
        width: root.textWidth
        text: Theme.tied(root.section.title)
    }
    BodyText {
        width: root.textWidth
        color: Theme.palette.quiet
        text: root.section.summary
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "openContacts"
        width: root.cell
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.section.hasContacts
        guard: root.kiosk.guard
        icon: "phone"
        label: qsTr("People to ring")
        strength: ActionButton.Filled
        onTapped: root.kiosk.navigator.openContacts()
    }
    EvenGrid {
        id: cards

        width: root.textWidth
        columns: root.across
        spacing: Theme.betweenTargets

        Repeater {
            model: root.section.pages

            SectionCard {
                required property string slug
                required property string title

                objectName: `page-${slug}`
                width: root.cell
                guard: root.kiosk.guard
                icon: ""
                label: title
                onImplicitHeightChanged: cards.even()
                Component.onCompleted: cards.even()
                onTapped: root.kiosk.navigator.openPage(slug)
            }
        }
    }
    BodyText {
        width: root.textWidth
        visible: root.section.total > root.section.pages.count
        //: %1 and %2 are the first and the last page listed, %3 is how many there are
        text: qsTr("Pages %1 to %2 of %3").arg(root.section.firstShown).arg(root.section.lastShown).arg(root.section.total)
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "sectionMore"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.section.lastShown < root.section.total
        guard: root.kiosk.guard
        icon: "plus"
        label: qsTr("More pages")
        onTapped: root.kiosk.navigator.turnSection(1)
    }
    ActionButton {
        objectName: "sectionEarlier"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.section.firstShown > 1
        guard: root.kiosk.guard
        icon: "back"
        label: qsTr("Earlier pages")
        onTapped: root.kiosk.navigator.turnSection(-1)
    }
}
