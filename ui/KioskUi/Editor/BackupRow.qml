import QtQuick
import KioskApp

// One backup. Putting it back is asked about first.
Rectangle {
    id: root

    required property BackupList backups
    required property string name
    required property string title
    required property string note
    required property bool sound

    readonly property bool asked: root.backups.asked === root.name

    height: words.height + Sheet.gap
    radius: Sheet.corner
    color: Sheet.surface
    border.width: root.asked ? 2 * Sheet.line : Sheet.line
    border.color: root.asked ? Sheet.primary : Sheet.edge

    Column {
        id: words

        x: Sheet.gap
        y: Sheet.gap / 2
        width: root.width - 2 * Sheet.gap
        spacing: Sheet.gap / 2

        Item {
            width: parent.width
            height: Math.max(about.height, ask.height)

            Column {
                id: about

                width: parent.width - (ask.visible ? ask.width + Sheet.gap : 0)

                Words {
                    objectName: `backup-${root.name}`
                    width: parent.width
                    font.weight: Font.DemiBold
                    text: root.title
                }

                Words {
                    width: parent.width
                    color: root.sound ? Sheet.quiet : Sheet.wrong
                    text: root.note
                }
            }

            DeskButton {
                id: ask

                objectName: `ask-${root.name}`
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: root.sound && !root.asked
                enabled: !root.backups.job.running
                quiet: true
                text: qsTr("Put this one back …")
                Accessible.description: root.title
                onPressed: {
                    root.backups.ask(root.name);
                    no.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
        }

        Words {
            width: parent.width
            visible: root.asked
            text: qsTr("What was written, approved or taken off since this backup goes from the editor, and you sign in again. What is there now is kept in this list, so that this can be undone. What patients see stays as it is until somebody publishes.")
            Accessible.role: Accessible.AlertMessage
        }

        Flow {
            width: parent.width
            visible: root.asked
            spacing: Sheet.gap

            DeskButton {
                objectName: `putBack-${root.name}`
                text: qsTr("Put it back")
                onPressed: root.backups.putBack()
            }

            DeskButton {
                id: no

                objectName: `leave-${root.name}`
                quiet: true
                text: qsTr("Leave it as it is")
                onPressed: {
                    root.backups.ask("");
                    ask.forceActiveFocus(Qt.OtherFocusReason);
                }
            }
        }
    }
}
