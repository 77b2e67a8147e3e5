pragma ComponentBehavior: Bound

import QtQuick

// One of a few, all of them in sight.
Column {
    id: root

    required property string label
    required property var choices // a list of {value, label}
    property string help: ""
    property string value: ""
    property bool compact: false // its label is heard and not seen

    signal chosen(string value)

    spacing: Sheet.gap / 2
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label

    Words {
        width: root.width
        visible: !root.compact
        text: root.label
        font.weight: Font.DemiBold
    }

    Words {
        width: root.width
        visible: root.help !== ""
        text: root.help
        color: Sheet.quiet
    }

    Flow {
        width: root.width
        spacing: Sheet.gap / 2

        Repeater {
            model: root.choices

            DeskButton {
                id: choice

                required property var modelData

                objectName: `${root.objectName}-${choice.modelData.value}`
                quiet: true
                compact: root.compact
                chosen: choice.modelData.value === root.value
                enabled: root.enabled
                text: choice.modelData.label
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: choice.chosen
                onPressed: root.chosen(choice.modelData.value)
            }
        }
    }
}
