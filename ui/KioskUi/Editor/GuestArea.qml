import QtQuick
import KioskApp

// An approver whose account is on another computer: answering a review file, with nobody signed in here.
DropArea {
    id: root

    required property Desk desk

    onDropped: drop => {
        if (drop.hasUrls)
            root.desk.reviewFiles.answering.open(drop.urls[0].toString());
    }

    DeskScroll {
        id: scroll

        objectName: "guestArea"
        anchors.fill: parent
        anchors.margins: Sheet.padding
        inset: Math.max(0, (scroll.width - Sheet.reading) / 2)

        DeskButton {
            objectName: "backToSignIn"
            quiet: true
            text: root.desk.refusal === "" ? qsTr("Back to signing in") : qsTr("Back")
            onPressed: root.desk.signOut()
        }

        Heading {
            width: scroll.contentWidth
            text: qsTr("Answer a review file")
        }

        AnswerReview {
            width: scroll.contentWidth
            answering: root.desk.reviewFiles.answering
        }
    }
}
