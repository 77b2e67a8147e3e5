import QtQuick

// One change in which a wrong sign could harm somebody, with its box to tick.
Column {
    id: root

    required property int index
    required property string key
    required property string words
    required property string before
    required property string after
    required property bool ticked
    required property bool digits

    property bool readOnly: false

    signal toggled(key: string)

    function begin() {
        box.forceActiveFocus(Qt.OtherFocusReason);
    }

    spacing: 2 * Sheet.ring

    DeskCheck {
        id: box

        objectName: `red-${root.index}`
        width: parent.width
        visible: !root.readOnly
        text: root.words
        ticked: root.ticked
        Accessible.description: `${root.before} ${root.after}`
        onToggled: root.toggled(root.key)
    }

    Words {
        width: parent.width
        visible: root.readOnly
        text: root.words
    }

    SideBySide {
        x: Sheet.body * 1.4 + Sheet.gap
        width: parent.width - x
        before: root.before
        after: root.after
        digits: root.digits
    }
}
