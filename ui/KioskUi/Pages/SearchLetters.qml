pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Pages and words by their first letter, for those who would rather not type.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet

    readonly property LettersModel letters: root.kiosk.search.letters
    property bool atTheSide: false // on a wide panel the page buttons stand beside a list
    // Where the letters take up half of the screen they make room for what begins with the one chosen.
    readonly property bool narrow: Math.ceil(root.letters.names.length / Math.floor((root.width - 2 * Theme.margin + Theme.betweenTargets) / (Theme.target + Theme.betweenTargets))) * (Theme.target + Theme.betweenTargets) > root.height * 0.5
    readonly property bool lettersShown: !root.narrow || root.letters.chosen === ""
    // Two side by side where the longest word fits beside the pictures.
    readonly property int across: (root.besideButtons - Theme.betweenTargets) / 2 >= Theme.bodySize * 11 + 2 * Theme.gapWide + 2 * Theme.gap ? 2 : 1
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.betweenTargets) / root.across

    objectName: "searchLetters"
    spread: true
    guard: root.kiosk.guard
    navigator: root.kiosk.navigator
    topSpace: Theme.gap
    upright: root.atTheSide && !(root.narrow && root.lettersShown)
    contentMeasure: root.width

    Connections {
        target: root.letters

        function onChanged() {
            root.restore(); // another list begins at its top
        }
    }

    BodyText {
        width: root.textWidth
        visible: root.lettersShown
        text: qsTr("Touch the first letter of what you are looking for.")
        textFormat: Text.PlainText
    }
    LetterKeys {
        width: root.besideButtons // however many words there are, no letter moves
        visible: root.lettersShown
        guard: root.guard
        prefix: "az-"
        names: root.letters.names
        chosen: root.letters.chosen
        least: root.narrow ? Theme.target : Theme.mainTarget
        onLetterTapped: letter => root.letters.choose(letter)
    }
    ActionButton {
        objectName: "azOther"
        width: root.textWidth
        visible: !root.lettersShown
        guard: root.guard
        icon: "back"
        label: qsTr("Other letters")
        onTapped: root.letters.choose("")
    }
    ExampleNote {
        width: root.textWidth
        visible: root.letters.example && !root.noteAbove
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapSmall
        visible: root.letters.chosen !== ""
        //: %1 is a letter
        text: qsTr("Pages and words: %1").arg(root.letters.chosen)
        textFormat: Text.PlainText
    }
    Grid {
        id: cards

        width: root.textWidth
        columns: root.across
        spacing: Theme.betweenTargets

        Repeater {
            model: root.letters.listed

            HitCard {
                id: entry

                required property string kind
                required property string slug
                required property string title
                required property string section // StyledText

                objectName: `listed-${entry.kind}-${entry.slug}`
                width: root.cell
                guard: root.guard
                label: entry.title
                place: ""
                //: %1 is the name of a section
                snippet: entry.kind === "term" ? qsTr("Word explained") : qsTr("Page: %1").arg(entry.section)
                onTapped: root.kiosk.navigator.openHit(entry.kind, entry.slug)
            }
        }
    }
    BodyText {
        width: root.textWidth
        visible: root.letters.total > root.letters.listed.count
        //: %1 and %2 are the first and the last entry listed, %3 is how many there are
        text: qsTr("%1 to %2 of %3").arg(root.letters.firstListed).arg(root.letters.lastListed).arg(root.letters.total)
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "azMore"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.letters.lastListed < root.letters.total
        guard: root.guard
        icon: "plus"
        label: qsTr("More")
        onTapped: root.letters.turn(1)
    }
    ActionButton {
        objectName: "azEarlier"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.letters.chosen !== "" && root.letters.firstListed > 1
        guard: root.guard
        icon: "back"
        label: qsTr("Earlier")
        onTapped: root.letters.turn(-1)
    }
}
