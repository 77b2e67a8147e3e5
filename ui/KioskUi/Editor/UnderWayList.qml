pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The review files that were sent and have not come back, and the way to withdraw one, which is asked about first.
Column {
    id: root

    required property Sending sending

    objectName: "underWay"
    spacing: Sheet.gap / 2

    Heading {
        width: root.width
        small: true
        text: qsTr("Sent and not answered yet")
    }

    Words {
        width: root.width
        visible: root.sending.underWay.count === 0
        color: Sheet.quiet
        text: root.sending.looking ? qsTr("Looking …") : qsTr("Nothing is under way.")
    }

    OutcomeBox {
        objectName: "withdrawOutcome"
        width: root.width
        told: root.sending.withdrawn
    }

    Repeater {
        model: root.sending.underWay

        Rectangle {
            id: file

            required property int index
            required property string nonce
            required property bool mine
            property bool asked: false
            required property string title
            required property string note
            required property string whyNot

            objectName: `underWay-${file.index}`
            width: root.width
            height: words.height + Sheet.gap
            radius: Sheet.corner
            color: Sheet.surface
            border.width: Sheet.line
            border.color: file.whyNot === "" ? Sheet.edge : Sheet.wrong

            Column {
                id: words

                x: Sheet.gap
                y: Sheet.gap / 2
                width: file.width - 2 * Sheet.gap
                spacing: Sheet.gap / 2

                Words {
                    width: parent.width
                    font.weight: Font.DemiBold
                    text: file.title
                }

                Words {
                    width: parent.width
                    color: Sheet.quiet
                    text: file.note
                }

                Words {
                    width: parent.width
                    visible: text !== ""
                    color: Sheet.wrong
                    //: %1 is a whole sentence
                    text: file.whyNot === "" ? "" : qsTr("An answer to it will be refused. %1").arg(file.whyNot)
                }

                DeskButton {
                    id: ask

                    objectName: `withdraw-${file.index}`
                    visible: file.mine && !file.asked
                    quiet: true
                    compact: true
                    text: qsTr("Withdraw it …")
                    Accessible.description: file.title
                    onPressed: {
                        file.asked = true;
                        no.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }

                Words {
                    width: parent.width
                    visible: file.asked
                    text: qsTr("An answer that comes after that is refused. What is in the file can be changed and sent again.")
                    Accessible.role: Accessible.AlertMessage
                }

                Flow {
                    width: parent.width
                    visible: file.asked
                    spacing: Sheet.gap

                    DeskButton {
                        objectName: `withdrawNow-${file.index}`
                        text: qsTr("Withdraw it")
                        onPressed: root.sending.withdraw(file.nonce)
                    }

                    DeskButton {
                        id: no

                        objectName: `withdrawNot-${file.index}`
                        quiet: true
                        text: qsTr("Leave it")
                        onPressed: {
                            file.asked = false;
                            ask.forceActiveFocus(Qt.OtherFocusReason);
                        }
                    }
                }
            }
        }
    }
}
