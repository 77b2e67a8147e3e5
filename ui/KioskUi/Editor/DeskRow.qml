import QtQuick

// One row of a list: what it is, and a note on it.
Rectangle {
    id: root

    required property int index
    required property string title
    property string note: ""
    property string aside: ""
    property bool current: false
    property real spare: 0 // room for something else at the right
    property real least: 0 // its height, where that something is tall

    signal pressed

    function press() {
        root.pressed();
    }

    height: Math.max(words.height + Sheet.gap, root.least)
    radius: Sheet.corner
    color: hover.hovered ? Sheet.hovered : Sheet.surface
    border.width: root.current ? Sheet.ring : Sheet.line
    border.color: root.current ? Sheet.focus : Sheet.edge
    Accessible.role: Accessible.ListItem
    Accessible.name: `${root.title}. ${root.note} ${root.aside}`
    Accessible.onPressAction: root.press()

    Column {
        id: words

        x: Sheet.gap
        y: (root.height - height) / 2
        width: root.width - root.spare - 2 * Sheet.gap

        Item {
            width: parent.width
            height: Math.max(name.height, aside.height)

            Words {
                id: name

                width: parent.width - aside.width - Sheet.gap
                font.weight: Font.DemiBold
                text: root.title
                Accessible.ignored: true
            }

            Words {
                id: aside

                anchors.right: parent.right
                width: Math.min(implicitWidth, root.width / 3)
                horizontalAlignment: Text.AlignRight
                color: Sheet.quiet
                text: root.aside
                Accessible.ignored: true
            }
        }

        Words {
            width: parent.width
            visible: text !== ""
            color: Sheet.quiet
            text: root.note
            Accessible.ignored: true
        }
    }

    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.press()
    }
}
