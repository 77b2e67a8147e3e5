import QtQuick
import KioskApp

// The patients' own screen, and how it is to be looked at.
Item {
    id: root

    required property Preview preview

    property bool choosing: root.height > 45 * Sheet.body

    function fit() {
        if (root.preview.ready)
            root.preview.standIn(stand, stand.width, stand.height);
    }

    Column {
        id: choices

        width: parent.width
        spacing: Sheet.gap / 3

        DeskButton {
            objectName: "preview-choose"
            visible: root.height <= 45 * Sheet.body || !root.choosing
            quiet: true
            compact: true
            text: root.choosing ? qsTr("Show the page larger") : qsTr("Choose the screen")
            onPressed: root.choosing = !root.choosing
        }

        DeskChoice {
            objectName: "preview-layout"
            width: parent.width
            compact: true
            visible: root.choosing
            label: qsTr("Screen")
            value: root.preview.layout
            choices: [
                {
                    value: "tall",
                    label: qsTr("Tall")
                },
                {
                    value: "wide",
                    label: qsTr("Wide")
                },
                {
                    value: "small",
                    label: qsTr("Small")
                }
            ]
            onChosen: value => root.preview.look(value, root.preview.size, root.preview.theme, root.preview.nation, root.preview.language)
        }

        DeskChoice {
            objectName: "preview-size"
            width: parent.width
            compact: true
            visible: root.choosing
            label: qsTr("Text size")
            value: root.preview.size.toString()
            choices: [1, 2, 3, 4].map(size => ({
                        value: size.toString(),
                        label: qsTr("Size %1").arg(size)
                    }))
            onChosen: value => root.preview.look(root.preview.layout, parseInt(value), root.preview.theme, root.preview.nation, root.preview.language)
        }

        DeskChoice {
            objectName: "preview-theme"
            width: parent.width
            compact: true
            visible: root.choosing
            label: qsTr("Colours")
            value: root.preview.theme
            choices: [
                {
                    value: "paper",
                    label: qsTr("Paper")
                },
                {
                    value: "white",
                    label: qsTr("White")
                },
                {
                    value: "dark",
                    label: qsTr("Dark")
                },
                {
                    value: "yellow-on-black",
                    label: qsTr("Yellow")
                }
            ]
            onChosen: value => root.preview.look(root.preview.layout, root.preview.size, value, root.preview.nation, root.preview.language)
        }

        DeskChoice {
            objectName: "preview-nation"
            width: parent.width
            compact: true
            visible: root.choosing
            label: qsTr("Reader in")
            value: root.preview.nation
            choices: [
                {
                    value: "ENG",
                    label: qsTr("England")
                },
                {
                    value: "SCT",
                    label: qsTr("Scotland")
                },
                {
                    value: "WLS",
                    label: qsTr("Wales")
                },
                {
                    value: "NIR",
                    label: qsTr("N. Ireland")
                }
            ]
            onChosen: value => root.preview.look(root.preview.layout, root.preview.size, root.preview.theme, value, root.preview.language)
        }

        DeskChoice {
            objectName: "preview-language"
            width: parent.width
            compact: true
            visible: root.choosing
            label: qsTr("Language")
            value: root.preview.language
            choices: root.preview.languages
            onChosen: value => root.preview.look(root.preview.layout, root.preview.size, root.preview.theme, root.preview.nation, value)
        }
    }

    Rectangle {
        anchors.fill: stand
        anchors.margins: -Sheet.line
        border.width: Sheet.line
        border.color: Sheet.edge
        color: Sheet.surface
    }

    Item {
        id: stand

        readonly property real scaled: Math.min(root.width / root.preview.aspect, root.height - choices.height - Sheet.gap)

        objectName: "preview"
        anchors.horizontalCenter: parent.horizontalCenter
        y: choices.height + Sheet.gap
        height: stand.scaled
        width: stand.scaled * root.preview.aspect
        clip: true
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("As patients see it")

        Words {
            x: Sheet.gap
            y: Sheet.gap
            width: parent.width - 2 * Sheet.gap
            visible: !root.preview.ready
            text: qsTr("The page is being got ready …")
        }

        onWidthChanged: later.restart()
        onHeightChanged: later.restart()
    }

    // A window being dragged asks for many sizes in a row; the screen follows when it comes to rest.
    Timer {
        id: later

        interval: 1
        onTriggered: root.fit()
    }

    Connections {
        target: root.preview
        function onChanged() {
            later.restart();
        }
    }

    Component.onCompleted: later.restart()
}
