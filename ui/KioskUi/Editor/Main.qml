pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The editor's window: why it cannot open, the sign-in, or the side list and the area chosen there.
Window {
    id: root

    required property Desk desk
    property size room: Qt.size(Sheet.width, Sheet.height) // the most that the screen has for it

    readonly property var kinds: ["page", "contact", "term", "question", "section", "source", "synonyms", "image", "site"]
    // Only what is open is made: an area that nobody looks at costs nothing at the start.
    readonly property string file: {
        if (root.kinds.includes(root.desk.area))
            return "ItemsArea.qml";
        return `${root.desk.area.charAt(0).toUpperCase()}${root.desk.area.slice(1)}Area.qml`;
    }

    width: Math.min(Sheet.width, root.room.width)
    height: Math.min(Sheet.height, root.room.height)
    minimumWidth: Math.min(Sheet.leastWidth, root.room.width)
    minimumHeight: Math.min(Sheet.leastHeight, root.room.height)
    visible: true
    visibility: root.room.width < Sheet.width || root.room.height < Sheet.height ? Window.Maximized : Window.Windowed
    color: Sheet.paper
    title: qsTr("Content editor")

    Shortcut {
        sequences: [StandardKey.ZoomIn, "Ctrl+="]
        onActivated: Sheet.zoomBy(1)
    }

    Shortcut {
        sequences: [StandardKey.ZoomOut]
        onActivated: Sheet.zoomBy(-1)
    }

    Loader {
        anchors.fill: parent
        active: root.desk.refusal !== "" && !root.desk.guest
        visible: active
        sourceComponent: RefusalArea {
            desk: root.desk
        }
    }

    Loader {
        anchors.fill: parent
        active: root.desk.refusal === "" && root.desk.person === "" && !root.desk.guest
        visible: active
        sourceComponent: SignInArea {
            desk: root.desk
        }
    }

    Loader {
        anchors.fill: parent
        active: root.desk.guest
        visible: active
        sourceComponent: GuestArea {
            desk: root.desk
        }
    }

    Loader {
        anchors.fill: parent
        active: root.desk.person !== ""
        visible: active
        sourceComponent: Item {
            id: desk

            // From the list of places to what is open, and back: Tab alone would go through all of them.
            function cross() {
                let at = root.activeFocusItem;
                while (at && at !== side)
                    at = at.parent;
                if (at)
                    area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                else
                    side.begin();
            }

            Shortcut {
                sequence: "F6"
                onActivated: desk.cross()
            }

            SideList {
                id: side

                width: Math.min(210 * Sheet.zoom, root.width / 4)
                height: parent.height
                desk: root.desk
            }

            Loader {
                id: area

                objectName: "area"
                anchors.fill: parent
                anchors.leftMargin: side.width + Sheet.padding
                anchors.topMargin: Sheet.padding
                anchors.rightMargin: Sheet.gap
                anchors.bottomMargin: Sheet.gap

                function turn() {
                    area.setSource(root.file, {
                        desk: root.desk
                    });
                }

                // From what Tab does not stop at, such as an area that has just come or a box that tells what was done, it
                // would go back to the first place of all.
                Keys.onTabPressed: root.activeFocusItem.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: root.activeFocusItem.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Component.onCompleted: turn()

                Connections {
                    target: root
                    function onFileChanged() {
                        area.turn();
                    }
                }
            }
        }
    }
}
