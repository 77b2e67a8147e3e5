pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// One work, and its licences word by word. A long one is read in parts, so that each is there at once.
ScrollArea {
    id: root

    required property Kiosk kiosk

    readonly property LicencesModel licences: root.kiosk.licences

    guard: root.kiosk.guard
    navigator: root.kiosk.navigator

    TitleText {
        objectName: "licenceTitle"
        width: root.textWidth
        text: root.licences.title
    }
    BodyText {
        width: root.textWidth
        color: Theme.palette.quiet
        text: root.licences.licence
        textFormat: Text.PlainText
    }
    Repeater {
        model: root.licences.told

        BodyText {
            required property string words

            width: root.textWidth
            text: words
            textFormat: Text.PlainText
        }
    }
    Repeater {
        model: root.licences.documents

        ActionButton {
            id: document

            required property int part
            required property string title

            objectName: `licenceText-${document.part}`
            width: root.textWidth
            guard: root.kiosk.guard
            label: document.title
            leading: true
            onward: true
            onTapped: root.kiosk.navigator.turnLicence(document.part + 1 - root.licences.part)
        }
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapWide
        text: root.licences.document
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.textWidth
        visible: root.licences.parts > 1
        color: Theme.palette.quiet
        //: %1 is the number of the part that is shown, %2 how many there are
        text: qsTr("Part %1 of %2").arg(root.licences.part).arg(root.licences.parts)
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.textWidth
        visible: root.licences.parts === 0
        text: qsTr("The licences cannot be shown: a file of this program is missing. Please tell the staff.")
        textFormat: Text.PlainText
    }
    Repeater {
        model: root.licences.paragraphs

        BodyText {
            required property string words

            width: root.textWidth
            text: words
            textFormat: Text.PlainText
        }
    }
    ActionButton {
        objectName: "licenceMore"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.licences.part < root.licences.parts
        guard: root.kiosk.guard
        icon: "plus"
        label: qsTr("Read on")
        onTapped: root.kiosk.navigator.turnLicence(1)
    }
    ActionButton {
        objectName: "licenceEarlier"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.licences.part > 1
        guard: root.kiosk.guard
        icon: "back"
        label: qsTr("Earlier part")
        onTapped: root.kiosk.navigator.turnLicence(-1)
    }
}
