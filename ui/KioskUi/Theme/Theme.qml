pragma Singleton

import QtQuick

// Every size and colour there is. Sizes are millimetres on the glass: what a reader
// sees does not depend on how many pixels the panel has.
QtObject {
    id: root

    component Palette: QtObject {
        property color paper
        property color surface
        property color pressed
        property color ink
        property color quiet
        property color primary
        property color primaryInk
        property color primaryPressed
        property color tint
        property color edge
        property color hairline
        property color loud
        property color loudInk
        property color urgent
        property color urgentInk
        property color urgentPressed
        property color strip
        property color stripInk
        property color stripPressed
        property color bar
        property color barButton
        property color barPressed
        property color barEdge
        property color barInk
        property color open
        property color openInk
        property color closed
        property color closedInk
        property color note
        property color noteEdge
        property color noteInk
        property color focusInner
        property color focusOuter
        property color shade
        property color drawnQuiet
        property color drawnWarm
        property color drawnFair
        property color drawnBrown
        property color drawnHair
        property color drawnSilver
    }

    // What Main sets from the settings and the visit.
    property real pxPerMm: 4.035
    property real viewingDistanceMm: 600
    property int textSize: 2
    property string name: "paper"
    property bool moreSpace: false
    property bool steadyHand: false

    readonly property Palette palette: root.name === "white" ? root.white : root.name === "dark" ? root.dark : root.name === "yellow-on-black" ? root.yellowOnBlack : root.paperWarm

    readonly property Palette paperWarm: Palette {
        paper: "#f7f4ee"
        surface: "#ffffff"
        pressed: "#daeae9"
        ink: "#16262e"
        quiet: "#3a4d57"
        primary: "#0a4a56"
        primaryInk: "#ffffff"
        primaryPressed: "#05323b"
        tint: "#e2eeed"
        edge: "#66786f"
        hairline: "#c9c3b5"
        loud: "#ffd166"
        loudInk: "#16262e"
        urgent: "#7a1f1f"
        urgentInk: "#ffffff"
        urgentPressed: "#541212"
        strip: "#16262e"
        stripInk: "#ffffff"
        stripPressed: "#33474f"
        bar: "#0a4a56"
        barButton: "#0f5560"
        barPressed: "#05323b"
        barEdge: "#8fb9c0"
        barInk: "#ffffff"
        open: "#dcefe0"
        openInk: "#0d4a22"
        closed: "#eee8dc"
        closedInk: "#4a3b12"
        note: "#fff4d6"
        noteEdge: "#97701a"
        noteInk: "#16262e"
        focusInner: "#ffd166"
        focusOuter: "#16262e"
        shade: "#cc16262e"
        drawnQuiet: "#d3e6e4"
        drawnWarm: "#ffd166"
        drawnFair: "#f4d9bd"
        drawnBrown: "#b8835a"
        drawnHair: "#3a2a22"
        drawnSilver: "#e9e6df"
    }
    readonly property Palette white: Palette {
        paper: "#ffffff"
        surface: "#ffffff"
        pressed: "#d3e3ef"
        ink: "#0b1216"
        quiet: "#2e3d45"
        primary: "#003a5c"
        primaryInk: "#ffffff"
        primaryPressed: "#00253b"
        tint: "#eaf2f8"
        edge: "#5b6b74"
        hairline: "#c4ccd1"
        loud: "#ffd166"
        loudInk: "#0b1216"
        urgent: "#7a1f1f"
        urgentInk: "#ffffff"
        urgentPressed: "#541212"
        strip: "#0b1216"
        stripInk: "#ffffff"
        stripPressed: "#2e3d45"
        bar: "#003a5c"
        barButton: "#074a70"
        barPressed: "#00253b"
        barEdge: "#90b4cb"
        barInk: "#ffffff"
        open: "#dff2e3"
        openInk: "#0d4a22"
        closed: "#f0ece2"
        closedInk: "#443610"
        note: "#fff6dd"
        noteEdge: "#8f6a18"
        noteInk: "#0b1216"
        focusInner: "#ffd166"
        focusOuter: "#0b1216"
        shade: "#cc0b1216"
        drawnQuiet: "#d3e3ef"
        drawnWarm: "#ffd166"
        drawnFair: "#f4d9bd"
        drawnBrown: "#b8835a"
        drawnHair: "#3a2a22"
        drawnSilver: "#e8e8e6"
    }
    readonly property Palette dark: Palette {
        paper: "#10191d"
        surface: "#1a262c"
        pressed: "#2c3f48"
        ink: "#f6f2ea"
        quiet: "#ccd6d9"
        primary: "#9bdbe5"
        primaryInk: "#0b1518"
        primaryPressed: "#d2f1f5"
        tint: "#1d3036"
        edge: "#8ba0a8"
        hairline: "#3b4b52"
        loud: "#ffd166"
        loudInk: "#10191d"
        urgent: "#ffb9b0"
        urgentInk: "#2c0505"
        urgentPressed: "#ffdad5"
        strip: "#2a3a42"
        stripInk: "#ffffff"
        stripPressed: "#405661"
        bar: "#0a1114"
        barButton: "#1d2b31"
        barPressed: "#39505a"
        barEdge: "#8ba0a8"
        barInk: "#f6f2ea"
        open: "#123a20"
        openInk: "#c5f2d0"
        closed: "#3a3220"
        closedInk: "#f3e3b8"
        note: "#33290f"
        noteEdge: "#d9a93c"
        noteInk: "#f9eccb"
        focusInner: "#10191d"
        focusOuter: "#ffd166"
        shade: "#d9000000"
        drawnQuiet: "#2c434c"
        drawnWarm: "#7d5f12"
        drawnFair: "#73573f"
        drawnBrown: "#4c3424"
        drawnHair: "#140a05"
        drawnSilver: "#666b6c"
    }
    readonly property Palette yellowOnBlack: Palette {
        paper: "#000000"
        surface: "#000000"
        pressed: "#4d4d00"
        ink: "#ffff00"
        quiet: "#ffff00"
        primary: "#ffff00"
        primaryInk: "#000000"
        primaryPressed: "#ffffb0"
        tint: "#000000"
        edge: "#ffff00"
        hairline: "#8f8f00"
        loud: "#ffff00"
        loudInk: "#000000"
        urgent: "#ffffff"
        urgentInk: "#000000"
        urgentPressed: "#d9d9d9"
        strip: "#ffff00"
        stripInk: "#000000"
        stripPressed: "#d6d600"
        bar: "#000000"
        barButton: "#000000"
        barPressed: "#4d4d00"
        barEdge: "#ffff00"
        barInk: "#ffff00"
        open: "#000000"
        openInk: "#ffff00"
        closed: "#000000"
        closedInk: "#ffff00"
        note: "#000000"
        noteEdge: "#ffff00"
        noteInk: "#ffff00"
        focusInner: "#000000"
        focusOuter: "#ffffff"
        shade: "#e6000000"
        drawnQuiet: "#333300"
        drawnWarm: "#606000"
        drawnFair: "#454500"
        drawnBrown: "#262600"
        drawnHair: "#000000"
        drawnSilver: "#606000"
    }

    // The colours of line drawings, in the order of COLOURS in db/drawings.py.
    readonly property string drawing: [root.palette.ink, root.palette.primary, root.palette.paper, root.palette.drawnQuiet, root.palette.drawnWarm, root.palette.drawnFair, root.palette.drawnBrown, root.palette.drawnHair, root.palette.drawnSilver].map(colour => colour.toString().slice(1)).join("-")
    // Photographs and drawings of others are made for white.
    readonly property color pictureGround: "#ffffff"

    // Type. Cap heights in mm at 600 mm (EN 301 549 5.1.4, Section 508 402.4); farther away, larger.
    readonly property list<real> capHeightsMm: [4.8, 5.9, 7.3, 9.6]
    readonly property real capPerEm: 0.668 // measured on Atkinson Hyperlegible Next
    readonly property real distanceFactor: root.viewingDistanceMm / 600
    readonly property real capMm: root.capHeightsMm[Math.max(0, Math.min(3, root.textSize - 1))] * root.distanceFactor

    readonly property string face: "Atkinson Hyperlegible Next"
    readonly property string numberFace: "Lexend"
    readonly property string iconFace: "Kiosk Icons"
    readonly property int regular: 400
    readonly property int semibold: 650
    readonly property int bold: 750

    readonly property int bodySize: root.fontSize(root.capMm)
    readonly property int headingSize: root.fontSize(root.capMm + 1.7 * root.distanceFactor)
    readonly property int titleSize: root.fontSize(root.capMm + 5.3 * root.distanceFactor)
    readonly property int numberSize: root.fontSize(root.capMm + 4.2 * root.distanceFactor)
    readonly property int stripSize: root.fontSize(7.3 * root.distanceFactor)
    readonly property real bodyLine: Math.round(root.bodySize * 1.5)
    // Where "More space" is chosen, as WCAG 1.4.12 has it; line heights as a share of the font's size (VIS-08).
    readonly property real letterEm: root.moreSpace ? 0.12 : 0
    readonly property real wordEm: root.moreSpace ? 0.16 : 0
    readonly property real bodyLines: root.moreSpace ? 1.6 : 1.45
    readonly property real headingLines: root.moreSpace ? 1.5 : 1.25
    readonly property real titleLines: root.moreSpace ? 1.5 : 1.16
    readonly property real paragraphGap: root.moreSpace ? 2 * root.bodySize : root.gap
    // At most 70 characters, on average 62: past that the eye loses the next line (VIS-09).
    readonly property real measure: root.bodySize * 29.2

    // Space, in mm.
    readonly property real hair: Math.max(1, root.mm(0.5))
    readonly property real line: Math.max(2, root.mm(0.7))
    readonly property real gapSmall: root.mm(2)
    readonly property real gap: root.mm(4)
    readonly property real gapWide: root.mm(6)
    readonly property real gapHuge: root.mm(9)
    readonly property real margin: root.mm(13)
    readonly property real edgeMargin: root.mm(5.5)
    readonly property real betweenTargets: root.mm(root.steadyHand ? 5 : 4)
    readonly property real besideRestart: root.mm(root.steadyHand ? 8 : 7)
    readonly property real radius: root.mm(4)
    readonly property real target: root.mm(root.steadyHand ? 30.3 : 21)
    readonly property real keyTarget: root.mm(21) // beside keys that stand ten in a row there is no room for more
    readonly property real mainTarget: root.mm(root.steadyHand ? 30.3 : 26)
    // How far beyond its edge a finger may drift and still be on a target.
    readonly property real drift: root.steadyHand ? root.mm(2.5) : 0
    readonly property real focusWidth: root.mm(1.7)

    function mm(length: real): real {
        return Math.round(length * root.pxPerMm);
    }

    // Keeps the last two words together where both are short, so that none stands alone on the last line.
    function tied(words: string): string {
        return words.replace(/ (?=\S+$)/, (space, at) => words.length - words.lastIndexOf(" ", at - 1) - 1 <= 13 ? "\u00a0" : space);
    }

    function fontSize(cap: real): int {
        return Math.max(1, Math.ceil(cap * root.pxPerMm / root.capPerEm)); // never below the height asked for
    }
}
