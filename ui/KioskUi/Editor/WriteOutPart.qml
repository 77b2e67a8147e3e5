import QtQuick
import KioskApp

// The page that is open as a file: asked for first, as few need it.
Column {
    id: root

    required property WritingOut writing
    required property string item

    property bool open: false

    spacing: Sheet.gap / 2

    DeskButton {
        objectName: "writeOut"
        quiet: true
        text: qsTr("Save this page as Markdown …")
        onPressed: {
            root.writing.clear();
            root.open = !root.open;
        }
    }

    DeskField {
        id: folder

        objectName: "writeOutFolder"
        width: Math.min(Sheet.column, root.width)
        visible: root.open
        label: qsTr("Folder to put it in")
        help: qsTr("The text as it was last saved, with its fields, as a file to work on elsewhere or to give to somebody.")
        text: root.writing.folder
        onAccepted: root.writing.write(root.item, folder.text)
    }

    DeskButton {
        objectName: "writeOutNow"
        visible: root.open
        quiet: true
        text: qsTr("Write the file")
        onPressed: root.writing.write(root.item, folder.text)
    }

    OutcomeBox {
        objectName: "writeOutOutcome"
        width: root.width
        height: visible ? implicitHeight : 0
        visible: root.open && root.writing.outcome.there
        told: root.writing.outcome
    }
}
