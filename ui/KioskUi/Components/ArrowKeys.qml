import QtQuick

// Moves the focus to what lies nearest in the direction of an arrow key: a keyboard on the glass, a
// list and a row of buttons are walked through as they are seen.
QtObject {
    id: root

    // What the arrow leads to from `from`; null when there is nothing in that direction. Up and down
    // first go on in the list `from` stands in, but not farther than what comes into sight together
    // with it: nobody is led past words they have not seen.
    function next(from: Item, key: int): Item {
        const start = root.seen(from, from);
        const list = root.scroller(from);
        const farthest = list !== null ? list.height : 0;
        let best = null;
        let least = Infinity;
        let mine = null;
        let leastOfMine = Infinity;
        let item = from.nextItemInFocusChain(true);
        for (let tries = 0; tries < 400 && item !== null && item !== from; tries++) {
            const rect = root.seen(item, from);
            const ours = list !== null && root.scroller(item) === list;
            const near = !ours || (rect.top > start.bottom - farthest && rect.bottom < start.top + farthest) || root.inSight(item);
            const away = near ? root.distance(start, rect, key) : Infinity;
            if (ours && away < leastOfMine) {
                leastOfMine = away;
                mine = item;
            }
            if (away < least) {
                least = away;
                best = item;
            }
            item = item.nextItemInFocusChain(true);
        }
        return mine !== null && (key === Qt.Key_Up || key === Qt.Key_Down) ? mine : best;
    }

    // Whether all of an item can be seen, or as much of it as there is room for.
    function inSight(item: Item): bool {
        const all = item.mapToItem(null, 0, 0, item.width, item.height);
        const list = root.scroller(item);
        if (list === null)
            return all.width > 0 && all.height > 0;
        const sight = list.mapToItem(null, 0, 0, list.width, list.height);
        const seen = Math.min(all.bottom, sight.bottom) - Math.max(all.top, sight.top);
        return seen >= Math.min(all.height, sight.height) - 1;
    }

    function within(item: Item, above: Item): bool {
        for (let each = item; each !== null; each = each.parent) {
            if (each === above)
                return true;
        }
        return false;
    }

    // How far `there` is from `here` in the direction of `key`; what lies to the side counts as farther.
    function distance(here: rect, there: rect, key: int): real {
        if (there.width <= 0 || there.height <= 0)
            return Infinity;
        const upright = key === Qt.Key_Up || key === Qt.Key_Down;
        const onward = key === Qt.Key_Down ? there.top - here.bottom : key === Qt.Key_Up ? here.top - there.bottom : key === Qt.Key_Right ? there.left - here.right : here.left - there.right;
        if (onward < -1)
            return Infinity;
        const middle = upright ? Math.abs(here.left + here.right - there.left - there.right) / 2 : Math.abs(here.top + here.bottom - there.top - there.bottom) / 2;
        const beside = upright ? Math.max(0, there.left - here.right, here.left - there.right) : Math.max(0, there.top - here.bottom, here.top - there.bottom);
        return onward + 4 * beside + middle / 20;
    }

    // Where an item is in the window. Of a list that `from` is not in only what is in sight counts.
    function seen(item: Item, from: Item): rect {
        const all = item.mapToItem(null, 0, 0, item.width, item.height);
        const list = root.scroller(item);
        if (list === null || list === root.scroller(from))
            return all;
        const sight = list.mapToItem(null, 0, 0, list.width, list.height);
        const left = Math.max(all.left, sight.left);
        const top = Math.max(all.top, sight.top);
        return Qt.rect(left, top, Math.min(all.right, sight.right) - left, Math.min(all.bottom, sight.bottom) - top);
    }

    function scroller(item: Item): Flickable {
        for (let above = item; above !== null; above = above.parent) {
            const list = above as Flickable;
            if (list !== null)
                return list;
        }
        return null;
    }
}
