pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Blocks
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// The end of every page.
Column {
    id: root

    required property TapGuard guard
    required property Navigator navigator
    required property PageModel page

    objectName: "pageEnd"
    spacing: Theme.gap
    topPadding: Theme.gapWide

    HeadingText {
        width: root.width
        visible: root.page.terms.count > 0
        text: qsTr("Words on this page")
    }
    Flow {
        width: root.width
        visible: root.page.terms.count > 0
        spacing: Theme.betweenTargets

        Repeater {
            model: root.page.terms

            ActionButton {
                id: word

                required property string slug
                required property string term

                objectName: `word-${word.slug}`
                width: Math.min(implicitWidth, root.width)
                guard: root.guard
                label: word.term
                onTapped: root.navigator.openTerm(word.slug)
            }
        }
    }
    HeadingText {
        width: root.width
        topPadding: Theme.gapWide
        visible: root.page.seeAlso.count > 0
        text: qsTr("Read next")
    }
    Repeater {
        model: root.page.seeAlso

        ActionButton {
            id: next

            required property string slug
            required property string title

            objectName: `next-${next.slug}`
            width: root.width
            guard: root.guard
            label: next.title
            leading: true
            onward: true
            onTapped: root.navigator.openPage(next.slug)
        }
    }
    Column {
        width: root.width
        topPadding: Theme.gapWide

        BodyText {
            width: parent.width
            visible: root.page.overdue
            font.weight: Theme.semibold
            //: %1 is a date
            text: qsTr("This page was due for review on %1. Ask your team if anything has changed.").arg(root.page.nextReview)
            textFormat: Text.PlainText
        }
        BodyText {
            objectName: "lastReviewed"
            width: parent.width
            visible: !root.page.stale // it was its original that somebody reviewed
            //: %1 is a date
            text: qsTr("Page last reviewed: %1").arg(root.page.lastReviewed)
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            //: %1 is a date
            text: qsTr("Next review due: %1").arg(root.page.nextReview)
            textFormat: Text.PlainText
        }
        BodyText {
            objectName: "checkedBy"
            width: parent.width
            visible: root.page.checkedBy !== ""
            //: %1 is a job and an organisation
            text: qsTr("Checked by: %1").arg(root.page.checkedBy)
            textFormat: Text.PlainText
        }
        BodyText {
            width: parent.width
            //: %1 is who looks after the page
            text: qsTr("Looked after by: %1").arg(root.page.owner)
            textFormat: Text.PlainText
        }
    }
    SourcesBlock {
        width: root.width
        topPadding: Theme.gapWide
        visible: root.page.sources.length > 0
        lines: root.page.sources
    }
    BodyText {
        width: root.width
        topPadding: Theme.gap
        text: root.page.feedback
        textFormat: Text.PlainText
    }
    BodyText {
        width: root.width
        text: root.page.formats
        textFormat: Text.PlainText
    }
}
