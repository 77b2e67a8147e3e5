import QtQuick
import KioskUi.Theme

// Something that was found: what it is called, where it stands, and the words around what was looked for.
Tappable {
    id: root

    required property string place // the section of a page, or ""
    required property string snippet // StyledText: what was looked for is bold

    readonly property real inner: root.width - 2 * Theme.gapWide - arrow.width - Theme.gap
    readonly property bool placeFits: root.place !== "" && title.implicitWidth + where.implicitWidth + Theme.gapWide <= root.inner

    implicitHeight: Math.max(Theme.target, column.height + 2 * Theme.gap)
    Accessible.description: root.place === "" || root.snippet === "" ? root.place + Spoken.plain(root.snippet) : `${root.place}: ${Spoken.plain(root.snippet)}`

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.palette.pressed : Theme.palette.surface
        radius: Theme.radius
        border.color: Theme.palette.edge
        border.width: Theme.hair
    }
    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapWide
        anchors.verticalCenter: parent.verticalCenter
        width: root.inner

        Text {
            id: title

            width: root.placeFits ? root.inner - where.implicitWidth - Theme.gapWide : root.inner
            color: Theme.palette.primary
            font.family: Theme.face
            font.pixelSize: Theme.bodySize
            font.weight: Theme.bold
            lineHeight: Math.round(Theme.bodySize * Math.max(1.3, Theme.headingLines))
            lineHeightMode: Text.FixedHeight
            text: root.label
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
        BodyText {
            width: root.inner
            visible: root.snippet !== ""
            lineHeight: Math.round(Theme.bodySize * Math.max(1.3, Theme.headingLines))
            text: root.snippet
            Accessible.ignored: true
        }
    }
    Text {
        id: where

        anchors.right: column.right
        y: column.y
        color: Theme.palette.quiet
        font.family: Theme.face
        font.pixelSize: Theme.bodySize
        lineHeight: title.lineHeight
        lineHeightMode: Text.FixedHeight
        visible: root.placeFits
        text: root.place
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.rightMargin: Theme.gapWide
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron"
    }
}
