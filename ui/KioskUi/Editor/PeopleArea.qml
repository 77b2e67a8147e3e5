pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Everybody with an account, one form at a time to change something, the approvals, and what was done to accounts.
Item {
    id: root

    required property Desk desk

    readonly property People people: root.desk.people
    readonly property real column: Math.min(scroll.contentWidth, Sheet.reading)

    property Component opened: null // the form that stands in place of the list

    function open(form: Component) {
        root.opened = form;
        scroll.contentY = 0;
    }

    function back() {
        root.opened = null;
        scroll.contentY = 0;
        own.forceActiveFocus(Qt.OtherFocusReason);
    }

    objectName: "peopleArea"

    DeskScroll {
        id: scroll

        objectName: "peopleScroll"
        anchors.top: parent.top
        anchors.bottom: answer.top
        anchors.bottomMargin: answer.visible ? Sheet.gap : 0
        width: parent.width

        Loader {
            width: root.column
            active: root.opened !== null
            visible: active
            sourceComponent: root.opened
            onLoaded: (item as Item).nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        }

        Column {
            width: root.column
            spacing: Sheet.gap
            visible: root.opened === null

            Heading {
                width: parent.width
                text: qsTr("People")
            }

            Words {
                objectName: "chosenBy"
                width: parent.width
                visible: root.people.own.chosenBy !== ""
                font.weight: Font.DemiBold
                //: %1 is the name of a person
                text: qsTr("Your passphrase was chosen by %1, who may know it still. Choose one that only you know: it is your signature.").arg(root.people.own.chosenBy)
            }

            Words {
                objectName: "notManaging"
                width: parent.width
                visible: !root.people.canManage
                color: Sheet.quiet
                //: %1 are one or more names
                text: qsTr("Only an administrator adds people, gives a new passphrase, or says what somebody may do: %1.").arg(root.people.administrators)
            }

            Flow {
                width: parent.width
                spacing: Sheet.gap

                DeskButton {
                    objectName: "addPerson"
                    visible: root.people.canManage
                    text: qsTr("Add somebody")
                    onPressed: {
                        root.people.startAdding();
                        root.open(adding);
                    }
                }

                DeskButton {
                    id: own

                    objectName: "ownPassphrase"
                    quiet: root.people.canManage || root.people.own.chosenBy === ""
                    text: qsTr("Change my passphrase")
                    onPressed: {
                        root.people.leave();
                        root.open(changing);
                    }
                }
            }

            Column {
                width: parent.width
                spacing: Sheet.gap / 2

                Repeater {
                    model: root.people.rows

                    PersonRow {
                        width: root.column
                        changeable: root.people.canManage
                        onChosen: {
                            root.people.choose(login);
                            root.open(account);
                        }
                    }
                }
            }

            RegisterPart {
                width: parent.width
                register: root.people.register
            }

            Heading {
                width: parent.width
                small: true
                text: qsTr("What was done to accounts")
            }

            Repeater {
                model: root.people.events

                Words {
                    id: event

                    required property string when
                    required property string told
                    required property bool byIt

                    width: root.column
                    color: event.byIt ? Sheet.wrong : Sheet.quiet
                    font.weight: event.byIt ? Font.DemiBold : Font.Normal
                    //: %1 is a day and time, %2 what was done
                    text: qsTr("%1  %2").arg(event.when).arg(event.told)
                }
            }
        }
    }

    // In sight wherever somebody has scrolled to.
    ToldBox {
        id: answer

        objectName: "outcome"
        anchors.bottom: parent.bottom
        width: root.column
        height: visible ? implicitHeight : 0
        told: root.people.outcome
    }

    Component {
        id: adding

        PersonForm {
            people: root.people
            onClosed: root.back()
        }
    }

    Component {
        id: account

        AccountForm {
            people: root.people
            onClosed: root.back()
        }
    }

    Component {
        id: changing

        PassphraseForm {
            people: root.people
            onClosed: root.back()
        }
    }

    Connections {
        target: root.people
        function onDone() {
            root.back();
        }
    }

    Connections {
        target: root.people.own
        function onDone() {
            root.back();
        }
    }
}
