pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// A folder or a stick that something goes to: one of the sticks that are plugged in, or typed.
Column {
    id: root

    required property Sticks sticks
    property alias label: field.label
    property alias help: field.help
    property alias text: field.text
    property alias readOnly: field.readOnly

    signal accepted
    signal edited

    function choose(folder: string) {
        field.text = field.text === folder ? "" : folder;
        root.edited();
    }

    spacing: Sheet.gap / 2
    Component.onCompleted: root.sticks.look()

    DeskField {
        id: field

        objectName: root.objectName
        width: root.width
        label: ""
        onAccepted: root.accepted()
        onEdited: root.edited()
    }

    Flow {
        width: root.width
        spacing: Sheet.gap / 2

        Repeater {
            model: root.sticks.choices

            DeskButton {
                id: stick

                required property var modelData

                objectName: `stick-${stick.modelData.value}`
                quiet: true
                compact: true
                enabled: !root.readOnly
                chosen: field.text === stick.modelData.value
                text: stick.modelData.label
                Accessible.role: Accessible.RadioButton
                Accessible.checkable: true
                Accessible.checked: stick.chosen
                onPressed: root.choose(stick.modelData.value)
            }
        }

        DeskButton {
            objectName: `${root.objectName}-look`
            quiet: true
            compact: true
            enabled: !root.sticks.looking && !root.readOnly
            text: root.sticks.choices.length > 0 ? qsTr("Look for sticks again") : qsTr("No stick is plugged in. Look again")
            onPressed: root.sticks.look()
        }
    }

    // Whoever has just put a stick in comes back from another window.
    Connections {
        target: Application

        function onStateChanged() {
            if (Application.state === Qt.ApplicationActive)
                root.sticks.look();
        }
    }
}
