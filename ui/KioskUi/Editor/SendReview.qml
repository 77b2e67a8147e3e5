pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Choose changes, who approves them, and where the file goes.
Column {
    id: root

    required property Sending sending
    required property Sticks sticks

    objectName: "sendReview"
    spacing: Sheet.gap

    Words {
        width: root.width
        text: qsTr("An approver who works at another computer gets a file from you, answers it there, and gives the answer back. They need an account here, and this program there.")
    }

    Heading {
        width: root.width
        small: true
        text: qsTr("1. What is to be approved")
    }

    JobBar {
        width: root.width
        job: root.sending.job
        visible: root.sending.looking
    }

    Words {
        objectName: "nothingWaits"
        width: root.width
        visible: root.sending.waiting.count === 0 && !root.sending.looking
        text: qsTr("Nothing waits for approval.")
    }

    Repeater {
        model: root.sending.waiting

        Column {
            id: change

            required property string item
            required property string title
            required property string note
            required property string whyNot
            required property bool ticked

            width: root.width
            spacing: 2 * Sheet.ring

            DeskCheck {
                objectName: `send-${change.item}`
                width: parent.width
                enabled: change.whyNot === "" && !root.sending.job.running
                text: change.title
                ticked: change.ticked
                Accessible.description: `${change.note} ${change.whyNot}`
                onToggled: root.sending.tick(change.item)
            }

            Words {
                x: Sheet.body * 1.4 + Sheet.gap
                width: parent.width - x
                color: Sheet.quiet
                text: change.note
            }

            Words {
                x: Sheet.body * 1.4 + Sheet.gap
                width: parent.width - x
                visible: text !== ""
                color: Sheet.wrong
                text: change.whyNot
            }
        }
    }

    DeskButton {
        objectName: "showMore"
        quiet: true
        visible: root.sending.more > 0
        text: qsTr("Show more (%1 are left)").arg(root.sending.more)
        onPressed: root.sending.showMore()
    }

    DeskChoice {
        objectName: "approver"
        width: root.width
        visible: root.sending.waiting.count > 0
        label: qsTr("2. Who approves it")
        help: root.sending.approvers.length > 0 ? qsTr("Nobody approves what they wrote themselves.") : qsTr("Nobody here may approve all of this. Choose less, or ask an administrator for an account for another clinical approver.")
        choices: root.sending.approvers
        value: root.sending.approver
        onChosen: login => root.sending.ask(login)
    }

    WhereField {
        id: folder

        objectName: "reviewFolder"
        width: root.width
        sticks: root.sticks
        visible: root.sending.waiting.count > 0
        label: qsTr("3. Where the file goes")
        help: qsTr("Choose a stick, write where a folder is, or drop one on this window.")
        onEdited: root.sending.saveTo(folder.text)
        onAccepted: root.sending.send()
        Component.onCompleted: folder.text = root.sending.folder

        Connections {
            target: root.sending

            function onChanged() {
                if (folder.text !== root.sending.folder)
                    folder.text = root.sending.folder;
            }
        }
    }

    DeskButton {
        objectName: "writeReview"
        visible: root.sending.waiting.count > 0
        enabled: !root.sending.job.running
        text: qsTr("Write the file")
        onPressed: root.sending.send()
    }

    OutcomeBox {
        objectName: "sendOutcome"
        width: root.width
        told: root.sending.outcome
    }

    UnderWayList {
        width: root.width
        sending: root.sending
    }
}
