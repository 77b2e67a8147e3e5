pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Does the glass answer everywhere? One finger goes over all of it, also under the words.
Rectangle {
    id: root

    required property StaffPanel panel
    required property TapGuard guard

    // Where the glass last felt the finger, which is not always where the finger was.
    property point felt: Qt.point(-1, -1)
    readonly property int columns: root.width > root.height ? 8 : 5
    readonly property int rows: root.width > root.height ? 5 : 8

    objectName: "touchGrid"
    color: Theme.palette.paper
    Component.onCompleted: root.panel.grid.lay(root.columns, root.rows)

    Grid {
        columns: root.columns

        Repeater {
            model: root.panel.grid.places

            Rectangle {
                id: place

                required property bool answered
                required property int index

                width: root.width / root.columns
                height: root.height / root.rows
                color: place.answered ? Theme.palette.open : Theme.palette.surface
                border.color: Theme.palette.edge
                border.width: Theme.hair

                Icon {
                    anchors.centerIn: parent
                    name: place.answered ? "check" : ""
                    size: Math.min(place.width, place.height) * 0.4
                    color: Theme.palette.openInk
                }
            }
        }
    }
    PointHandler {
        id: finger

        onPointChanged: {
            if (!finger.active)
                return;
            root.felt = finger.point.position;
            root.panel.grid.touch(root.felt.x / root.width, root.felt.y / root.height);
        }
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.measure)
        height: column.height + 2 * Theme.gapWide
        color: Theme.palette.paper
        radius: Theme.radius
        border.color: Theme.palette.edge
        border.width: Theme.line

        Column {
            id: column

            x: Theme.gapWide
            y: Theme.gapWide
            width: parent.width - 2 * Theme.gapWide
            spacing: Theme.gapWide

            BodyText {
                width: parent.width
                text: qsTr("Go over the whole screen with one finger, over this box too, until every place has a tick.")
                textFormat: Text.PlainText
            }
            BodyText {
                width: parent.width
                text: qsTr("The 2 lines must cross under your finger. If they do not, tell IT.")
                textFormat: Text.PlainText
            }
            ActionButton {
                objectName: "gridDone"
                width: parent.width
                height: Math.max(Theme.mainTarget, implicitHeight)
                focus: true
                guard: root.guard
                icon: "back"
                label: qsTr("Some places do not answer")
                onTapped: root.panel.back()
            }
        }
    }
    Rectangle {
        objectName: "feltAcross"
        visible: root.felt.x >= 0
        x: Math.round(root.felt.x - width / 2)
        width: 2 * Theme.line
        height: root.height
        color: Theme.palette.ink
    }
    Rectangle {
        objectName: "feltDown"
        visible: root.felt.y >= 0
        y: Math.round(root.felt.y - height / 2)
        width: root.width
        height: 2 * Theme.line
        color: Theme.palette.ink
    }
}
