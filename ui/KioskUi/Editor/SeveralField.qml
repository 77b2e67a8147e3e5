pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Several of a few, all in sight.
Column {
    id: root

    required property ItemForm form
    required property string name
    required property string label
    required property string help
    required property var choices

    property int tick: 0 // counted up when the form has other values

    spacing: Sheet.gap / 2
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label

    Words {
        width: root.width
        text: root.label
        font.weight: Font.DemiBold
    }

    Words {
        width: root.width
        visible: root.help !== ""
        text: root.help
        color: Sheet.quiet
    }

    Repeater {
        model: root.choices

        DeskCheck {
            id: box

            required property var modelData

            objectName: `${root.objectName}-${box.modelData.value}`
            width: root.width
            text: box.modelData.label
            enabled: root.form.canSave
            ticked: root.tick >= 0 && root.form.isTicked(root.name, box.modelData.value)
            onToggled: {
                root.form.tick(root.name, box.modelData.value, !box.ticked);
                root.tick += 1;
            }
        }
    }

    Connections {
        target: root.form
        function onFilled() {
            root.tick += 1;
        }
    }
}
