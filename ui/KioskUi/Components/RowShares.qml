import QtQuick
import KioskUi.Theme

// Shares the width of a row of buttons out by their words, so that all keep the same distance from the
// edges of their buttons, in any language. Where they could not keep it the words are smaller.
FontMetrics {
    id: root

    required property list<string> labels
    required property real row // what there is to share out
    property real air: Theme.mm(3) // beside the longest words, at the least

    // In ems, on one line or over two.
    readonly property list<real> oneLine: root.labels.map(label => root.wide(label))
    readonly property list<real> twoLines: root.labels.map(label => root.parted(label))
    readonly property int textSize: Math.min(Theme.bodySize, Math.max(Theme.stripSize, Math.floor((root.row - 2 * root.air * root.labels.length) / root.sum(root.twoLines))))
    readonly property list<real> onOne: root.needed(root.oneLine)
    readonly property list<real> least: root.sum(root.onOne) <= root.row ? root.onOne : root.needed(root.twoLines)
    readonly property list<real> widths: root.least.map(width => Math.floor(width + (root.row - root.sum(root.least)) / root.labels.length))

    function wide(label: string): real {
        return root.advanceWidth(label) / root.font.pixelSize;
    }

    // Over two lines, parted where the longer one is shortest.
    function parted(label: string): real {
        const words = label.split(" ");
        let least = root.wide(label);
        for (let first = 1; first < words.length; first++)
            least = Math.min(least, Math.max(root.wide(words.slice(0, first).join(" ")), root.wide(words.slice(first).join(" "))));
        return least;
    }

    function needed(ems: list<real>): list<real> {
        return ems.map(em => Math.max(Theme.mainTarget, em * root.textSize + 2 * Theme.gap));
    }

    function sum(lengths: list<real>): real {
        return lengths.reduce((all, length) => all + length, 0);
    }

    font.family: Theme.face
    font.pixelSize: Theme.bodySize
    font.weight: Theme.semibold
}
