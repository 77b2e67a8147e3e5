pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What would you like to know? Every card is one target and leads somewhere.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet
    property bool scarce: false // with large words little is seen at once: the question and its answers come first

    // As many cards side by side as leave room for the longest word on one.
    readonly property int across: Math.max(1, Math.min(root.upright ? 3 : 2, Math.floor((root.besideButtons + Theme.betweenTargets) / (Theme.headingSize * 7.4 + 2 * Theme.gapWide + Theme.gap + Theme.betweenTargets))))
    // A tall panel has room to spare, unless the words are large or the note stands here too.
    readonly property bool roomy: !root.upright && Theme.textSize <= 2 && (root.noteAbove || !root.kiosk.home.example)
    readonly property int shortcuts: root.upright && root.across === 3 ? 4 : root.across > 1 ? 2 : 1
    readonly property real shortcut: (root.textWidth - (root.shortcuts - 1) * Theme.betweenTargets) / root.shortcuts
    readonly property real cell: (root.textWidth - (root.across - 1) * Theme.betweenTargets) / root.across

    spread: true
    guard: root.kiosk.guard
    topSpace: root.upright ? Theme.gapSmall : Theme.gapWide
    bottomSpace: Theme.gap
    contentMeasure: root.width
    navigator: root.kiosk.navigator

    ExampleNote {
        width: root.textWidth
        visible: root.kiosk.home.example && !root.noteAbove
    }
    BodyText {
        id: scope

        width: Math.min(root.textWidth, Theme.measure)
        visible: !root.scarce
        text: Theme.tied(qsTr("These pages are about lung neuroendocrine tumours (NETs). Another lung condition? Ask staff."))
        textFormat: Text.PlainText
    }
    // Search stands first: beside the title where both fit on a line, else across below it.
    Flow {
        id: first

        readonly property real searchRoom: root.textWidth - Math.ceil(question.advanceWidth) - Theme.gapHuge
        readonly property bool inLine: root.upright && first.searchRoom >= search.shortest

        width: root.textWidth
        spacing: Theme.gap

        TextMetrics {
            id: question

            font.family: Theme.face
            font.pixelSize: Theme.titleSize
            font.weight: Theme.bold
            text: qsTr("What would you like to know?")
        }
        TitleText {
            width: first.inLine ? root.textWidth - search.width - first.spacing : root.textWidth
            height: first.inLine ? Math.max(implicitHeight, search.height) : implicitHeight
            verticalAlignment: Text.AlignVCenter
            text: Theme.tied(question.text)
        }
        SearchButton {
            id: search

            objectName: "openSearch"
            width: first.inLine ? Math.min(search.longest, first.searchRoom) : root.textWidth
            guard: root.kiosk.guard
            onTapped: root.kiosk.navigator.openSearch()
        }
    }
    Grid {
        id: cards

        width: root.textWidth
        columns: root.across
        spacing: Theme.betweenTargets

        // Cards of one row are equally tall: the tallest sets the height of all, and the longest title its room.
        property int titleLines: 1
        property real tallest: Theme.mm(root.upright ? 30 : 46)

        Repeater {
            model: root.kiosk.home.sections

            SectionCard {
                required property string slug
                required property string title

                objectName: `section-${slug}`
                width: root.cell
                height: cards.tallest
                guard: root.kiosk.guard
                label: title
                titleLines: cards.titleLines
                air: root.roomy ? Theme.gapWide : Theme.gap
                onImplicitHeightChanged: cards.measure()
                onTitleLinesNeededChanged: cards.measure()
                Component.onCompleted: cards.measure()
                onTapped: root.kiosk.navigator.openSection(slug)
            }
        }

        function measure() {
            const shown = Array.from(cards.children).filter(child => child as SectionCard !== null);
            cards.titleLines = Math.max(1, ...shown.map(card => (card as SectionCard).titleLinesNeeded)); // heights follow at once
            cards.tallest = Math.max(Theme.mm(root.upright ? 30 : 46), ...shown.map(card => card.implicitHeight));
        }
    }
    EvenGrid {
        id: ways

        width: root.textWidth
        columns: root.shortcuts
        least: Theme.mainTarget
        spacing: Theme.betweenTargets

        ActionButton {
            objectName: "openQuestions"
            width: root.shortcut
            onImplicitHeightChanged: ways.even()
            Component.onCompleted: ways.even()
            visible: root.kiosk.home.hasQuestions
            guard: root.kiosk.guard
            icon: "question"
            label: qsTr("Questions to ask")
            onTapped: root.kiosk.navigator.openQuestions()
        }
        ActionButton {
            objectName: "openGlossary"
            width: root.shortcut
            onImplicitHeightChanged: ways.even()
            Component.onCompleted: ways.even()
            visible: root.kiosk.home.hasGlossary
            guard: root.kiosk.guard
            icon: "book"
            label: qsTr("Words explained")
            onTapped: root.kiosk.navigator.openGlossary()
        }
        ActionButton {
            objectName: "openAbout"
            width: root.shortcut
            onImplicitHeightChanged: ways.even()
            Component.onCompleted: ways.even()
            guard: root.kiosk.guard
            icon: "info"
            label: qsTr("About this kiosk")
            onTapped: root.kiosk.navigator.openAbout()
        }
        ActionButton {
            objectName: "openUrgent"
            width: root.shortcut
            onImplicitHeightChanged: ways.even()
            Component.onCompleted: ways.even()
            guard: root.kiosk.guard
            icon: "urgent"
            label: qsTr("Urgent help")
            strength: ActionButton.Urgent
            onTapped: root.kiosk.navigator.openUrgent()
        }
    }
    Loader {
        active: root.scarce
        visible: active
        sourceComponent: BodyText {
            width: scope.width
            text: scope.text
            textFormat: Text.PlainText
        }
    }
}
