pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What a patient would read differently, the gravest first, and the question.
ScrollArea {
    id: root

    required property StaffPanel panel

    readonly property StaffOffer offer: root.panel.offer

    upright: root.width > root.height

    HeadingText {
        objectName: "offerTitle"
        width: root.textWidth
        visible: root.offer.title !== ""
        text: root.offer.title
        textFormat: Text.PlainText
    }
    Note {
        objectName: "offerRefused"
        width: root.textWidth
        visible: root.offer.state === "refused"
        words: root.offer.said
    }
    BodyText {
        objectName: "offerSaid"
        width: root.textWidth
        visible: root.offer.state !== "refused"
        text: root.offer.said
        textFormat: Text.PlainText
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gap
        visible: root.offer.red.count > 0
        text: qsTr("Look at these first")
    }
    Repeater {
        model: root.offer.red

        RedLine {
            required property string where
            required property string before
            required property string after

            width: root.textWidth
            item: where
            old: before
            now: after
        }
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gap
        visible: root.offer.items.count > 0
        text: qsTr("All that changes")
    }
    Repeater {
        model: root.offer.items

        BodyText {
            required property string said

            width: root.textWidth
            text: said
            textFormat: Text.PlainText
        }
    }
    // After the list: nobody says yes before they have been led past it.
    ActionButton {
        objectName: "offerAccept"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.offer.state === "ready"
        guard: root.guard
        icon: "check"
        label: qsTr("Show this release")
        strength: ActionButton.Filled
        onTapped: root.offer.accept()
    }
    ActionButton {
        objectName: "offerBack"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.offer.state !== "working"
        guard: root.guard
        icon: "back"
        label: root.offer.state === "ready" ? qsTr("No, change nothing") : qsTr("Back to the list")
        onTapped: root.panel.back()
    }
}
