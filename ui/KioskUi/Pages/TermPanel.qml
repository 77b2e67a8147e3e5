import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// The meaning of a word, over the page: the page stays where it was.
Item {
    id: root

    required property GlossaryModel glossary
    required property TapGuard guard
    property real low: 0 // how far down it may begin

    objectName: "termPanel"

    Rectangle {
        anchors.fill: parent
        color: Theme.palette.shade
    }
    // What lies under the shade is out of reach.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }
    Rectangle {
        id: panel

        anchors.horizontalCenter: parent.horizontalCenter
        y: root.low + Math.max(Theme.edgeMargin, (root.height - root.low - height) * 0.55)
        width: Math.min(root.width - 2 * Theme.margin, Theme.measure + 2 * Theme.margin)
        height: Math.min(root.height - root.low - 2 * Theme.edgeMargin, meaning.contentHeight + close.height + Theme.gapHuge)
        color: Theme.palette.paper
        radius: Theme.radius
        border.color: Theme.palette.edge
        border.width: Theme.line

        // A long meaning in large words is turned like a page; Close stays in reach.
        ScrollArea {
            id: meaning

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: close.top
            guard: root.guard
            topSpace: Theme.gapHuge
            bottomSpace: Theme.gapWide

            TitleText {
                objectName: "termTitle"
                width: meaning.textWidth
                text: root.glossary.term
            }
            BodyText {
                width: meaning.textWidth
                visible: root.glossary.say !== ""
                color: Theme.palette.quiet
                //: %1 is how a word is said
                text: qsTr("Say: %1").arg(root.glossary.say)
                textFormat: Text.PlainText
            }
            BodyText {
                objectName: "termMeaning"
                width: meaning.textWidth
                text: root.glossary.meaning
                textFormat: Text.PlainText
            }
            ExampleNote {
                width: meaning.textWidth
                visible: root.glossary.termExample
            }
        }
        ActionButton {
            id: close

            objectName: "termClose"
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gapHuge
            width: meaning.textWidth
            height: Math.max(Theme.mainTarget, implicitHeight)
            focus: true
            guard: root.guard
            icon: "close"
            label: qsTr("Close")
            strength: ActionButton.Filled
            onTapped: root.glossary.closeTerm()
        }
    }
}
