pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What is found for what is typed, and what to do when nothing is.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet
    property bool alone: false // keys do not stand beside it: it says itself what was typed

    readonly property SearchModel search: root.kiosk.search

    function heading(kind: string): string {
        switch (kind) {
        case "term":
            return qsTr("Words explained");
        case "contact":
            return qsTr("People to ring");
        case "question":
            return qsTr("Questions to ask");
        default:
            return qsTr("Pages");
        }
    }

    objectName: "searchResults"
    spread: true
    guard: root.kiosk.guard
    navigator: root.kiosk.navigator
    topSpace: Theme.gap
    bottomSpace: Theme.gapWide
    contentMeasure: Math.max(Theme.measure, Theme.mm(240))

    Connections {
        target: root.search

        function onTypedChanged() {
            root.restore(); // other results begin at their top
        }
    }

    Repeater {
        model: root.search.cards

        SearchCard {
            required property string modelData

            width: root.textWidth
            kind: modelData
            kiosk: root.kiosk
            close: root.viewHeight < 13 * Theme.bodySize
        }
    }
    ExampleNote {
        width: root.textWidth
        visible: root.search.example && !root.noteAbove
    }
    BodyText {
        width: root.textWidth
        visible: root.alone && root.textWidth > Theme.bodySize * 12 && root.search.hits.count > 0 && root.search.shownFor === ""
        //: %1 is what was typed
        text: qsTr("Results for \"%1\"").arg(root.search.typed.trim())
        textFormat: Text.PlainText
    }
    BodyText {
        objectName: "shownFor"
        width: root.textWidth
        visible: root.search.shownFor !== ""
        font.weight: Theme.semibold
        //: %1 is a word that was found in place of the one typed
        text: qsTr("Showing results for \"%1\"").arg(root.search.shownFor)
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.textWidth
        visible: root.search.meant.length > 0
        font.weight: Theme.semibold
        text: qsTr("Did you mean:")
        textFormat: Text.PlainText
    }
    Words {
        model: root.search.meant
        kind: "meant"
    }
    Repeater {
        model: root.search.hits

        Column {
            id: found

            required property string kind
            required property string slug
            required property string title
            required property string place
            required property string snippet
            required property bool first
            required property int more
            required property int beyond

            width: root.textWidth
            spacing: Theme.gap

            HeadingText {
                width: parent.width
                topPadding: Theme.gapSmall
                visible: found.first
                text: found.first ? root.heading(found.kind) : ""
                textFormat: Text.PlainText
            }
            HitCard {
                objectName: `hit-${found.kind}-${found.slug}`
                width: parent.width
                guard: root.guard
                label: found.title
                place: found.place
                snippet: found.snippet
                onTapped: root.kiosk.navigator.openHit(found.kind, found.slug)
            }
            Loader {
                width: parent.width
                active: found.more > 0 || found.beyond > 0
                visible: active
                sourceComponent: found.more > 0 ? unfold : beyond

                Component {
                    id: unfold

                    ActionButton {
                        objectName: `unfold-${found.kind}`
                        guard: root.guard
                        icon: "plus"
                        //: %1 is how many more were found
                        label: qsTr("Show %1 more").arg(found.more)
                        onTapped: root.search.unfold(found.kind)
                    }
                }
                Component {
                    id: beyond

                    BodyText {
                        color: Theme.palette.quiet
                        //: %1 is how many more were found
                        text: qsTr("There are %1 more. Type more of the word to find them.").arg(found.beyond)
                        textFormat: Text.PlainText
                    }
                }
            }
        }
    }
    HeadingText {
        objectName: "nothingFound"
        width: root.textWidth
        visible: root.search.state === "nothing"
        //: %1 is what was typed
        text: qsTr("We found nothing for \"%1\"").arg(root.search.typed.trim())
        textFormat: Text.PlainText
    }
    BodyText {
        width: Math.min(root.textWidth, Theme.measure)
        visible: root.search.state === "nothing"
        text: qsTr("Try another word, or only its first letters. You can also look through A to Z, or ask a member of staff.")
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "nothingToLetters"
        width: root.textWidth
        height: Math.max(Theme.mainTarget, implicitHeight)
        visible: root.search.state === "nothing"
        guard: root.guard
        icon: "book"
        label: qsTr("Look through A to Z")
        strength: ActionButton.Filled
        onTapped: root.search.goBy("a-z")
    }
    HeadingText {
        width: root.textWidth
        visible: root.search.state === "ideas"
        text: qsTr("What are you looking for?")
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.textWidth
        visible: root.search.state === "ideas"
        text: qsTr("Type the first letters. What we find comes up as you type.")
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.textWidth
        visible: ideas.visible
        text: qsTr("Or touch one of these words:")
        textFormat: Text.PlainText
    }
    Words {
        id: ideas

        model: root.search.state === "ideas" ? root.search.ideas : []
        kind: "idea"
    }

    // Words to choose from, side by side.
    component Words: Flow {
        id: words

        required property list<string> model
        required property string kind

        width: root.textWidth
        spacing: Theme.betweenTargets
        visible: words.model.length > 0

        Repeater {
            model: words.model

            ActionButton {
                id: word

                required property string modelData

                objectName: `${words.kind}-${word.modelData}`
                width: Math.min(word.implicitWidth, words.width)
                guard: root.guard
                label: word.modelData
                onTapped: root.search.lookFor(word.modelData)
            }
        }
    }
}
