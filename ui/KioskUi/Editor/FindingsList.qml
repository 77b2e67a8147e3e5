pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What cannot be read, and what the rules say, in words; a line of the text can be gone to.
Column {
    id: root

    required property ItemForm form

    signal lineChosen(int line)

    spacing: Sheet.gap / 2

    Repeater {
        model: root.form.faults

        Words {
            id: fault

            required property string found
            required property string mend

            width: root.width
            color: Sheet.wrong
            font.weight: Font.DemiBold
            text: `${fault.found} ${fault.mend}`
            Accessible.role: Accessible.AlertMessage
        }
    }

    Repeater {
        model: root.form.findings

        Rectangle {
            id: finding

            required property int index
            required property int line
            required property string found
            required property string mend
            required property bool must

            objectName: `finding-${finding.index}`
            width: root.width
            height: row.height + Sheet.gap
            radius: Sheet.corner
            color: finding.must ? Sheet.wrongPaper : Sheet.surface
            border.width: Sheet.line
            border.color: finding.must ? Sheet.wrong : Sheet.edge
            activeFocusOnTab: finding.line > 0
            Accessible.role: finding.line > 0 ? Accessible.Button : Accessible.StaticText
            Accessible.name: words.text
            Accessible.onPressAction: root.lineChosen(finding.line)
            Keys.onReturnPressed: root.lineChosen(finding.line)
            Keys.onSpacePressed: root.lineChosen(finding.line)

            Ring {
                of: finding
            }

            Item {
                id: row

                x: Sheet.gap
                y: Sheet.gap / 2
                width: finding.width - 2 * Sheet.gap
                height: words.height

                Words {
                    id: words

                    width: parent.width
                    //: %1 is "Must be mended" or "Could be better", %2 the number of a line, %3 and %4 whole sentences
                    text: finding.line > 0 ? qsTr("%1, line %2: %3 %4").arg(finding.must ? qsTr("Must be mended") : qsTr("Could be better")).arg(finding.line).arg(finding.found).arg(finding.mend) : qsTr("%1: %2 %3").arg(finding.must ? qsTr("Must be mended") : qsTr("Could be better")).arg(finding.found).arg(finding.mend)
                    Accessible.ignored: true
                }
            }

            TapHandler {
                enabled: finding.line > 0
                onTapped: root.lineChosen(finding.line)
            }
        }
    }
}
