pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Two equal ways to find something: type a word, or look through A to Z. The keys stand below what
// is found; on a wide panel beside it; where there is room for one only, in its place.
Item {
    id: root

    required property Kiosk kiosk
    property bool upright: false
    property bool noteAbove: false

    readonly property SearchModel search: root.kiosk.search
    readonly property bool byLetters: root.search.way === "a-z"
    readonly property int tabSize: Math.min(Theme.bodySize, Theme.stripSize)

    readonly property real tabLeast: Math.max(Theme.target, Math.round(root.tabSize * 1.25) + 2 * Theme.gap)

    readonly property real deskWidth: 10 * Theme.target + 9 * Theme.betweenTargets + 2 * Theme.edgeMargin
    readonly property real deskLeast: Theme.target * 5 + Theme.betweenTargets * 4 + 2 * Theme.gap
    readonly property real air: root.over ? Theme.mm(3.2) : Theme.gap // room is short where keys stand alone
    readonly property real below: root.height - tabs.height - 2 * root.air
    readonly property bool beside: root.upright && root.width - root.deskWidth - 2 * Theme.edgeMargin >= Theme.bodySize * 11 + 2 * Theme.gapWide
    readonly property bool over: !root.beside && root.height - root.tabLeast - 2 * Theme.gap - root.deskLeast < Theme.bodySize * 8 + Theme.mainTarget + 2 * Theme.gap
    readonly property bool typing: !root.byLetters && (!root.over || root.search.way === "type")

    function typed(event: KeyEvent): bool {
        if (event.isAutoRepeat || Chord.held(event))
            return false;
        if (event.text.length !== 1 || event.text < " " || event.text === "\u007f")
            return event.key === Qt.Key_Backspace && root.takenBack();
        root.search.press(event.text);
        return true;
    }

    // Without a tap anywhere an ordinary keyboard types into this screen.
    function takeFocus() {
        if (byWord.activeFocus || show.activeFocus || byLetter.activeFocus)
            return; // who uses keys goes on from there
        if (root.visible && root.typing)
            desk.field.take(root.kiosk.pad.byKeys);
        else if (root.visible)
            root.forceActiveFocus();
    }

    function takenBack(): bool {
        root.search.takeBack();
        return true;
    }

    // Enter leads to what was found, wherever the focus stands on this screen.
    function entered(event: KeyEvent): bool {
        if (event.isAutoRepeat || Chord.held(event) || (event.key !== Qt.Key_Return && event.key !== Qt.Key_Enter))
            return false;
        root.kiosk.pad.led();
        if (root.over)
            root.search.goBy("results");
        results.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        return true;
    }

    objectName: "searchScreen"
    Keys.onPressed: event => event.accepted = root.typed(event) || root.entered(event)
    onVisibleChanged: root.takeFocus()
    onTypingChanged: root.takeFocus()
    Component.onCompleted: root.takeFocus()

    Row {
        id: tabs

        readonly property real wide: root.width - 2 * Theme.edgeMargin - (root.over ? 2 : 1) * Theme.betweenTargets
        // What is left when each has what its words need is shared out.
        readonly property real spare: (tabs.wide - byWord.implicitWidth - byLetter.implicitWidth - show.implicitWidth) / 3
        readonly property real tall: root.over && Theme.steadyHand ? Theme.keyTarget : tabs.needed
        readonly property real needed: Math.max(Theme.target, byWord.implicitHeight, byLetter.implicitHeight, show.implicitHeight)

        x: Theme.edgeMargin
        y: root.air
        spacing: Theme.betweenTargets

        Tab {
            id: byWord

            objectName: "searchBy-type"
            width: root.over ? implicitWidth + tabs.spare : tabs.wide / 2
            way: "type"
            label: qsTr("Type a word")
            marked: root.typing
        }
        Tab {
            id: show

            objectName: "searchBy-results"
            width: root.over ? implicitWidth + tabs.spare : implicitWidth // unseen, its words must not wrap: all are as tall
            visible: root.over
            way: "results"
            //: %1 is how much was found
            label: root.search.loudCard === "urgent" ? qsTr("Urgent help") : root.search.loudCard === "crisis" ? qsTr("Talk to someone") : root.search.state === "ideas" ? qsTr("Ideas") : root.search.count > 0 && tabs.wide > root.tabSize * 21.2 ? qsTr("Show results (%1)").arg(root.search.count) : qsTr("Show results")
            marked: root.over && root.search.way === "results"
            urgency: root.search.loudCard
        }
        Tab {
            id: byLetter

            objectName: "searchBy-a-z"
            width: root.over ? implicitWidth + tabs.spare : tabs.wide / 2
            way: "a-z"
            label: root.over ? qsTr("A to Z") : qsTr("Look through A to Z")
            marked: root.byLetters
        }
    }
    SearchResults {
        id: results

        y: tabs.y + tabs.height + root.air
        width: root.beside ? desk.x : root.width
        height: root.over || root.beside ? root.below : desk.y - y
        visible: !root.byLetters && !(root.over && root.typing)
        alone: root.over
        kiosk: root.kiosk
        noteAbove: root.noteAbove
        sideSpace: root.beside || root.width < Theme.bodySize * 18 ? Theme.edgeMargin : Theme.margin
        upright: root.over && root.upright
    }
    SearchDesk {
        id: desk

        readonly property real keysRoom: root.below - desk.field.height - 4 * desk.gap - 2 * desk.air

        x: root.width - width
        y: root.beside || root.over ? results.y : root.height - height
        width: root.beside ? root.deskWidth : root.width
        height: root.beside || root.over ? root.below : implicitHeight
        visible: root.typing
        guard: root.kiosk.guard
        search: root.search
        air: root.air
        keyHeight: root.beside || root.over ? Math.max(Theme.mm(20), Math.min(Theme.mm(27), Math.floor(desk.keysRoom / 4))) : Math.max(Theme.target, Theme.stripSize * 1.36) // farther from the glass letters are larger
    }
    Loader {
        id: letters

        property bool wanted: false

        y: results.y
        width: root.width
        height: root.below
        active: letters.wanted
        visible: root.byLetters
        onVisibleChanged: {
            if (letters.visible)
                letters.wanted = true;
        }
        sourceComponent: SearchLetters {
            kiosk: root.kiosk
            noteAbove: root.noteAbove
            atTheSide: root.upright
        }
    }

    // One of the ways to search.
    component Tab: ActionButton {
        id: tab

        required property string way
        property string urgency: ""

        height: tabs.tall
        guard: root.kiosk.guard
        markable: true
        textSize: root.tabSize
        strength: tab.urgency === "urgent" ? ActionButton.Urgent : tab.urgency === "crisis" ? ActionButton.Loud : tab.marked ? ActionButton.Filled : ActionButton.Outline
        onTapped: {
            root.search.goBy(tab.way);
            root.takeFocus();
        }
    }
}
