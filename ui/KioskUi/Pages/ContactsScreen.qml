pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Everybody there is to ring.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet

    readonly property int across: root.upright && root.besideButtons > Theme.headingSize * (Theme.moreSpace ? 24 : 20) ? 2 : 1
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.gapWide) / root.across

    spread: true
    guard: root.kiosk.guard
    contentMeasure: root.width
    navigator: root.kiosk.navigator
    sought: root.kiosk.navigator.screen === "contacts" && root.kiosk.navigator.slug !== "" ? `contact-${root.kiosk.navigator.slug}` : ""

    ExampleNote {
        width: root.textWidth
        visible: root.kiosk.contacts.example && !root.noteAbove
    }
    TitleText {
        width: root.textWidth
        text: Theme.tied(qsTr("Someone to talk to"))
    }
    EvenGrid {
        id: cards

        width: root.textWidth
        columns: root.across
        spacing: Theme.gapWide

        Repeater {
            model: root.kiosk.contacts.contacts

            ContactCard {
                required property string slug

                objectName: `contact-${slug}`
                width: root.cell
                onImplicitHeightChanged: cards.even()
                Component.onCompleted: cards.even()
            }
        }
    }
}
