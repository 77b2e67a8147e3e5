import QtQuick

// Moves the focus to what lies nearest in the direction of an arrow key: a keyboard on the glass, a
// list and a row of buttons are walked through as they are seen.
QtObject {
    id: root

    // What the arrow leads to from `from`; null when there is nothing in that direction.
    function next(from: Item, key: int): Item {
        const start = root.seen(from, from);
        let best = null;
        let least = Infinity;
        let item = from.nextItemInFocusChain(true);
        for (let tries = 0; tries < 200 && item !== null && item !== from; tries++) {
            const rect = root.seen(item, from);
            const away = root.distance(start, rect, key);
            if (away < least) {
                least = away;
                best = item;
            }
            item = item.nextItemInFocusChain(true);
        }
        return best;
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
