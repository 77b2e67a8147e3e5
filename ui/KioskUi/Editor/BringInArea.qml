pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// A file is named or dropped, read, and made a page that nobody sees before somebody has read it.
Item {
    id: root

    required property Desk desk

    readonly property BringIn bringIn: root.desk.bringIn
    readonly property real column: Math.min(scroll.contentWidth, Sheet.reading)

    objectName: "bringInArea"

    DropArea {
        objectName: "drop"
        anchors.fill: parent
        enabled: root.bringIn.allowed && !root.bringIn.job.running
        onDropped: drop => {
            if (drop.hasUrls) {
                file.text = drop.urls[0].toString();
                root.bringIn.read(file.text);
            }
        }
    }

    DeskScroll {
        id: scroll

        anchors.fill: parent

        Heading {
            width: root.column
            text: qsTr("Bring in a file")
        }

        Words {
            width: root.column
            visible: !root.bringIn.proposed && root.bringIn.made === ""
            text: qsTr("A leaflet in Word (.docx) or Markdown (.md) becomes a page. Nobody sees it until somebody has read and mended it. Pictures, links and macros never come along, and the file stays as it is.")
        }

        Words {
            objectName: "notAllowed"
            width: root.column
            visible: !root.bringIn.allowed
            color: Sheet.wrong
            text: qsTr("Only somebody who may write brings a file in. An administrator can change that, under People.")
        }

        DeskField {
            id: file

            objectName: "file"
            width: root.column
            visible: root.bringIn.made === ""
            readOnly: !root.bringIn.allowed || root.bringIn.job.running
            label: qsTr("File on this computer")
            help: qsTr("Write where it is, or drop the file anywhere here.")
            onAccepted: root.bringIn.read(file.text)
        }

        DeskButton {
            objectName: "readFile"
            visible: root.bringIn.made === ""
            enabled: root.bringIn.allowed && !root.bringIn.job.running
            quiet: root.bringIn.proposed
            text: root.bringIn.proposed ? qsTr("Read it again") : qsTr("Read this file")
            onPressed: root.bringIn.read(file.text)
        }

        JobBar {
            width: root.column
            job: root.bringIn.job
        }

        OutcomeBox {
            objectName: "outcome"
            width: root.column
            height: visible ? implicitHeight : 0
            told: root.bringIn.outcome
        }

        Column {
            width: root.column
            spacing: Sheet.gap
            visible: root.bringIn.proposed

            Heading {
                objectName: "proposedTitle"
                width: parent.width
                small: true
                text: root.bringIn.title
            }

            DeskChoice {
                objectName: "section"
                width: parent.width
                label: qsTr("Where does the page belong?")
                choices: root.bringIn.sections
                value: root.bringIn.section
                onChosen: value => root.bringIn.choose(value)
            }

            DeskField {
                id: slug

                objectName: "slug"
                width: Math.min(Sheet.column, parent.width)
                label: qsTr("Short name")
                help: qsTr("Small letters, digits and hyphens. Patients never see it, and it stays the same for ever.")
                text: root.bringIn.slug
                onEdited: root.bringIn.nameIt(slug.text)
                onAccepted: bring.press()
            }

            DeskButton {
                id: bring

                objectName: "bringIn"
                enabled: root.bringIn.section !== "" && slug.text !== "" && !root.bringIn.job.running
                text: qsTr("Bring it in")
                onPressed: root.bringIn.bringIn(slug.text)
            }

            Words {
                width: parent.width
                visible: root.bringIn.section === ""
                color: Sheet.quiet
                text: qsTr("Choose where it belongs first.")
            }
        }

        Flow {
            width: root.column
            spacing: Sheet.gap
            visible: root.bringIn.made !== ""

            DeskButton {
                objectName: "openMade"
                text: qsTr("Open the page")
                onPressed: root.desk.open(root.bringIn.made)
            }

            DeskButton {
                objectName: "another"
                quiet: true
                text: qsTr("Bring in another file")
                onPressed: {
                    file.clear();
                    root.bringIn.startAgain();
                }
            }
        }

        Column {
            width: root.column
            spacing: Sheet.gap / 2
            visible: root.bringIn.notes.count > 0

            Heading {
                width: parent.width
                small: true
                text: root.bringIn.made !== "" ? qsTr("What to look at in it") : qsTr("What does not come along as it is")
            }

            Repeater {
                model: root.bringIn.notes

                Words {
                    id: note

                    required property int index
                    required property int line
                    required property string found
                    required property string mend

                    objectName: `note-${note.index}`
                    width: root.column
                    //: %1 is the number of a line, %2 and %3 are whole sentences
                    text: note.line > 0 ? qsTr("Line %1: %2 %3").arg(note.line).arg(note.found).arg(note.mend) : `${note.found} ${note.mend}`
                }
            }
        }
    }
}
