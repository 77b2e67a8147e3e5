import QtQuick
import KioskUi.Theme

// What has been typed, and where the next letter will stand. It is no field of the system: nothing
// in it is ever offered, corrected or remembered by anybody else (SEC-13).
Rectangle {
    id: root

    required property string typed
    required property string hint // stands there while nothing is typed
    property int textSize: Theme.bodySize
    property bool given: false // the screen put the focus here, and not somebody who uses keys

    readonly property real room: root.width - picture.width - 3 * Theme.gap - caret.width - Theme.hair

    function take(shown: bool) {
        root.given = !shown;
        root.forceActiveFocus();
    }

    activeFocusOnTab: true
    implicitHeight: Math.max(Theme.keyTarget, Math.ceil(root.textSize * 1.4) + 2 * Theme.gapSmall)
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: Theme.palette.primary
    border.width: Theme.line
    Accessible.role: Accessible.EditableText
    Accessible.name: root.typed === "" ? root.hint : root.typed
    Accessible.focusable: true
    Keys.onPressed: event => event.accepted = event.isAutoRepeat
    onActiveFocusChanged: {
        if (!root.activeFocus)
            root.given = false;
    }

    // What is typed is English: the field keeps its side, as the keys do.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Icon {
        id: picture

        x: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        size: root.textSize * 1.25
    }
    Text {
        id: words

        anchors.left: picture.right
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(words.implicitWidth, root.room)
        visible: root.typed !== ""
        color: Theme.palette.ink
        elide: Text.ElideLeft // of a text longer than the field the end is seen, where one types
        font.family: Theme.face
        font.pixelSize: root.textSize
        font.weight: Theme.semibold
        text: root.typed.replace(/ $/, "\u00a0")
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    Rectangle {
        id: caret

        x: picture.x + picture.width + Theme.gap + (words.visible ? words.width + Theme.hair : 0)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.line
        height: root.textSize * 1.2
        color: Theme.palette.primary
    }
    Text {
        anchors.left: caret.right
        anchors.leftMargin: Theme.gapSmall
        anchors.verticalCenter: parent.verticalCenter
        visible: root.typed === "" && implicitWidth <= root.room - Theme.gapSmall
        color: Theme.palette.quiet
        font.family: Theme.face
        font.pixelSize: root.textSize
        text: root.hint
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    FocusRing {
        active: root.activeFocus && !root.given
    }
}
