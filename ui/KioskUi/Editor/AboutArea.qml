pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The version, what the program is made of, and the licences of it word by word.
Item {
    id: root

    required property Desk desk

    readonly property AboutProgram about: root.desk.aboutProgram
    readonly property LicencesModel licences: root.about.licences
    readonly property bool beside: root.width > 60 * Sheet.body
    readonly property bool reading: root.about.chosen !== ""

    objectName: "aboutArea"

    DeskScroll {
        id: list

        objectName: "works"
        height: root.height
        width: root.beside ? root.width * 0.36 : root.width
        visible: root.beside || !root.reading
        spacing: Sheet.gap / 2

        Heading {
            width: list.contentWidth
            text: qsTr("About and licences")
        }

        Words {
            width: list.contentWidth
            //: %1 is the version of the program
            text: qsTr("Version %1 of the program. It is made of the work of many people, who share it under these licences.").arg(root.about.version)
        }

        Words {
            objectName: "licencesMissing"
            width: list.contentWidth
            visible: !root.licences.available
            text: qsTr("The licences cannot be shown: a file of the program is missing. Ask IT to install the program again.")
            Accessible.role: Accessible.AlertMessage
        }

        Repeater {
            model: root.licences.works

            RowButton {
                id: row

                required property string slug
                required property string licence

                objectName: `work-${row.slug}`
                width: list.contentWidth
                note: row.licence
                chosen: root.about.chosen === row.slug
                onPressed: root.about.choose(row.slug)
            }
        }
    }

    DeskScroll {
        id: column

        objectName: "licenceScroll"
        x: root.width - width
        height: root.height
        width: root.beside ? root.width - list.width - Sheet.gap : root.width
        visible: root.reading

        readonly property real reading: Math.min(column.contentWidth, Sheet.reading)

        DeskButton {
            id: leave

            objectName: "backToWorks"
            visible: !root.beside
            quiet: true
            text: qsTr("Back to the list")
            onPressed: root.about.leave()
        }

        Heading {
            objectName: "workTitle"
            width: column.reading
            text: root.licences.title
        }

        Repeater {
            model: root.licences.told

            Words {
                required property string words

                width: column.reading
                text: words
            }
        }

        Repeater {
            model: root.licences.documents

            DeskButton {
                id: document

                required property int part
                required property string title

                objectName: `document-${document.part}`
                quiet: true
                text: document.title
                onPressed: root.about.turn(document.part + 1 - root.licences.part)
            }
        }

        Heading {
            width: column.reading
            topPadding: Sheet.gap
            small: true
            text: root.licences.document
        }

        Words {
            width: column.reading
            visible: root.licences.parts > 1
            color: Sheet.quiet
            //: %1 is the number of the part that is shown, %2 how many there are
            text: qsTr("Part %1 of %2").arg(root.licences.part).arg(root.licences.parts)
        }

        Words {
            width: column.reading
            visible: root.licences.parts === 0
            text: qsTr("The licences cannot be shown: a file of the program is missing. Ask IT to install the program again.")
        }

        Repeater {
            model: root.licences.paragraphs

            Words {
                required property string words

                width: column.reading
                text: words
            }
        }

        Row {
            spacing: Sheet.gap

            DeskButton {
                objectName: "earlierPart"
                visible: root.licences.part > 1
                quiet: true
                text: qsTr("Earlier part")
                onPressed: root.about.turn(-1)
            }

            DeskButton {
                objectName: "readOn"
                visible: root.licences.part < root.licences.parts
                text: qsTr("Read on")
                onPressed: root.about.turn(1)
            }
        }
    }

    Connections {
        target: root.about

        function onChanged() {
            column.contentY = 0;
            // What had the focus has gone.
            if (!root.beside)
                (root.reading ? leave : list).forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
