pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The backups, one more now, and one that is put back after it was said what that means.
DeskScroll {
    id: root

    required property Desk desk

    readonly property BackupList backups: root.desk.backups
    readonly property real column: Math.min(root.contentWidth, Sheet.reading)

    objectName: "backupsArea"

    Heading {
        width: root.column
        text: qsTr("Backups")
    }

    Words {
        width: root.column
        text: qsTr("A backup of all texts, accounts and approvals is made every day that somebody works here. The last three stay.")
    }

    DeskButton {
        objectName: "makeBackup"
        enabled: !root.backups.job.running
        text: qsTr("Make one now")
        onPressed: root.backups.makeOne()
    }

    JobBar {
        width: root.column
        job: root.backups.job
    }

    ToldBox {
        objectName: "outcome"
        width: root.column
        told: root.backups.outcome
    }

    Words {
        visible: root.backups.rows.count === 0 && !root.backups.job.running
        text: qsTr("There are no backups yet.")
    }

    Repeater {
        model: root.backups.rows

        BackupRow {
            width: root.column
            backups: root.backups
        }
    }
}
