pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The register of approvals: the newest in sight, all of them as a table.
Column {
    id: root

    required property Register register

    spacing: Sheet.gap / 2

    Heading {
        width: root.width
        small: true
        //: %1 is how many approvals were given
        text: qsTr("Register of approvals (%1)").arg(root.register.count)
    }

    Words {
        visible: root.register.count === 0
        color: Sheet.quiet
        text: qsTr("Nothing has been approved yet.")
    }

    Repeater {
        model: root.register.rows

        Words {
            id: given

            required property string when
            required property string title
            required property string who

            width: root.width
            color: Sheet.quiet
            //: %1 is a day and time, %2 the title of a page and its version, %3 name and job of a person
            text: qsTr("%1  %2. By %3.").arg(given.when).arg(given.title).arg(given.who)
        }
    }

    DeskField {
        id: folder

        objectName: "registerFolder"
        width: Math.min(Sheet.column, root.width)
        visible: root.register.count > 0
        label: qsTr("Folder for a table of all of them")
        help: qsTr("Any spreadsheet opens it. It holds names.")
        text: root.register.folder
        onAccepted: root.register.save(folder.text)
    }

    DeskButton {
        objectName: "saveRegister"
        visible: root.register.count > 0
        quiet: true
        text: qsTr("Save as CSV")
        onPressed: root.register.save(folder.text)
    }
}
