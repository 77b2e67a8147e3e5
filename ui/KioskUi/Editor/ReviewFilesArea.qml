pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// An approver at another desk: send changes as a file, answer one, take an answer in.
DropArea {
    id: root

    required property Desk desk

    readonly property ReviewFiles files: root.desk.reviewFiles

    onDropped: drop => {
        if (drop.hasUrls)
            root.files.drop(drop.urls[0].toString());
    }

    DeskScroll {
        id: scroll

        readonly property real column: Math.min(scroll.contentWidth, Sheet.reading)

        objectName: "reviewFilesArea"
        anchors.fill: parent

        Heading {
            width: scroll.column
            text: qsTr("Review files")
        }

        DeskChoice {
            objectName: "way"
            width: scroll.column
            compact: true
            label: qsTr("What to do")
            value: root.files.way
            choices: [
                {
                    value: "send",
                    label: qsTr("Send for approval")
                },
                {
                    value: "answer",
                    label: qsTr("Answer a review file")
                },
                {
                    value: "takeIn",
                    label: qsTr("Take an answer in")
                }
            ]
            onChosen: way => root.files.go(way)
        }

        Loader {
            width: scroll.column
            sourceComponent: root.files.way === "send" ? send : root.files.way === "answer" ? answer : takeIn
        }
    }

    Component {
        id: send

        SendReview {
            sending: root.files.sending
            sticks: root.desk.sticks
        }
    }

    Component {
        id: answer

        AnswerReview {
            answering: root.files.answering
        }
    }

    Component {
        id: takeIn

        TakeInReview {
            takingIn: root.files.takingIn
            sending: root.files.sending
            onOpened: item => root.desk.open(item)
        }
    }
}
