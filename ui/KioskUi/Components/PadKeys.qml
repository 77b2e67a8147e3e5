import QtQuick
import KioskApp

// Leads who uses keys: arrows move the focus as things are seen, and it goes by itself to what is new
// on the glass and back to where it was (KBD-01, KBD-02).
Item {
    id: root

    required property Pad pad
    required property Navigator navigator
    required property Item stage // everything but what may lie over it
    required property Item content // the place of the screens
    required property Item overlay // what lies over everything; null when nothing does

    property Item last: null // what had the focus below the overlay
    property rect lost: Qt.rect(0, 0, 0, 0) // where the focus was last, in the window
    property string wanted: "" // where the focus is to go once everything has found its place

    readonly property Item uppermost: root.overlay !== null ? root.overlay : root.stage

    function press(key: int, repeated: bool): bool {
        const wish = root.pad.press(key, repeated);
        switch (wish) {
        case "":
            return false;
        case "up":
            root.move(Qt.Key_Up);
            break;
        case "down":
            root.move(Qt.Key_Down);
            break;
        case "left":
            root.move(Qt.Key_Left);
            break;
        case "right":
            root.move(Qt.Key_Right);
            break;
        case "page-up":
        case "page-down":
            root.turn(wish === "page-down" ? 1 : -1);
            break;
        case "enter":
            root.want("place");
            break;
        }
        return true;
    }

    function move(key: int) {
        const from = root.Window.activeFocusItem;
        if (!root.takes(from)) {
            root.want("place");
            return;
        }
        const next = arrows.next(from, key);
        if (next !== null)
            next.forceActiveFocus(Qt.TabFocusReason);
    }

    function turn(direction: int) {
        const area = root.area(root.overlay !== null ? root.overlay : root.content);
        if (area === null || !area.longer)
            return;
        area.turn(direction);
        const item = root.Window.activeFocusItem;
        if (root.takes(item) && !arrows.inSight(item))
            root.want("near");
    }

    function want(where: string) {
        root.wanted = where;
        root.Window.window?.update();
    }

    // Once laid out: to what had the focus here before, else to what stands first in sight.
    function settle() {
        const where = root.wanted;
        root.wanted = "";
        const now = root.Window.activeFocusItem;
        let item = null;
        if (where === "near")
            item = root.nearest(root.uppermost, null);
        else if (root.overlay !== null)
            item = root.first(root.overlay, true);
        else if (where === "last" && root.takes(root.last))
            item = root.last;
        else
            item = root.named(root.stage, root.pad.placeFocus());
        if (item === null && root.overlay === null && root.takes(now) && arrows.within(now, root.content))
            return;
        if (item === null && root.overlay === null)
            item = root.first(root.content, false);
        if (item === null)
            item = root.first(root.uppermost, false);
        if (item !== null)
            item.forceActiveFocus(Qt.TabFocusReason);
    }

    function takes(item: Item): bool {
        return item !== null && item.activeFocusOnTab && item.enabled && item.visible;
    }

    function first(parent: Item, chosen: bool): Item {
        for (const child of parent.children) {
            if (!child.visible || !child.enabled)
                continue;
            const found = root.takes(child) && (chosen ? child.focus : arrows.inSight(child)) ? child : root.first(child, chosen);
            if (found !== null)
                return found;
        }
        return null;
    }

    function named(parent: Item, name: string): Item {
        if (name === "")
            return null;
        for (const child of parent.children) {
            if (!child.visible || !child.enabled)
                continue;
            const found = child.objectName === name && root.takes(child) ? child : root.named(child, name);
            if (found !== null)
                return found;
        }
        return null;
    }

    function nearest(parent: Item, best: Item): Item {
        for (const child of parent.children) {
            if (!child.visible || !child.enabled)
                continue;
            if (root.takes(child) && arrows.inSight(child) && (best === null || root.away(child) < root.away(best)))
                best = child;
            best = root.nearest(child, best);
        }
        return best;
    }

    function away(item: Item): real {
        const rect = item.mapToItem(null, 0, 0, item.width, item.height);
        return Math.abs(rect.x + rect.width / 2 - root.lost.x - root.lost.width / 2) + Math.abs(rect.y + rect.height / 2 - root.lost.y - root.lost.height / 2);
    }

    function area(parent: Item): ScrollArea {
        for (const child of parent.children) {
            if (!child.visible)
                continue;
            const found = child as ScrollArea ?? root.area(child);
            if (found !== null)
                return found;
        }
        return null;
    }

    onOverlayChanged: {
        if (root.pad.byKeys)
            root.want(root.overlay !== null ? "place" : "last");
    }

    ArrowKeys {
        id: arrows
    }
    Connections {
        target: root.navigator

        function onPlaceChanged() {
            if (root.pad.byKeys)
                root.want("place");
        }
    }
    Connections {
        target: root.Window.window

        function onActiveFocusItemChanged() {
            const item = root.Window.activeFocusItem;
            if (root.takes(item)) {
                root.lost = item.mapToItem(null, 0, 0, item.width, item.height);
                if (root.overlay === null)
                    root.last = item;
                const thing = item as Tappable;
                if (thing !== null && root.overlay === null)
                    root.pad.focused(thing.objectName, thing.label, thing.markable, thing.marked);
                else
                    root.pad.focused("", item.Accessible.name, false, false);
            } else if (root.pad.byKeys && root.wanted === "" && root.overlay === null) {
                root.want("near");
            }
        }
        function onAfterAnimating() {
            if (root.wanted !== "")
                root.settle();
        }
    }
}
