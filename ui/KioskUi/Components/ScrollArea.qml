pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Theme
import KioskApp

// A tall content area: a finger may move it, and two big buttons do the same without any
// gesture (TCH-06). The buttons have a place of their own, never over the text: a row below on
// a tall screen, a column at the right on a wide one.
Item {
    id: root

    required property TapGuard guard
    property bool upright: false
    property bool spread: false // a list: it has the buttons' column too while it needs no buttons
    property bool ready: true // all of the content is there
    property Navigator navigator: null // remembers the reader's place, where one is kept
    readonly property bool low: root.height < 12 * Theme.bodySize // with few lines in sight no room is given away
    property real topSpace: root.low ? Theme.gapSmall : Theme.gapWide
    property real bottomSpace: Theme.gapHuge
    property real sideSpace: root.width < Theme.bodySize * 18 ? Theme.edgeMargin : Theme.margin // where few words go on a line they need the room
    default property alias content: column.data

    readonly property bool longer: flick.contentHeight > root.height + 1
    readonly property real besideButtons: Math.min(root.width - 2 * root.sideSpace - (root.upright ? buttons.width + Theme.gap : 0), root.contentMeasure)
    readonly property real textWidth: root.fits ? Math.min(root.width - 2 * root.sideSpace, root.contentMeasure) : root.besideButtons
    property real contentMeasure: Theme.measure
    readonly property real position: flick.contentY
    readonly property real contentHeight: flick.contentHeight
    // What is seen at once, counted as if the buttons were always there: a picture that is made to fit must not come and go with them.
    readonly property real viewHeight: root.height - (root.upright ? Theme.gap : buttons.height)
    property bool fits: false // what is spread is all in sight
    property real tried: 0 // how tall it was before it was spread
    property real refused: Infinity // as tall as this it was too tall once spread: it may not go to and fro,
    property real refusedIn: 0 // not while there is no more room than this
    // Where the reader is to find themselves until they move: what is laid out later must not lose it.
    property real kept: -1
    property string sought: "" // what the list is to begin with, by its object's name

    function restore() {
        if (!root.visible || !root.navigator)
            return;
        root.kept = root.navigator.scroll;
        root.keep();
        root.refusedIn = 0;
        root.weigh();
    }

    // Whether a list is spread. Words on wider lines take no more of them, so what fits beside the buttons
    // nearly always fits without; where larger headings spoil that, it stays as it was.
    function weigh() {
        if (!root.spread || !root.upright || !root.visible)
            return;
        if (root.height !== root.refusedIn)
            root.refused = Infinity;
        root.refusedIn = root.height;
        const tooTall = flick.contentHeight > root.height + 1;
        if (tooTall && root.fits)
            root.refused = root.tried;
        else if (!root.fits)
            root.tried = flick.contentHeight;
        root.fits = !tooTall && (root.fits || flick.contentHeight < root.refused);
    }

    function keep() {
        const item = root.kept === 0 && root.sought !== "" ? root.named(column) : null;
        if (item !== null)
            flick.contentY = Math.max(0, Math.min(root.topSpace + item.mapToItem(column, 0, 0).y - Theme.gap, flick.contentHeight - flick.height));
        else if (root.kept >= 0)
            flick.contentY = Math.max(0, Math.min(root.kept, flick.contentHeight - flick.height));
    }

    function named(parent: Item): Item {
        for (const child of parent.children) {
            const found = child.objectName === root.sought ? child : root.named(child);
            if (found !== null)
                return found;
        }
        return null;
    }

    function remember() {
        root.kept = -1;
        if (root.navigator)
            root.navigator.rememberScroll(flick.contentY);
    }

    function turn(direction: int) {
        const step = Math.max(flick.height * 0.5, flick.height - 2 * Theme.bodyLine);
        const lowest = Math.max(0, flick.contentHeight - flick.height);
        const wished = Math.max(0, Math.min(lowest, flick.contentY + direction * step));
        const fitting = direction > 0 ? root.besidePicture(column, root.topSpace, wished) : wished;
        if (wished >= lowest)
            flick.contentY = wished;
        else
            flick.contentY = fitting !== wished ? Math.min(lowest, fitting) : Math.max(0, root.lineTop(column, root.topSpace, wished));
        root.remember();
    }

    // The top of the line of text that stands at `y`, so that a turned page does not begin with half a line.
    function lineTop(parent: Item, offset: real, y: real): real {
        for (const child of parent.children) {
            const top = offset + child.y;
            if (!child.visible || y <= top || y >= top + child.height)
                continue;
            const words = child as Text;
            if (words !== null && words.lineHeightMode === Text.FixedHeight)
                return Math.max(top, top + words.topPadding + Math.floor((y - top - words.topPadding) / words.lineHeight) * words.lineHeight) - Theme.gapSmall;
            const found = root.lineTop(child, top, y);
            if (found !== y)
                return found;
        }
        return y;
    }

    // Where to turn to when a picture lies across `y`: to its top, so that it is seen whole, or past it if it has been.
    function besidePicture(parent: Item, offset: real, y: real): real {
        for (const child of parent.children) {
            const top = offset + child.y;
            const bottom = top + child.height;
            if (!child.visible || y <= top || y >= bottom)
                continue;
            if (child as Image !== null && bottom <= flick.contentY + flick.height)
                return bottom;
            if (child as Image !== null)
                return top - Theme.gap > flick.contentY + Theme.gap ? top - Theme.gap : y;
            const found = root.besidePicture(child, top, y);
            if (found !== y)
                return found;
        }
        return y;
    }

    function holds(item: Item): bool {
        for (let above = item; above !== null; above = above.parent) {
            if (above === column)
                return true;
        }
        return false;
    }

    // Brings an item that took focus by keys into view.
    function reveal(item: Item) {
        root.bring(item, 0, item.height);
    }

    // Brings a stretch of an item into view, from its y on.
    function bring(item: Item, y: real, height: real) {
        const top = item.mapToItem(flick.contentItem, 0, y).y;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top - Theme.gap);
        else if (top + height > flick.contentY + flick.height)
            flick.contentY = Math.min(Math.max(0, flick.contentHeight - flick.height), top + height + Theme.gapWide - flick.height);
        root.remember();
    }

    onVisibleChanged: root.restore()

    Connections {
        target: root.Window.window

        function onActiveFocusItemChanged() {
            const item = root.Window.activeFocusItem;
            if (item !== null && root.visible && root.holds(item))
                root.reveal(item);
        }
    }
    Connections {
        target: root.navigator

        function onPlaceChanged() {
            root.restore();
        }
    }

    Flickable {
        id: flick

        anchors.left: parent.left
        anchors.right: root.upright && !root.fits ? buttons.left : parent.right
        anchors.rightMargin: root.upright && root.longer ? Theme.edgeMargin : 0
        anchors.top: parent.top
        anchors.bottom: root.upright || !root.longer ? parent.bottom : buttons.top
        anchors.bottomMargin: root.upright && root.longer ? Theme.gap : 0 // what goes on below keeps its distance from the strip
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: column.height + root.topSpace + root.bottomSpace
        flickableDirection: Flickable.VerticalFlick
        interactive: !Theme.steadyHand // a tap that drifts is a tap; the page buttons scroll
        onMovementStarted: root.kept = -1
        onMovementEnded: root.remember()
        onContentHeightChanged: {
            root.keep();
            root.weigh();
        }
        onHeightChanged: {
            root.keep();
            root.weigh();
        }

        Column {
            id: column

            // Beside the edge where it takes all the width there is, in the middle where it does not.
            readonly property real inset: root.textWidth < root.contentMeasure ? root.sideSpace : Math.max(root.sideSpace, (flick.width - column.width) / 2)

            x: column.LayoutMirroring.enabled ? flick.width - column.width - column.inset : column.inset
            y: root.topSpace
            width: root.textWidth
            spacing: Theme.paragraphGap
        }
    }

    // A rule where text goes on below: the last line is cut by nothing but this edge.
    Rectangle {
        anchors.bottom: flick.bottom
        width: flick.width
        height: Theme.hair
        color: Theme.palette.hairline
        visible: root.longer && !flick.atYEnd
    }

    Item {
        id: buttons

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: root.upright ? Theme.edgeMargin + Math.max(Theme.mm(30.3), Theme.bodySize * 3 + 2 * Theme.gap) : parent.width
        height: root.upright ? parent.height : row.height + 2 * Theme.gap
        visible: root.longer

        // The column is a place of its own from top to bottom, as the keys of the search have one.
        Rectangle {
            anchors.right: parent.right
            width: parent.width + Theme.edgeMargin
            height: parent.height
            color: Theme.palette.tint
            visible: root.upright

            Rectangle {
                anchors.left: parent.left
                width: Theme.hair
                height: parent.height
                color: Theme.palette.hairline
            }
        }
        Grid {
            id: row

            // On a low panel with large words there is no room for the pictures.
            readonly property bool tight: !root.upright ? row.wide < Theme.bodySize * 8 : buttons.height < 2 * (Theme.bodySize * 3.9 + 2 * Theme.gap) + Theme.betweenTargets + Theme.gap + Theme.gapWide
            readonly property real tall: !root.upright ? Theme.mainTarget : row.tight ? Theme.bodySize * 2.5 + Theme.gap : Theme.mm(38)
            readonly property real wide: root.upright ? buttons.width - Theme.edgeMargin : (buttons.width - 2 * Theme.edgeMargin - Theme.betweenTargets) / 2

            x: root.upright && !row.LayoutMirroring.enabled ? 0 : Theme.edgeMargin // away from the edge of the panel
            y: root.upright ? Math.max(Theme.gap, buttons.height - row.height - Theme.gapWide) : Theme.gap
            columns: root.upright ? 1 : 2
            columnSpacing: Theme.betweenTargets
            rowSpacing: Theme.betweenTargets

            ActionButton {
                objectName: "pageUp"
                width: row.wide
                height: Math.max(row.tall, implicitHeight)
                guard: root.guard
                icon: row.tight ? "" : "up"
                stacked: root.upright
                label: qsTr("Page up")
                available: !flick.atYBeginning
                onTapped: root.turn(-1)
            }
            ActionButton {
                objectName: "pageDown"
                width: row.wide
                height: Math.max(row.tall, implicitHeight)
                guard: root.guard
                icon: row.tight ? "" : "down"
                stacked: root.upright
                label: qsTr("Page down")
                strength: ActionButton.Filled
                available: !flick.atYEnd
                onTapped: root.turn(1)
            }
        }
    }
}
