import QtQuick

// Cards in rows: those that stand side by side are equally tall, and a row looks like one.
Grid {
    id: root

    property real least: 0

    // Whatever stands here calls this when the height of its words is another.
    function even() {
        const cards = Array.from(root.children).filter(card => card.visible && card.implicitHeight > 0);
        for (let first = 0; first < cards.length; first += root.columns) {
            const row = cards.slice(first, first + root.columns);
            const tallest = Math.max(root.least, ...row.map(card => card.implicitHeight));
            for (const card of row)
                card.height = tallest;
        }
    }

    onColumnsChanged: root.even()
    onVisibleChanged: root.even() // of a screen that is not shown nothing is visible
    onLeastChanged: root.even()
}
