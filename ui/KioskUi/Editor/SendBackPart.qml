import QtQuick
import KioskApp

// For an approver who finds something wrong: the way to say so, which opens on being asked for.
Column {
    id: root

    required property Returning returning

    property bool asked: false

    spacing: Sheet.gap

    Heading {
        width: root.width
        topPadding: Sheet.gap
        small: true
        text: root.asked ? qsTr("Send it back") : qsTr("Is something wrong?")
    }

    DeskButton {
        id: ask

        objectName: "askSendBack"
        visible: !root.asked
        quiet: true
        text: qsTr("Send it back …")
        onPressed: {
            root.asked = true;
            remark.input.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    DeskText {
        id: remark

        objectName: "sendBackRemark"
        width: Math.min(Sheet.reading, root.width)
        visible: root.asked
        label: qsTr("What is wrong?")
        help: qsTr("The author reads this, and puts it right. It stays on record. Patients see what they saw before.")
    }

    Flow {
        width: root.width
        visible: root.asked
        spacing: Sheet.gap

        DeskButton {
            objectName: "sendBack"
            text: qsTr("Send it back to its author")
            onPressed: root.returning.send(remark.text)
        }

        DeskButton {
            objectName: "sendBackNot"
            quiet: true
            text: qsTr("Do not send it back")
            onPressed: {
                root.asked = false;
                ask.forceActiveFocus(Qt.OtherFocusReason);
            }
        }
    }
}
