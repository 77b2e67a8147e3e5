import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// The meaning of a word, over the page: the page stays where it was.
Item {
    id: root

    required property GlossaryModel glossary
    required property TapGuard guard

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
        y: Math.max(Theme.edgeMargin, (root.height - height) * 0.55)
        width: Math.min(root.width - 2 * Theme.margin, Theme.measure + 2 * Theme.gapHuge)
        height: Math.min(root.height - 2 * Theme.edgeMargin, column.height + 2 * Theme.gapHuge)
        color: Theme.palette.paper
        radius: Theme.radius
        border.color: Theme.palette.edge
        border.width: Theme.line

        Column {
            id: column

            x: Theme.gapHuge
            y: Theme.gapHuge
            width: panel.width - 2 * Theme.gapHuge
            spacing: Theme.gap

            TitleText {
                objectName: "termTitle"
                width: parent.width
                text: root.glossary.term
            }
            BodyText {
                width: parent.width
                visible: root.glossary.say !== ""
                color: Theme.palette.quiet
                //: %1 is how a word is said
                text: qsTr("Say: %1").arg(root.glossary.say)
                textFormat: Text.PlainText
            }
            BodyText {
                objectName: "termMeaning"
                width: parent.width
                text: root.glossary.meaning
                textFormat: Text.PlainText
            }
            ExampleNote {
                width: parent.width
                visible: root.glossary.termExample
            }
            ActionButton {
                objectName: "termClose"
                width: parent.width
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
}
