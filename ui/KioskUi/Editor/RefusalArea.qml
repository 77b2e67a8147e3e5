import QtQuick
import KioskApp

// Why there is no workspace to work on and what next, and the one thing that can be done without it.
DeskScroll {
    id: root

    required property Desk desk

    objectName: "refusalArea"
    inset: Sheet.padding

    Column {
        id: words

        x: (root.contentWidth - width) / 2
        width: Math.min(Sheet.reading, root.contentWidth)
        topPadding: Sheet.padding
        spacing: Sheet.gap

        Heading {
            width: parent.width
            text: qsTr("The texts cannot be opened")
        }

        Words {
            objectName: "refusal"
            width: parent.width
            font.pixelSize: Sheet.subtitle
            text: root.desk.refusal
            Accessible.role: Accessible.AlertMessage
        }

        Words {
            width: parent.width
            color: Sheet.quiet
            text: qsTr("Can you not do this yourself? Show IT this window.")
        }

        Heading {
            width: parent.width
            topPadding: Sheet.padding
            small: true
            text: qsTr("Has somebody sent you a review file?")
        }

        Words {
            width: parent.width
            text: qsTr("You can answer it here all the same: it needs none of the texts on this computer.")
        }

        DeskButton {
            objectName: "answerAsGuest"
            quiet: true
            text: qsTr("Answer a review file from another computer")
            onPressed: root.desk.answerAsGuest()
        }
    }
}
