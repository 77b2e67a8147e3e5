import QtQuick

// How many lines are not ticked yet, and a button that shows the next one.
Item {
    id: root

    required property int missing

    signal wanted

    height: Math.max(words.height, show.height)

    Words {
        id: words

        objectName: "missing"
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - show.width - Sheet.gap
        color: Sheet.wrong
        text: root.missing === 1 ? qsTr("One line is not ticked yet. Look at it by itself, then tick it.") : qsTr("%1 lines are not ticked yet. Look at each by itself, then tick it.").arg(root.missing)
        Accessible.role: Accessible.AlertMessage
    }

    DeskButton {
        id: show

        objectName: "showUnticked"
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        quiet: true
        text: root.missing === 1 ? qsTr("Show it") : qsTr("Show the next one")
        onPressed: root.wanted()
    }
}
