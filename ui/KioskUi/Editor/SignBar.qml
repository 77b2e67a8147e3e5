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

        Item {
            width: parent.width
            height: Math.max(missing.height, show.height)
            visible: root.reviewing.whyNot === "" && root.reviewing.missing > 0

            Words {
                id: missing

                objectName: "missing"
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - show.width - Sheet.gap
                color: Sheet.wrong
                text: root.reviewing.missing === 1 ? qsTr("One line is not ticked yet. Look at it by itself, then tick it.") : qsTr("%1 lines are not ticked yet. Look at each by itself, then tick it.").arg(root.reviewing.missing)
                Accessible.role: Accessible.AlertMessage
            }

            DeskButton {
                id: show

                objectName: "showUnticked"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                quiet: true
                text: root.reviewing.missing === 1 ? qsTr("Show it") : qsTr("Show the next one")
                onPressed: root.untickedWanted()
            }
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
            visible: root.roomy
        }
    }
}
