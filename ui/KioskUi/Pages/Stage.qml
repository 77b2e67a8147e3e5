pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Everything on the glass: the screen asked for, the frame around it, and what may lie over it.
FocusScope {
    id: root

    required property Kiosk kiosk

    readonly property Navigator navigator: root.kiosk.navigator
    readonly property TapGuard guard: root.kiosk.guard
    readonly property string screen: root.kiosk.lastResort.needed ? "lastResort" : root.navigator.screen
    readonly property bool framed: root.screen !== "attract" && root.screen !== "lastResort"
    readonly property bool upright: root.width > root.height // a wide panel: the frame stands at its side
    // A low panel with large words has no room for the name of the screen above its keys; its tabs say it.
    readonly property bool crowded: root.screen === "search" && root.reachTop === 0 && strip.y - top.implicitHeight < Theme.mm(152)
    // How often the size of the words goes into what is seen between the bar above and the strip below.
    readonly property real wordsSeen: (root.height - (root.reachTop > 0 ? root.reachTop : top.plainHeight) - strip.height - (root.upright ? 0 : nav.height)) / Theme.bodySize
    readonly property bool reachable: root.framed && !root.upright
    // Where everything begins: half-way down for who reaches no higher (HW-02).
    readonly property real reachTop: root.reachable && root.kiosk.appearance.withinReach ? Math.round(root.height / 2) : 0
    readonly property bool mirrored: root.kiosk.language.rightToLeft
    readonly property real aside: root.upright && root.framed ? nav.width : 0 // taken from the width by the frame
    readonly property bool covered: warning.active || term.active || root.kiosk.door.isOpen

    LayoutMirroring.enabled: root.mirrored
    LayoutMirroring.childrenInherit: true

    focus: true // keys are heard also when nothing has the focus

    Keys.onPressed: event => {
        if (root.framed && !root.kiosk.door.isOpen)
            root.kiosk.session.touched();
        event.accepted = Chord.held(event) || keys.press(event.key, event.isAutoRepeat);
    }

    PadKeys {
        id: keys

        pad: root.kiosk.pad
        navigator: root.navigator
        stage: main
        content: places
        overlay: staff.item as Item ?? warning.item as Item ?? term.item as Item
    }

    Item {
        id: main

        anchors.fill: parent
        anchors.topMargin: root.reachTop > 0 ? root.reachTop - top.height : 0 // nothing on the top bar is touched: it may stand above
        enabled: !root.covered
        visible: !root.kiosk.door.isOpen // the staff panel hides it all

        // In the order they are read, which is the order of the focus and of the accessibility tree (KBD-05).
        TopBar {
            id: top

            upright: root.upright
            visible: root.framed && !root.crowded
            x: strip.x
            width: strip.width
            icon: places.icon
            title: places.title
            page: root.screen === "page" ? root.kiosk.page.title : ""
            site: root.screen === "home" ? root.kiosk.home.siteName : ""
            example: places.example
            scarce: places.titled && root.wordsSeen < (root.screen === "home" ? 16 : 12)
        }
        Screens {
            id: places

            kiosk: root.kiosk
            screen: root.screen
            upright: root.upright
            noteAbove: top.visible && top.noteStands
            scarce: root.wordsSeen < 16
            x: strip.x
            y: top.visible ? top.height : 0
            width: strip.width
            height: (root.screen === "lastResort" ? parent.height : strip.y) - y
        }
        UnwellStrip {
            id: strip

            z: 1 // its ring lies over the frame below
            guard: root.guard
            label: root.kiosk.home.unwellLine
            visible: root.screen !== "lastResort"
            x: root.mirrored ? 0 : root.aside
            y: parent.height - height - (root.framed && !root.upright ? nav.height : 0)
            width: parent.width - root.aside
            onTapped: root.navigator.openUrgent()
        }
        NavBar {
            id: nav

            guard: root.guard
            navigator: root.navigator
            choices: root.kiosk.appearance
            reachable: root.reachable
            upright: root.upright
            visible: root.framed
            x: root.upright && root.mirrored ? parent.width - width : 0
            y: root.upright ? 0 : parent.height - height
            width: root.upright ? implicitWidth : parent.width
            height: root.upright ? parent.height : implicitHeight
        }
    }

    // What stands above when everything has been moved down: nothing to touch.
    Loader {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: root.reachTop - top.height
        active: root.reachTop > 0
        sourceComponent: Rectangle {
            color: Theme.palette.bar

            Column {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.margin, Theme.measure)
                spacing: Theme.gap

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "down"
                    size: Theme.titleSize
                    color: Theme.palette.barInk
                }
                BodyText {
                    objectName: "reachNote"
                    width: parent.width
                    color: Theme.palette.barInk
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Everything is further down now, easier to reach.")
                    textFormat: Text.PlainText
                }
            }
        }
    }
    Loader {
        id: term

        anchors.fill: parent
        active: root.kiosk.glossary.termOpen
        sourceComponent: TermPanel {
            glossary: root.kiosk.glossary
            low: root.reachTop
            guard: root.guard
        }
    }
    Loader {
        id: warning

        anchors.fill: parent
        active: root.kiosk.session.state === "warning"
        sourceComponent: IdleWarning {
            guard: root.guard
            low: root.reachTop
            session: root.kiosk.session
            navigator: root.navigator
        }
    }

    // By its address, so that nothing of it is read before somebody knocks.
    Loader {
        id: staff

        anchors.fill: parent
    }
    // Uppermost, for a list below keeps the touches it scrolls by to itself. It takes none from anybody.
    Item {
        anchors.fill: parent

        PointHandler {
            id: anywhere

            onActiveChanged: {
                root.kiosk.pad.touched();
                if (root.kiosk.door.isOpen)
                    return;
                if (root.framed)
                    root.kiosk.session.touched();
                else if (anywhere.active)
                    root.kiosk.door.pressed(anywhere.point.position.x, anywhere.point.position.y, root.width);
                else
                    root.kiosk.door.released(anywhere.point.position.x, anywhere.point.position.y, root.width);
            }
        }
    }
    Connections {
        target: root.kiosk.door

        function onPanelChanged() {
            if (root.kiosk.door.isOpen)
                staff.setSource("../Staff/StaffScreen.qml", {
                    panel: root.kiosk.door.panel,
                    guard: root.guard
                });
            else
                staff.source = "";
        }
        function onPageTurned() {
            if (root.kiosk.pad.byKeys)
                keys.want("place");
        }
    }
}
