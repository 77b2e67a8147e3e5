import QtQuick
import KioskUi.Theme
import KioskApp

// The base of everything that can be pressed. It acts on release within its bounds (TCH-04), takes a
// long hold for a tap, takes Enter and Space, swallows a trembling second tap (TCH-05), shows
// focus to those who use keys, and has a role and a name for assistive technology.
Item {
    id: root

    required property TapGuard guard
    required property string label
    property bool available: true // whether there is anything to do; one that is not loses its box
    property bool marked: false // the one that is chosen among several
    property bool markable: false
    property bool quick: false // typed with: the same one again counts sooner, another one at once
    readonly property bool pressed: tap.pressed || root.keyHeld
    readonly property bool focusShown: root.activeFocus && root.focusByKeys
    property bool keyHeld: false
    property bool focusByKeys: false

    signal tapped

    function act(x: real, y: real) {
        const spot = root.mapToItem(null, x, y);
        const taken = root.quick ? root.guard.acceptKey(root.objectName, spot.x, spot.y) : root.guard.accept(root.objectName, spot.x, spot.y);
        if (!taken)
            return;
        root.tapped();
        if (root.markable)
            root.guard.chosen(root.label, root.marked);
    }

    enabled: root.available
    implicitWidth: Theme.target
    implicitHeight: Theme.target
    activeFocusOnTab: root.enabled
    Accessible.role: root.markable ? Accessible.RadioButton : Accessible.Button
    Accessible.name: root.label
    Accessible.focusable: true
    Accessible.checkable: root.markable
    Accessible.checked: root.marked
    Accessible.onPressAction: {
        if (root.enabled) // Qt asks for it even of what lies under a panel
            root.act(root.width / 2, root.height / 2);
    }
    Keys.onPressed: event => {
        if (Chord.held(event))
            return;
        root.guard.keyed();
        if (event.isAutoRepeat) {
            event.accepted = true;
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space) {
            root.keyHeld = true;
            event.accepted = true;
        }
    }
    Keys.onReleased: event => {
        if (root.keyHeld && !event.isAutoRepeat) {
            root.keyHeld = false;
            event.accepted = true;
            root.act(root.width / 2, root.height / 2);
        }
    }
    onActiveFocusChanged: {
        root.keyHeld = false;
        root.focusByKeys = root.activeFocus && !tap.pressed;
    }

    TapHandler {
        id: tap

        acceptedButtons: Qt.LeftButton
        gesturePolicy: TapHandler.ReleaseWithinBounds
        margin: Theme.drift
        longPressThreshold: 0 // a shaking hand may rest on the glass: a long press is still a tap
        onPressedChanged: root.guard.touched(root.objectName, tap.pressed)
        onTapped: point => root.act(point.position.x, point.position.y)
    }

    FocusRing {
        active: root.focusShown
    }
}
