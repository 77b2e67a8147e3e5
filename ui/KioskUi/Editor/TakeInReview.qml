import QtQuick
import KioskApp

// The answer to a review file comes back: what came of it, and what is still out.
Column {
    id: root

    required property TakingIn takingIn
    required property Sending sending

    signal opened(item: string)

    objectName: "takeInReview"
    spacing: Sheet.gap

    DeskField {
        id: file

        objectName: "answerFile"
        width: root.width
        label: qsTr("The answer")
        help: qsTr("A file that ends in .answer. Write where it is, or drop it on this window.")
        onAccepted: root.takingIn.take(file.text)
    }

    DeskButton {
        objectName: "takeIn"
        enabled: !root.takingIn.job.running
        text: qsTr("Take it in")
        onPressed: root.takingIn.take(file.text)
    }

    JobBar {
        width: root.width
        job: root.takingIn.job
    }

    OutcomeBox {
        objectName: "takeInOutcome"
        width: root.width
        told: root.takingIn.outcome
        onOpened: item => root.opened(item)
    }

    UnderWayList {
        width: root.width
        sending: root.sending
    }
}
