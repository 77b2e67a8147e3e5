pragma Singleton

import QtQuick

// Sizes and colours of the editor: the kiosk's paper theme, denser, in the desktop's own pixels.
QtObject {
    id: root

    property real zoom: 1
    readonly property real small: 14 * root.zoom // a name under a picture, and no running words
    readonly property real body: 16 * root.zoom
    readonly property real subtitle: 19 * root.zoom
    readonly property real title: 24 * root.zoom
    readonly property real gap: 12 * root.zoom
    readonly property real padding: 20 * root.zoom
    readonly property real control: 40 * root.zoom
    readonly property real bar: 14 * root.zoom
    readonly property real line: 1
    readonly property real ring: 3
    readonly property real inset: 2 * root.ring // at the edge of an area, for the ring around what has the focus
    readonly property real corner: 4
    readonly property real column: 480 * root.zoom
    readonly property real reading: 720 * root.zoom
    readonly property int width: 1400
    readonly property int height: 900
    readonly property int leastWidth: 1280
    readonly property int leastHeight: 720
    readonly property string family: "Atkinson Hyperlegible Next"
    readonly property string digits: "Lexend" // phone numbers, in the face that patients see them in
    readonly property int digitsWeight: 650
    readonly property string icons: "Kiosk Icons"
    readonly property color paper: "#f7f4ee"
    readonly property color surface: "#ffffff"
    readonly property color ink: "#16262e"
    readonly property color quiet: "#3a4d57"
    readonly property color primary: "#0a4a56"
    readonly property color pressed: "#05323b"
    readonly property color hovered: "#e3ece9"
    readonly property color primaryInk: "#ffffff"
    readonly property color edge: "#66786f"
    readonly property color focus: "#16262e"
    readonly property color wrong: "#7a1f1f"
    readonly property color wrongPaper: "#fbeceb"
    readonly property color added: "#d7ecd9"
    readonly property color removed: "#f6d9d5"

    function zoomBy(steps: int) {
        root.zoom = Math.max(1, Math.min(2, root.zoom + steps / 4));
    }
}
