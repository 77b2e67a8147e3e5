import QtQuick
import KioskUi.Theme

// A button with a picture and words side by side. `strength` is how loud it is.
Tappable {
    id: root

    enum Strength {
        Outline,
        Filled,
        Loud,
        Urgent
    }

    property string icon: ""
    property int strength: ActionButton.Outline
    property int textSize: Theme.bodySize
    property bool leading: false // text stands at the left, as in a list
    property bool onward: false // leads to another screen
    property bool stacked: false // the picture stands above the words

    readonly property color fill: {
        switch (root.strength) {
        case ActionButton.Filled:
            return root.pressed ? Theme.palette.primaryPressed : Theme.palette.primary;
        case ActionButton.Loud:
            return root.pressed ? Theme.palette.pressed : Theme.palette.loud;
        case ActionButton.Urgent:
            return root.pressed ? Theme.palette.urgentPressed : Theme.palette.urgent;
        default:
            return root.pressed ? Theme.palette.pressed : Theme.palette.surface;
        }
    }
    readonly property color words: {
        if (!root.available)
            return Theme.palette.quiet;
        switch (root.strength) {
        case ActionButton.Filled:
            return Theme.palette.primaryInk;
        case ActionButton.Loud:
            return root.pressed ? Theme.palette.ink : Theme.palette.loudInk;
        case ActionButton.Urgent:
            return Theme.palette.urgentInk;
        default:
            return Theme.palette.primary;
        }
    }

    implicitWidth: Math.max(Theme.target, row.implicitWidth + 2 * Theme.gapWide)
    implicitHeight: Math.max(Theme.target, row.height + 2 * Theme.gap)

    Rectangle {
        anchors.fill: parent
        visible: root.available // without its box it is no button, and still legible
        color: root.fill
        radius: Theme.radius
        border.color: root.strength === ActionButton.Outline ? Theme.palette.primary : root.fill
        border.width: root.strength === ActionButton.Outline ? Theme.line : 0
    }

    Grid {
        id: row

        // Words on two lines leave room at their end: the whole moves by half of it, so that the picture stays beside them.
        readonly property real spare: root.stacked || root.leading || root.icon === "" ? 0 : (text.width - text.contentWidth) / 2 * (row.LayoutMirroring.enabled ? -1 : 1)
        readonly property real pictures: root.stacked ? 0 : (picture.visible ? picture.width + row.spacing : 0) + (arrow.visible ? arrow.width + row.spacing : 0)

        // No column for what is not there: it would keep its space and push the words off the middle.
        columns: root.stacked ? 1 : 1 + (root.icon !== "" ? 1 : 0) + (root.onward ? 1 : 0)
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        x: root.leading ? Theme.gapWide : Math.max(Theme.gap, (root.width - row.width) / 2) + row.spare
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.stacked ? Theme.hair : Theme.gap

        Icon {
            id: picture

            visible: root.icon !== ""
            name: root.icon
            size: root.textSize * 1.3
            color: root.words
        }
        Text {
            id: text

            width: root.leading ? root.width - 2 * Theme.gapWide - row.pictures : Math.min(text.implicitWidth, Math.max(0, root.width - 2 * Theme.gap - row.pictures))
            color: root.words
            font.family: Theme.face
            font.pixelSize: root.textSize
            font.weight: Theme.semibold
            horizontalAlignment: root.leading || (root.icon !== "" && !root.stacked) ? Text.AlignLeft : Text.AlignHCenter
            lineHeight: Math.round(root.textSize * 1.25)
            lineHeightMode: Text.FixedHeight
            text: root.label
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        Icon {
            id: arrow

            visible: root.onward
            name: "chevron"
            size: root.textSize * 1.3
            color: root.words
        }
    }
}
