pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What a newer version of the program says otherwise in its own texts.
Item {
    id: root

    required property Desk desk

    readonly property StarterChanges starter: root.desk.starterChanges

    objectName: "starterArea"

    Heading {
        id: heading

        x: Sheet.inset
        width: parent.width - x
        text: qsTr("New in the program's own texts")
    }

    DeskScroll {
        id: column

        anchors.top: heading.bottom
        anchors.topMargin: Sheet.gap
        anchors.bottom: parent.bottom
        width: Math.min(root.width, Sheet.reading + Sheet.bar)

        ToldBox {
            objectName: "starterOutcome"
            width: column.contentWidth
            told: root.starter.outcome
        }

        Words {
            width: column.contentWidth
            visible: root.starter.rows.count === 0
            text: qsTr("Nothing new. After an upgrade of the program it is told here what its own texts say otherwise.")
        }

        Repeater {
            model: root.starter.rows

            DeskRow {
                id: row

                required property string item
                required property bool lookedAt
                required note

                objectName: `starter-${row.item}`
                width: column.contentWidth
                visible: root.starter.shown === null
                activeFocusOnTab: true
                current: row.activeFocus
                Accessible.role: Accessible.Button
                Keys.onReturnPressed: row.press()
                Keys.onEnterPressed: row.press()
                Keys.onSpacePressed: row.press()
                onPressed: root.starter.choose(row.item)
            }
        }

        DeskButton {
            objectName: "backToStarter"
            visible: root.starter.shown !== null
            quiet: true
            text: qsTr("Back to the list")
            onPressed: root.starter.leave()
        }

        Loader {
            width: column.contentWidth
            active: root.starter.shown !== null
            visible: active
            sourceComponent: ChangesView {
                changed: root.starter.shown
                readOnly: true
                against: qsTr("What the program says otherwise now")
            }
        }

        Flow {
            width: column.contentWidth
            spacing: Sheet.gap / 2
            visible: root.starter.shown !== null

            DeskButton {
                objectName: "lookedAt"
                text: qsTr("I have looked at this")
                onPressed: root.starter.lookedAt()
            }

            DeskButton {
                objectName: "openOwn"
                visible: root.starter.own
                quiet: true
                text: qsTr("Open the clinic's own text")
                onPressed: root.desk.open(root.starter.item)
            }
        }
    }
}
