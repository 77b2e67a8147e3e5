pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What staff see after the knock: one page at a time, with Back and Leave always at the same place.
FocusScope {
    id: root

    required property StaffPanel panel
    required property TapGuard guard

    readonly property bool upright: root.width > root.height
    readonly property bool framed: root.panel.page !== "cleaning" && root.panel.page !== "touch"
    readonly property var titles: ({
            "pin": qsTr("Staff"),
            "closed": qsTr("Staff"),
            "menu": qsTr("Staff panel"),
            "check": qsTr("Opening check"),
            "releases": qsTr("Content on this kiosk"),
            "stick": qsTr("Content from a stick"),
            "offer": qsTr("What would change"),
            "counts": qsTr("Page views"),
            "end": qsTr("Restart or close")
        })
    readonly property var files: ({
            "pin": "PinPage.qml",
            "closed": "ClosedPage.qml",
            "menu": "MenuPage.qml",
            "cleaning": "CleaningPage.qml",
            "check": "CheckPage.qml",
            "touch": "GridPage.qml",
            "releases": "ReleasesPage.qml",
            "stick": "StickPage.qml",
            "offer": "OfferPage.qml",
            "counts": "CountsPage.qml",
            "end": "EndPage.qml"
        })

    function turn() {
        page.setSource(root.files[root.panel.page], {
            panel: root.panel,
            guard: root.guard
        });
    }

    objectName: "staffPanel"
    // Staff read English, whatever language a patient chose.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Component.onCompleted: root.turn()

    Connections {
        target: root.panel

        function onPageChanged() {
            root.turn();
        }
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.palette.paper
    }
    // Nothing goes through to what lies below.
    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
    }
    TopBar {
        id: top

        visible: root.framed
        x: frame.upright ? frame.width : 0
        width: parent.width - x
        icon: "hospital"
        title: root.titles[root.panel.page] ?? ""
    }
    Loader {
        id: page

        x: root.framed ? top.x : 0
        y: root.framed ? top.height : 0
        width: parent.width - x
        height: (root.framed && !frame.upright ? frame.y : parent.height) - y
        focus: true
    }
    StaffFrame {
        id: frame

        visible: root.framed
        panel: root.panel
        guard: root.guard
        upright: root.upright
        y: root.upright ? 0 : parent.height - height
        width: root.upright ? implicitWidth : parent.width
        height: root.upright ? parent.height : implicitHeight
    }
}
