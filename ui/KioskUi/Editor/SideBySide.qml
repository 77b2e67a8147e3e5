import QtQuick

// What stood there and what stands there now, one under the other from the same edge, so that the eye can compare.
Column {
    id: root

    required property string before
    required property string after
    property bool digits: false // both are phone numbers

    readonly property real edge: Math.max(was.implicitWidth, is.implicitWidth) + Sheet.gap

    spacing: Sheet.ring

    Item {
        width: root.width
        height: old.height
        visible: root.before !== ""

        Words {
            id: was

            anchors.baseline: old.baseline
            color: Sheet.quiet
            text: qsTr("Before:")
        }

        Words {
            id: old

            x: root.edge
            width: root.width - x
            digits: root.digits
            font.pixelSize: root.digits ? Sheet.subtitle : Sheet.body
            color: Sheet.quiet
            text: root.before
        }
    }

    Item {
        width: root.width
        height: fresh.height
        visible: root.after !== ""

        Words {
            id: is

            anchors.baseline: fresh.baseline
            color: Sheet.quiet
            text: qsTr("Now:")
        }

        Words {
            id: fresh

            x: root.edge
            width: root.width - x
            digits: root.digits
            font.pixelSize: root.digits ? Sheet.subtitle : Sheet.body
            text: root.after
        }
    }
}
