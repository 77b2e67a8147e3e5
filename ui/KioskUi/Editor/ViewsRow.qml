import QtQuick

// How often one page was opened in a month, under the name of the month where that begins.
Column {
    id: root

    required property int index
    required property string month
    required property string title
    required property string shown

    objectName: `views-${root.index}`
    spacing: Sheet.gap / 2

    Heading {
        width: root.width
        visible: root.month !== ""
        topPadding: Sheet.gap
        small: true
        text: root.month
    }

    Item {
        width: root.width
        height: Math.max(name.height, number.height)
        Accessible.role: Accessible.ListItem
        Accessible.name: `${root.title}: ${root.shown}`

        Words {
            id: name

            width: parent.width - number.width - Sheet.gap
            text: root.title
            Accessible.ignored: true
        }

        Words {
            id: number

            anchors.right: parent.right
            text: root.shown
            Accessible.ignored: true
        }
    }
}
