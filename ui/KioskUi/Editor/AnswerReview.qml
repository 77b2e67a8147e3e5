pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// For an approver: a review file from another desk, what it changes, and the answer to it.
Column {
    id: root

    required property Answering answering

    objectName: "answerReview"
    spacing: Sheet.gap

    Column {
        width: root.width
        spacing: Sheet.gap
        visible: !root.answering.there

        DeskField {
            id: file

            objectName: "reviewFile"
            width: parent.width
            label: qsTr("The review file")
            help: qsTr("A file that ends in .review. Write where it is, or drop it on this window. Open only files that you expect.")
            onAccepted: root.answering.open(file.text)
        }

        DeskButton {
            objectName: "openReview"
            enabled: !root.answering.job.running
            text: qsTr("Open it")
            onPressed: root.answering.open(file.text)
        }
    }

    Words {
        objectName: "asks"
        width: root.width
        visible: root.answering.there
        text: root.answering.asks
    }

    Column {
        width: root.width
        spacing: Sheet.gap / 2
        visible: root.answering.items.count > 1

        Heading {
            width: parent.width
            small: true
            text: qsTr("%1 texts in this file: look at each").arg(root.answering.items.count)
        }

        Repeater {
            model: root.answering.items

            DeskButton {
                id: item

                required property int index
                required property string words
                required property bool lookedAt

                objectName: `version-${item.index}`
                width: root.width
                quiet: true
                atLeft: true
                chosen: item.lookedAt
                text: item.words
                onPressed: root.answering.choose(item.index)
            }
        }
    }

    Loader {
        id: shown

        width: root.width
        active: root.answering.shown !== null
        visible: active
        sourceComponent: ChangesView {
            changed: root.answering.shown
        }
    }

    Loader {
        width: root.width
        active: root.answering.there
        visible: active
        sourceComponent: SignReview {
            answering: root.answering
            onUntickedWanted: {
                root.answering.chooseUnticked();
                (shown.item as ChangesView)?.showUnticked();
            }
        }
    }

    JobBar {
        width: root.width
        job: root.answering.job
    }

    OutcomeBox {
        objectName: "answerOutcome"
        width: root.width
        told: root.answering.outcome
    }

    DeskButton {
        objectName: "putAway"
        visible: root.answering.there
        enabled: !root.answering.job.running
        quiet: true
        text: qsTr("Put the file away without an answer")
        onPressed: root.answering.leave()
    }

    Connections {
        target: root.answering

        property bool there: false

        function onChanged() {
            // What had the focus has gone: begin at the top of what is there now.
            if (there !== root.answering.there) {
                there = root.answering.there;
                root.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
}
