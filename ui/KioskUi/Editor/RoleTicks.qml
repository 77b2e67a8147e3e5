pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// What somebody may do, as boxes to tick, each with what it means.
Column {
    id: root

    required property People people

    spacing: Sheet.gap / 2
    Accessible.role: Accessible.Grouping
    Accessible.name: title.text

    Words {
        id: title

        width: root.width
        font.weight: Font.DemiBold
        text: qsTr("What may this person do?")
    }

    Words {
        width: root.width
        color: Sheet.quiet
        text: qsTr("Everybody with an account may read all of it, publish what is approved, and take a page off the screens. Nobody approves what they wrote themselves.")
    }

    Repeater {
        model: root.people.ticks

        DeskCheck {
            id: tick

            required property string role
            required property string title
            required property string words
            required property bool given

            objectName: `tick-${tick.role}`
            width: root.width
            //: %1 is something to do, such as "Approve", %2 says what that means
            text: qsTr("%1. %2").arg(tick.title).arg(tick.words)
            ticked: tick.given
            onToggled: root.people.tick(tick.role)
        }
    }
}
