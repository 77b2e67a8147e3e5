pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What comes before everything found: help at once, somebody to talk to, or the visitor's own team.
// It says what it is by words and a sign before it says so by colour (VIS-12).
Rectangle {
    id: root

    required property string kind // "urgent", "crisis" or "ask-your-team"
    required property Kiosk kiosk
    property bool close: false // room is short: all of it is to be seen, its button first of all

    readonly property SearchModel search: root.kiosk.search
    readonly property bool urgent: root.kind === "urgent"
    readonly property bool crisis: root.kind === "crisis"
    readonly property color band: root.urgent ? Theme.palette.urgent : Theme.palette.primary
    readonly property color bandInk: root.urgent ? Theme.palette.urgentInk : Theme.palette.primaryInk
    readonly property real air: root.close ? Theme.gap : Theme.gapWide

    implicitHeight: head.height + body.height + 2 * root.air
    color: Theme.palette.surface
    radius: Theme.radius
    border.color: root.band
    border.width: Theme.line

    Rectangle {
        id: head

        width: parent.width
        height: words.height + 2 * Theme.gap
        color: root.band
        radius: Theme.radius

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.radius
            color: root.band
        }
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.gapWide
            anchors.verticalCenter: words.verticalCenter
            name: root.urgent ? "urgent" : root.crisis ? "phone" : "person"
            size: Theme.headingSize * 1.15
            color: root.bandInk
        }
        HeadingText {
            id: words

            y: Theme.gap
            anchors.left: sign.right
            anchors.leftMargin: Theme.gap
            width: root.width - sign.width - Theme.gap - 2 * Theme.gapWide
            color: root.bandInk
            font.weight: Theme.bold
            text: root.urgent ? qsTr("Do you need help now?") : root.crisis ? qsTr("You do not have to face this alone") : qsTr("Ask your team")
            textFormat: Text.PlainText
        }
    }
    Column {
        id: body

        x: Theme.gapWide
        y: head.height + root.air
        width: root.width - 2 * Theme.gapWide
        spacing: root.close ? Theme.gapSmall : Theme.gap

        BodyText {
            width: parent.width
            font.weight: root.urgent ? Theme.semibold : Theme.regular
            lineHeight: Math.round(Theme.bodySize * (root.close ? Math.max(1.3, Theme.headingLines) : Theme.bodyLines))
            text: Theme.tied(root.urgent ? qsTr("Feeling unwell now? Tell a member of staff straight away.") : root.crisis ? qsTr("You can talk to somebody now. You can also tell a member of staff.") : qsTr("This is a good question for your own team. They know you. They can answer at your pace, and you choose how much you want to hear."))
            textFormat: Text.PlainText
        }
        Repeater {
            model: root.urgent ? root.search.emergency : null

            Line {
                width: body.width
            }
        }
        Loader {
            width: parent.width
            active: root.crisis
            visible: root.crisis
            sourceComponent: Line {
                label: root.search.talkLabel
                number: root.search.talkNumber
            }
        }
        ActionButton {
            objectName: root.urgent || root.crisis ? "cardUrgent" : "cardQuestions"
            width: parent.width
            height: Math.max(Theme.mainTarget, implicitHeight)
            guard: root.kiosk.guard
            icon: root.urgent || root.crisis ? "urgent" : "question"
            label: root.urgent || root.crisis ? qsTr("Urgent help") : qsTr("Questions to ask")
            strength: root.urgent ? ActionButton.Urgent : root.crisis ? ActionButton.Outline : ActionButton.Filled
            onTapped: root.urgent || root.crisis ? root.kiosk.navigator.openUrgent() : root.kiosk.navigator.openQuestions()
        }
    }

    // Who answers, and the number: side by side where both fit.
    component Line: Flow {
        id: line

        required property string label
        required property string number

        spacing: Theme.gap

        Text {
            id: digits

            objectName: "phoneNumber"
            color: root.urgent ? Theme.palette.urgent : Theme.palette.primary
            font.family: Theme.numberFace
            font.pixelSize: Theme.numberSize
            font.weight: Theme.semibold
            text: line.number
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            //: %1 is a phone number
            Accessible.name: qsTr("Phone %1").arg(line.number)
        }
        BodyText {
            width: Math.min(implicitWidth, line.width)
            height: Math.max(implicitHeight, digits.height)
            verticalAlignment: Text.AlignVCenter
            text: line.label
            textFormat: Text.PlainText
        }
    }
}
