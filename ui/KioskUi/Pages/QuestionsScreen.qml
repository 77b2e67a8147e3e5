pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Questions to take to the team.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet

    guard: root.kiosk.guard
    navigator: root.kiosk.navigator
    sought: root.kiosk.navigator.screen === "questions" && root.kiosk.navigator.slug !== "" ? `question-${root.kiosk.navigator.slug}` : ""

    ExampleNote {
        width: root.textWidth
        visible: root.kiosk.questions.example && !root.noteAbove
    }
    TitleText {
        width: root.textWidth
        text: Theme.tied(qsTr("Questions to ask your team"))
    }
    BodyText {
        width: root.textWidth
        text: qsTr("Pick the ones that matter to you. You can ask anything you like, and you can ask it twice.")
        textFormat: Text.PlainText
    }
    Repeater {
        model: root.kiosk.questions.questions

        Column {
            id: entry

            required property string slug
            required property string group
            required property string question

            objectName: `question-${entry.slug}`
            width: root.textWidth
            spacing: Theme.gapSmall

            HeadingText {
                width: parent.width
                topPadding: Theme.gapWide
                visible: entry.group !== ""
                text: entry.group
                textFormat: Text.PlainText
            }
            MarkedList {
                width: parent.width
                icon: "question"
                lines: [entry.question]
            }
        }
    }
}
