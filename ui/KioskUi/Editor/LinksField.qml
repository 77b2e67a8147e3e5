pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Some of many items: what is chosen is in sight, the rest is found by a part of its name.
Column {
    id: root

    required property ItemForm form
    required property string name
    required property string label
    required property string help

    property bool open: false
    property int tick: 0 // counted up when the form has other values
    property var found: ({
            rows: [],
            more: 0
        })

    function look() {
        root.found = root.form.offers.links(root.name, root.open, find.text);
        root.tick += 1;
    }

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

    DeskField {
        id: find

        objectName: `${root.objectName}-find`
        width: Math.min(Sheet.column, root.width)
        visible: root.open
        label: qsTr("Find by a part of its name")
        onEdited: root.look()
    }

    Repeater {
        model: root.found.rows

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

    Words {
        width: root.width
        visible: root.open && root.found.rows.length === 0
        text: qsTr("None is called that.")
        color: Sheet.quiet
    }

    Words {
        width: root.width
        visible: root.open && root.found.more > 0
        //: %n is how many more there are
        text: qsTr("And %n more. Type more of the name.", "", root.found.more)
        color: Sheet.quiet
    }

    DeskButton {
        objectName: `${root.objectName}-more`
        quiet: true
        text: root.open ? qsTr("Show only what is chosen") : qsTr("Choose")
        onPressed: {
            root.open = !root.open;
            root.look();
            if (root.open)
                find.begin();
        }
    }

    Connections {
        target: root.form
        function onFilled() {
            root.look();
        }
    }

    Component.onCompleted: root.look()
}
