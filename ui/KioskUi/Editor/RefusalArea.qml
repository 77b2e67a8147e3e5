import QtQuick
import KioskApp

// Why there is no workspace to work on and what next, and the one thing that can be done without it.
DeskScroll {
    id: root

    required property Desk desk

    readonly property Rescue rescue: root.desk.rescue

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

        JobBar {
            width: parent.width
            job: root.rescue.job
        }

        Words {
            objectName: "rescueFound"
            width: parent.width
            visible: root.rescue.found !== ""
            //: %1 is a day and a time
            text: qsTr("There is a good backup from %1. You can put it back yourself, here and now.").arg(root.rescue.found)
        }

        Words {
            objectName: "rescueFault"
            width: parent.width
            visible: text !== ""
            color: Sheet.wrong
            text: root.rescue.fault
            Accessible.role: Accessible.AlertMessage
        }

        DeskButton {
            id: ask

            objectName: "rescueAsk"
            visible: root.rescue.found !== "" && !root.rescue.asked
            text: qsTr("Put this backup back …")
            onPressed: {
                root.rescue.ask(true);
                no.forceActiveFocus(Qt.OtherFocusReason);
            }
        }

        Words {
            objectName: "rescueMeans"
            width: parent.width
            visible: root.rescue.asked
            text: qsTr("What was written, approved or taken off after that backup will not be in the editor. The file that cannot be opened is kept beside the backups, so that IT can look at it. What patients see stays as it is until somebody publishes. Nobody can sign in for this, as the accounts are in that file too: the log says that it was done and when.")
            Accessible.role: Accessible.AlertMessage
        }

        Flow {
            width: parent.width
            visible: root.rescue.asked
            spacing: Sheet.gap

            DeskButton {
                objectName: "rescuePutBack"
                text: qsTr("Put it back")
                onPressed: root.rescue.putBack()
            }

            DeskButton {
                id: no

                objectName: "rescueLeave"
                quiet: true
                text: qsTr("Leave it as it is")
                onPressed: {
                    root.rescue.ask(false);
                    ask.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
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
