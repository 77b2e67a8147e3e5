pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The past of one item: its versions, what one of them changed, and the way back to it.
Item {
    id: root

    required property Desk desk

    readonly property History past: root.desk.history
    readonly property bool beside: root.width > 60 * Sheet.body
    readonly property bool reading: root.past.shown !== null

    objectName: "historyArea"

    DeskScroll {
        id: list

        objectName: "versions"
        height: root.height
        width: root.beside ? root.width * 0.36 : root.width
        visible: root.beside || !root.reading
        spacing: Sheet.gap / 2

        DeskButton {
            id: back

            objectName: "backToForm"
            quiet: true
            text: qsTr("Back to the text")
            onPressed: root.desk.open(root.past.item)
        }

        Heading {
            width: list.contentWidth
            bottomPadding: Sheet.gap / 2
            //: %1 is the title of an item
            text: qsTr("Earlier versions: %1").arg(root.past.title)
        }

        Repeater {
            model: root.past.rows

            RowButton {
                id: row

                required property int number
                required note
                required aside
                required chosen

                objectName: `version-${row.number}`
                width: list.contentWidth
                onPressed: root.past.choose(row.number)
            }
        }

        Heading {
            width: list.contentWidth
            topPadding: Sheet.gap
            small: true
            visible: root.past.off.count > 0
            text: qsTr("Taken off the screens")
        }

        Repeater {
            model: root.past.off

            Words {
                required property string told

                width: list.contentWidth
                text: told
            }
        }
    }

    Words {
        anchors.left: list.right
        anchors.leftMargin: Sheet.gap
        anchors.right: parent.right
        anchors.rightMargin: Sheet.bar
        y: Sheet.gap
        visible: root.beside && !root.reading
        color: Sheet.quiet
        text: qsTr("Choose a version to read it, to see what it changed, or to bring it back. Each version stays as it was: bringing one back makes a new one of it.")
    }

    DeskScroll {
        id: column

        objectName: "historyScroll"
        x: root.width - width
        height: root.height
        width: root.beside ? root.width - list.width - Sheet.gap : root.width
        visible: root.reading

        DeskButton {
            id: leave

            objectName: "backToVersions"
            visible: !root.beside
            quiet: true
            text: qsTr("Back to the versions")
            onPressed: root.past.leave()
        }

        Loader {
            width: column.contentWidth
            active: root.reading
            visible: active
            sourceComponent: Column {
                spacing: Sheet.gap

                DeskChoice {
                    objectName: "against"
                    width: parent.width
                    label: qsTr("Compare it with")
                    choices: root.past.choices
                    value: root.past.against
                    onChosen: value => root.past.compare(value)
                }

                ChangesView {
                    width: parent.width
                    readOnly: true
                    changed: root.past.shown
                    against: root.past.fromTo
                }
            }
        }

        Words {
            objectName: "whyNot"
            width: column.contentWidth
            visible: text !== "" && !root.past.isNewest
            text: root.past.whyNot
            Accessible.role: Accessible.AlertMessage
        }

        DeskButton {
            objectName: "bringBack"
            visible: !root.past.isNewest
            enabled: root.past.canBringBack
            text: qsTr("Bring this back as a new draft")
            onPressed: root.desk.bringBack()
        }
    }

    Connections {
        target: root.past

        property bool reading: false

        function onChanged() {
            if (reading === root.reading)
                return;
            reading = root.reading;
            column.contentY = 0;
            // What had the focus has gone.
            if (!root.beside)
                (root.reading ? leave : back).forceActiveFocus(Qt.OtherFocusReason);
        }
    }
}
