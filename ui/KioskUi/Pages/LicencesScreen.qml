pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What the program is made of. Nobody needs it to use the screen; those whose work it is ask for it to be here.
ScrollArea {
    id: root

    required property Kiosk kiosk

    readonly property LicencesModel licences: root.kiosk.licences
    // Two side by side where the longest name fits on a card.
    readonly property int across: root.upright && (root.textWidth - Theme.betweenTargets) / 2 >= Theme.headingSize * 9 + 2 * Theme.gapWide ? 2 : 1
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.betweenTargets) / root.across

    guard: root.kiosk.guard
    contentMeasure: root.width
    navigator: root.kiosk.navigator

    TitleText {
        width: root.textWidth
        text: qsTr("Software and licences")
    }
    BodyText {
        width: Math.min(root.textWidth, Theme.measure)
        text: root.licences.available ? qsTr("Many people made the software of this screen and share it. This is whose work it is, and what they allow. You do not need it to use the screen.") : qsTr("The licences cannot be shown: a file of this program is missing. Please tell the staff.")
        textFormat: Text.PlainText
    }
    Grid {
        width: root.textWidth
        columns: root.across
        spacing: Theme.betweenTargets

        Repeater {
            model: root.licences.works

            SectionCard {
                id: work

                required property string slug
                required property string title
                required property string licence

                objectName: `licence-${work.slug}`
                width: root.cell
                guard: root.kiosk.guard
                icon: ""
                label: work.title
                summary: work.licence
                onTapped: root.kiosk.navigator.openLicence(work.slug)
            }
        }
    }
}
