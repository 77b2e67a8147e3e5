pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Words explained, by first letter.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet

    readonly property GlossaryModel glossary: root.kiosk.glossary
    // Two side by side where the longest word fits beside the arrow.
    readonly property int across: root.upright && (root.besideButtons - Theme.betweenTargets) / 2 >= Theme.bodySize * 9 + 2 * Theme.gapWide + Theme.gap ? 2 : 1
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.betweenTargets) / root.across

    spread: true
    guard: root.kiosk.guard
    contentMeasure: root.width
    navigator: root.kiosk.navigator

    ExampleNote {
        width: root.textWidth
        visible: root.glossary.example && !root.noteAbove
    }
    TitleText {
        width: root.textWidth
        text: Theme.tied(qsTr("Words explained"))
    }
    BodyText {
        width: root.textWidth
        text: qsTr("Touch a letter, then a word.")
        textFormat: Text.PlainText
    }
    LetterKeys {
        width: root.besideButtons // however many words there are, no letter moves
        guard: root.guard
        prefix: "letter-"
        names: root.glossary.letters
        chosen: root.glossary.letter
        onLetterTapped: letter => root.glossary.chooseLetter(letter)
    }
    Grid {
        width: root.textWidth
        topPadding: Theme.gap
        columns: root.across
        spacing: Theme.betweenTargets

        Repeater {
            model: root.glossary.terms

            ActionButton {
                id: word

                required property string slug
                required property string term

                objectName: `term-${word.slug}`
                width: root.cell
                guard: root.guard
                label: word.term
                leading: true
                onward: true
                onTapped: root.kiosk.navigator.openTerm(word.slug)
            }
        }
    }
}
