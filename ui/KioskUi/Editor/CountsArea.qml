pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// How often pages were opened, month by month, and the same as a table in a file.
DeskScroll {
    id: root

    required property Desk desk

    readonly property PageViews views: root.desk.pageViews
    readonly property real column: Math.min(root.contentWidth, Sheet.reading)
    property bool saving: false // whether the folder for the table is asked for

    objectName: "countsArea"

    Heading {
        width: root.column
        text: qsTr("Page views")
    }

    JobBar {
        width: root.column
        job: root.views.job
    }

    Words {
        objectName: "falling"
        width: root.column
        visible: text !== ""
        font.weight: Font.DemiBold
        text: root.views.falling
        Accessible.role: Accessible.AlertMessage
    }

    Words {
        objectName: "viewsWords"
        width: root.column
        visible: text !== ""
        text: root.views.words
    }

    DeskButton {
        objectName: "askFolder"
        visible: root.views.rows.count > 0 && !root.saving
        quiet: true
        text: qsTr("Save as a table …")
        onPressed: {
            root.saving = true;
            folder.begin();
        }
    }

    DeskField {
        id: folder

        objectName: "folder"
        width: root.column
        visible: root.saving
        label: qsTr("Folder or stick for the table, such as E:\\ or /media/stick")
        onAccepted: root.views.save(folder.text)
    }

    DeskButton {
        objectName: "saveTable"
        visible: root.saving
        enabled: root.views.canSave
        text: qsTr("Save it there")
        onPressed: root.views.save(folder.text)
    }

    ToldBox {
        objectName: "outcome"
        width: root.column
        told: root.views.outcome
    }

    Repeater {
        model: root.views.rows

        ViewsRow {
            width: root.column
        }
    }

    DeskButton {
        objectName: "showMore"
        quiet: true
        visible: root.views.rows.more > 0
        text: qsTr("Show more (%1 are left)").arg(root.views.rows.more)
        onPressed: root.views.rows.showMore()
    }
}
