pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What one version changes: the lines to tick, every field word by word, and all that it says.
Column {
    id: root

    required property Changed changed

    property bool readOnly: false
    property string against: qsTr("What differs from what was approved last, or from the example text")
    property bool asked: false // whether somebody wants to read all of it

    readonly property bool differs: !root.changed.isNew && root.changed.fields.count > 0
    readonly property bool all: root.asked || !root.differs

    function showUnticked() {
        list.showUnticked();
    }

    objectName: "changes"
    spacing: Sheet.gap
    onChangedChanged: root.asked = false

    Heading {
        objectName: "changedTitle"
        width: root.width
        visible: text !== ""
        text: root.changed.title
    }

    Words {
        objectName: "changedNote"
        width: root.width
        color: Sheet.quiet
        text: root.changed.note
    }

    Words {
        objectName: "changedNow"
        width: root.width
        visible: text !== ""
        text: root.changed.now
    }

    Image {
        objectName: "changedPicture"
        width: Math.min(implicitWidth, root.width)
        visible: source.toString() !== ""
        fillMode: Image.PreserveAspectFit
        source: root.changed.picture
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("The picture itself")
    }

    RedList {
        id: list

        width: root.width
        changed: root.changed
        readOnly: root.readOnly
    }

    Column {
        width: root.width
        spacing: Sheet.gap
        visible: root.differs

        Heading {
            width: parent.width
            small: true
            text: root.against
        }

        RunsText {
            objectName: "legend"
            width: parent.width
            runs: [
                {
                    change: "added",
                    text: qsTr("Underlined: added")
                },
                {
                    change: "same",
                    text: ". "
                },
                {
                    change: "removed",
                    text: qsTr("Struck through: removed")
                }
            ]
            spoken: qsTr("Added words are underlined, removed words are struck through.")
        }

        Repeater {
            model: root.changed.fields

            Rectangle {
                id: field

                required property int index
                required property string label
                required property string became
                required property var runs
                required property string spoken
                required property bool digits

                width: root.width
                height: words.height + 2 * Sheet.gap
                radius: Sheet.corner
                color: Sheet.surface
                border.width: Sheet.line
                border.color: Sheet.edge

                Column {
                    id: words

                    x: Sheet.gap
                    y: Sheet.gap
                    width: field.width - 2 * Sheet.gap
                    spacing: Sheet.gap / 2

                    Words {
                        width: parent.width
                        font.weight: Font.DemiBold
                        //: %1 names a field, %2 says "new", "gone" or "changed"
                        text: qsTr("%1 (%2)").arg(field.label).arg(field.became)
                    }

                    RunsText {
                        objectName: `runs-${field.index}`
                        width: parent.width
                        runs: field.runs
                        digits: field.digits
                        spoken: field.spoken
                    }
                }
            }
        }
    }

    DeskButton {
        objectName: "readAll"
        visible: root.differs
        quiet: true
        text: root.all ? qsTr("Hide all that it says") : qsTr("Read all that it says")
        onPressed: root.asked = !root.asked
    }

    Rectangle {
        objectName: "allOfIt"
        width: root.width
        height: whole.height + 2 * Sheet.gap
        visible: root.all
        radius: Sheet.corner
        color: Sheet.surface
        border.width: Sheet.line
        border.color: Sheet.edge

        Column {
            id: whole

            x: Sheet.gap
            y: Sheet.gap
            width: parent.width - 2 * Sheet.gap
            spacing: Sheet.gap

            Repeater {
                model: root.all ? root.changed.whole : null

                Column {
                    id: part

                    required property string label
                    required property string text
                    required property bool digits

                    width: whole.width

                    Words {
                        width: parent.width
                        font.weight: Font.DemiBold
                        text: part.label
                    }

                    Words {
                        width: parent.width
                        text: part.text
                        digits: part.digits
                    }
                }
            }
        }
    }
}
