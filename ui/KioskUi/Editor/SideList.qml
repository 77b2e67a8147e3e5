pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Where somebody can go, and who is at the desk.
Rectangle {
    id: root

    required property Desk desk
    property Item at: null // the place that was gone to last

    // By keys, from wherever they are.
    function begin() {
        if (root.at)
            root.at.forceActiveFocus(Qt.TabFocusReason);
    }

    function step(from: Item, on: bool) {
        from.nextItemInFocusChain(on).forceActiveFocus(on ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    color: Sheet.surface
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Parts of the editor")

    DeskScroll {
        anchors.fill: parent
        anchors.margins: Sheet.gap / 2
        anchors.bottomMargin: foot.height + 2 * Sheet.gap
        spacing: Sheet.gap / 3

        Repeater {
            model: root.desk.places

            Item {
                id: place

                required property string area
                required property string title
                required property bool begins
                required property int index

                // The ring stands over the edge of the row below.
                z: button.activeFocus ? 1 : 0
                width: parent?.width ?? 0
                height: button.height + (place.begins ? Sheet.gap : 0)

                Rectangle {
                    visible: place.begins
                    y: Sheet.gap / 2
                    width: parent.width
                    height: Sheet.line
                    color: Sheet.hovered
                }

                DeskButton {
                    id: button

                    objectName: `place-${place.area}`
                    anchors.bottom: parent.bottom
                    width: parent.width
                    quiet: true
                    border.width: 0
                    atLeft: true
                    compact: true
                    chosen: root.desk.area === place.area || (root.desk.area === "record" && root.desk.form.kind === place.area)
                    text: place.title
                    onPressed: root.desk.go(place.area)
                    onChosenChanged: {
                        if (button.chosen)
                            root.at = button;
                    }
                    Component.onCompleted: {
                        if (button.chosen)
                            root.at = button;
                    }
                    Keys.onDownPressed: root.step(button, true)
                    Keys.onUpPressed: {
                        if (place.index > 0)
                            root.step(button, false);
                    }
                }
            }
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Sheet.gap
        x: Sheet.gap
        width: parent.width - 2 * Sheet.gap
        spacing: Sheet.gap / 2

        DeskButton {
            readonly property TakingOff taking: root.desk.takingOff

            objectName: "takingOff"
            width: parent.width
            visible: (taking.busy || taking.outcome.there) && root.desk.area !== "takeOff"
            quiet: taking.busy || taking.off
            text: {
                if (taking.busy) //: %1 is the title of a page, here and below
                    return qsTr("Being taken off: %1").arg(taking.title);
                return taking.off ? qsTr("Taken off: %1").arg(taking.title) : qsTr("Not taken off yet: %1").arg(taking.title);
            }
            onPressed: root.desk.go("takeOff")
        }

        Words {
            objectName: "signedIn"
            width: parent.width
            color: Sheet.quiet
            //: %1 is the name of the person signed in
            text: qsTr("Signed in: %1").arg(root.desk.person)
        }

        DeskButton {
            objectName: "chooseOwn"
            width: parent.width
            // Where it is asked for anyway, or something has to go at once, going elsewhere would lose what is being done.
            visible: root.desk.people.own.chosenBy !== "" && !["people", "review", "takeOff"].includes(root.desk.area)
            quiet: true
            text: qsTr("Choose your own passphrase")
            onPressed: root.desk.go("people")
        }

        DeskButton {
            objectName: "signOut"
            width: parent.width
            quiet: true
            text: qsTr("Sign out")
            onPressed: root.desk.signOut()
        }
    }
}
