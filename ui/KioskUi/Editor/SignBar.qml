import QtQuick
import KioskApp

// What stays in sight under a version that is read: what is still to be ticked, and the signature where there is room.
Rectangle {
    id: root

    required property Reviewing reviewing
    required property SignPart sign

    readonly property bool roomy: root.sign.parent === slot
    readonly property bool toSign: root.reviewing.missing === 0 && !root.roomy && !root.sign.reached
    readonly property bool needed: root.reviewing.whyNot !== "" || root.reviewing.missing > 0 || root.roomy || root.toSign
    property alias slot: slot

    signal untickedWanted
    signal signatureWanted

    implicitHeight: lines.height + 2 * Sheet.gap
    color: Sheet.surface
    radius: Sheet.corner
    border.width: Sheet.line
    border.color: Sheet.edge

    Column {
        id: lines

        x: Sheet.gap
        y: Sheet.gap
        width: root.width - 2 * Sheet.gap
        spacing: Sheet.gap

        Words {
            objectName: "whyNot"
            width: parent.width
            visible: text !== ""
            color: Sheet.wrong
            font.weight: Font.DemiBold
            text: root.reviewing.whyNot
            Accessible.role: Accessible.AlertMessage
        }

        MissingTicks {
            width: parent.width
            visible: root.reviewing.whyNot === "" && root.reviewing.missing > 0
            missing: root.reviewing.missing
            onWanted: root.untickedWanted()
        }

        DeskButton {
            objectName: "toSignature"
            visible: root.reviewing.whyNot === "" && root.toSign
            quiet: true
            text: qsTr("All is ticked: to the signature")
            onPressed: root.signatureWanted()
        }

        Item {
            id: slot

            width: parent.width
            height: root.roomy ? root.sign.implicitHeight : 0
            visible: root.roomy && root.reviewing.whyNot === ""
        }
    }
}
