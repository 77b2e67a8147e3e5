import QtQuick

// One person: what they do here, since when, and for an administrator the way to change it.
Rectangle {
    id: root

    required property string login
    required property string name
    required property string note
    required property string interests
    required property bool ask
    required property string since
    required property bool here
    required property bool changeable

    signal chosen

    objectName: `person-${root.login}`
    height: Math.max(words.height, change.visible ? change.height : 0) + Sheet.gap
    radius: Sheet.corner
    color: root.here ? Sheet.surface : Sheet.paper
    border.width: Sheet.line
    border.color: Sheet.edge

    Column {
        id: words

        x: Sheet.gap
        y: Sheet.gap / 2
        width: root.width - 2 * Sheet.gap - (change.visible ? change.width + Sheet.gap : 0)

        Words {
            width: parent.width
            font.weight: Font.DemiBold
            //: %1 is a person's name, %2 what they sign in with
            text: qsTr("%1 (signs in as %2)").arg(root.name).arg(root.login)
        }

        Words {
            width: parent.width
            color: root.here ? Sheet.ink : Sheet.quiet
            text: root.note
        }

        Words {
            width: parent.width
            visible: root.here
            color: root.ask ? Sheet.wrong : Sheet.quiet
            text: root.interests
        }

        Words {
            width: parent.width
            color: Sheet.quiet
            //: %1 is a day
            text: qsTr("Account since %1").arg(root.since)
        }
    }

    DeskButton {
        id: change

        objectName: `change-${root.login}`
        anchors.right: parent.right
        anchors.rightMargin: Sheet.gap
        anchors.verticalCenter: parent.verticalCenter
        visible: root.changeable
        quiet: true
        text: root.here ? qsTr("Change …") : qsTr("Has come back …")
        Accessible.description: root.name
        onPressed: root.chosen()
    }
}
