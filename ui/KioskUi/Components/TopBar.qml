import QtQuick
import KioskUi.Theme

// Where am I: the section or the screen, and whose kiosk this is.
Item {
    id: root

    required property string icon
    required property string title
    property string page: "" // of that section: told where it fits, so that who has read on still sees it
    property string site: ""
    property bool upright: false
    property bool example: false // what is shown has not been checked by the clinic
    property bool scarce: false // room is short, and the title is said below too: the note may have the bar to itself

    readonly property bool pageFits: root.page !== "" && Math.ceil(section.advanceWidth) + arrow.width + page.implicitWidth + picture.width + 3 * Theme.gap + 2 * Theme.margin < root.width
    readonly property real besideNote: root.width - note.implicitWidth - title.width - picture.width - 2 * Theme.gap - Theme.margin
    readonly property bool noteFits: root.besideNote > Theme.edgeMargin
    readonly property bool noteAlone: root.scarce && root.example && !root.noteFits && note.implicitWidth < 1.8 * (root.width - 2 * Theme.edgeMargin) // on two lines; on three it would take what it is to spare
    readonly property bool noteStands: root.noteFits || root.noteAlone
    readonly property real plainHeight: Math.max(Theme.mm(root.upright ? 16 : 20), title.height + 2 * Theme.gap)

    implicitHeight: root.noteAlone ? Math.max(root.plainHeight, note.height + 2 * Theme.gapSmall) : root.plainHeight

    // As wide as the section can be: its words are lighter where the page stands beside them.
    TextMetrics {
        id: section

        font.family: Theme.face
        font.pixelSize: Theme.bodySize
        font.weight: Theme.semibold
        text: root.title
    }
    Icon {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.noteAlone
        name: root.icon
        size: Theme.bodySize * 1.25
        color: Theme.palette.quiet
    }
    Text {
        id: title

        readonly property real room: root.width - 2 * Theme.margin - picture.width - Theme.gap

        objectName: "whereAmI"
        anchors.left: picture.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.noteAlone
        width: Math.min(title.implicitWidth, title.room)
        color: root.pageFits ? Theme.palette.quiet : Theme.palette.ink
        font.family: Theme.face
        font.pixelSize: Theme.bodySize
        font.weight: root.pageFits ? Theme.regular : Theme.semibold
        text: root.title
        textFormat: Text.PlainText
        // Only where it must: a longer title would stand on several lines until its width has followed, and all below it would be laid out for that.
        wrapMode: section.advanceWidth > title.room ? Text.Wrap : Text.NoWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: root.title
    }
    Icon {
        id: arrow

        anchors.left: title.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.pageFits
        name: "chevron"
        size: Theme.bodySize
        color: Theme.palette.quiet
    }
    Text {
        id: page

        objectName: "whichPage"
        anchors.left: arrow.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.pageFits
        color: Theme.palette.ink
        font.family: Theme.face
        font.pixelSize: Theme.bodySize
        font.weight: Theme.semibold
        text: root.page
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: root.page
    }
    Text {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.palette.quiet
        font.family: Theme.face
        font.pixelSize: Theme.bodySize
        text: root.site
        textFormat: Text.PlainText
        visible: root.site !== "" && !note.visible && implicitWidth + title.width + picture.width + 2 * Theme.gapHuge + 2 * Theme.margin < root.width
        Accessible.role: Accessible.StaticText
        Accessible.name: root.site
    }
    ExampleNote {
        id: note

        anchors.right: parent.right
        anchors.rightMargin: root.besideNote > Theme.margin ? Theme.margin : Theme.edgeMargin
        anchors.verticalCenter: parent.verticalCenter
        width: root.noteAlone ? root.width - 2 * Theme.edgeMargin : note.implicitWidth
        inBar: true
        visible: root.example && root.noteStands
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        color: Theme.palette.hairline
    }
}
