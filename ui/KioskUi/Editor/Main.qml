pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// The editor's window: why it cannot open, the sign-in, or what waits.
Window {
    id: root

    required property Desk desk

    width: Sheet.width
    height: Sheet.height
    minimumWidth: Sheet.leastWidth
    minimumHeight: Sheet.leastHeight
    visible: true
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

    Text {
        objectName: "refusal"
        anchors.fill: parent
        anchors.margins: Sheet.padding
        visible: root.desk.refusal !== ""
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        font.family: Sheet.family
        font.pixelSize: Sheet.title
        color: Sheet.ink
        text: root.desk.refusal
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    Loader {
        anchors.fill: parent
        active: root.desk.refusal === "" && root.desk.person === ""
        visible: active
        sourceComponent: SignInArea {
            desk: root.desk
        }
    }

    Loader {
        anchors.fill: parent
        anchors.margins: Sheet.padding
        active: root.desk.person !== ""
        visible: active
        sourceComponent: Item {
            Text {
                id: heading

                anchors.verticalCenter: signOut.verticalCenter
                font.family: Sheet.family
                font.pixelSize: Sheet.title
                color: Sheet.ink
                //: %1 is the name of the person signed in
                text: qsTr("What waits. Signed in: %1").arg(root.desk.person)
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            DeskButton {
                id: signOut

                objectName: "signOut"
                anchors.right: parent.right
                text: qsTr("Sign out")
                onPressed: root.desk.signOut()
            }

            WorklistArea {
                anchors.fill: parent
                anchors.topMargin: signOut.height + Sheet.padding
                desk: root.desk
            }
        }
    }
}
