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

        readonly property real column: Math.min(scroll.contentWidth, Sheet.reading)

        objectName: "guestArea"
        anchors.fill: parent
        anchors.margins: Sheet.padding

        DeskButton {
            objectName: "backToSignIn"
            quiet: true
            text: qsTr("Back to signing in")
            onPressed: root.desk.signOut()
        }

        Heading {
            width: scroll.column
            text: qsTr("Answer a review file")
        }

        AnswerReview {
            width: scroll.column
            answering: root.desk.reviewFiles.answering
        }
    }
}
