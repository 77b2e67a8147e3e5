pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Text size and colours: each choice shows itself, and the whole screen follows at once.
ScrollArea {
    id: root

    required property Kiosk kiosk

    readonly property Appearance appearance: root.kiosk.appearance
    readonly property real cell: (root.textWidth - 3 * Theme.betweenTargets) / 4
    readonly property real half: (root.textWidth - Theme.betweenTargets) / 2
    // Four side by side where the longest name fits, else two by two.
    readonly property int sizesAcross: root.cell >= Theme.bodySize * (root.kiosk.language.current === "en" ? 4.4 : 6.2) + 2 * Theme.gap ? 4 : 2
    readonly property int themesAcross: root.cell >= Theme.bodySize * 8 ? 4 : 2

    // On a wide panel the way out stands beside the last button, where it is seen without turning the page.
    readonly property bool beside: root.upright && !root.appearance.moreChoices && root.half >= Theme.bodySize * 19

    guard: root.kiosk.guard
    bottomSpace: root.beside ? Theme.gap : Theme.gapHuge
    contentMeasure: root.width
    navigator: root.kiosk.navigator

    TitleText {
        width: root.textWidth
        text: qsTr("Text size and colours")
    }
    HeadingText {
        width: root.textWidth
        topPadding: root.low ? 0 : Theme.gap
        text: Theme.tied(qsTr("How large should the words be?"))
        textFormat: Text.PlainText
    }
    Grid {
        columns: root.sizesAcross
        spacing: Theme.betweenTargets

        Repeater {
            model: [qsTr("Small"), qsTr("Medium"), qsTr("Large"), qsTr("Largest")]

            Choice {
                id: size

                required property string modelData
                required property int index

                objectName: `textSize-${size.index + 1}`
                width: root.sizesAcross === 4 ? root.cell : root.half
                label: size.modelData
                marked: root.appearance.textSize === size.index + 1
                sampleSize: Theme.fontSize(Theme.capHeightsMm[size.index] * Theme.distanceFactor)
                ground: Theme.palette.surface
                ink: Theme.palette.ink
                onTapped: root.appearance.chooseTextSize(size.index + 1)
            }
        }
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapWide
        text: Theme.tied(qsTr("Which colours are easiest to read?"))
        textFormat: Text.PlainText
    }
    Grid {
        columns: root.themesAcross
        spacing: Theme.betweenTargets

        Repeater {
            model: [
                {
                    name: "paper",
                    label: qsTr("Paper"),
                    palette: Theme.paperWarm
                },
                {
                    name: "white",
                    label: qsTr("White"),
                    palette: Theme.white
                },
                {
                    name: "dark",
                    label: qsTr("Dark"),
                    palette: Theme.dark
                },
                {
                    name: "yellow-on-black",
                    label: qsTr("Yellow on black"),
                    palette: Theme.yellowOnBlack
                }
            ]

            Choice {
                id: colours

                required property var modelData

                objectName: `theme-${colours.modelData.name}`
                width: root.themesAcross === 4 ? root.cell : root.half
                label: colours.modelData.label
                marked: root.appearance.theme === colours.modelData.name
                sampleSize: Theme.fontSize(9.6 * Theme.distanceFactor)
                ground: colours.modelData.palette.paper
                ink: colours.modelData.palette.ink
                onTapped: root.appearance.chooseTheme(colours.modelData.name)
            }
        }
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapWide
        visible: root.kiosk.language.offered
        text: qsTr("Language")
    }
    Loader {
        id: languages

        width: root.textWidth
        visible: root.kiosk.language.offered
        Component.onCompleted: {
            if (root.kiosk.language.offered)
                languages.setSource("LanguageChoice.qml", {
                    kiosk: root.kiosk
                });
        }
    }
    Row {
        spacing: Theme.betweenTargets

        ActionButton {
            objectName: "appearanceMore"
            width: root.beside ? root.half : root.textWidth
            height: Math.max(Theme.mainTarget, implicitHeight)
            guard: root.guard
            icon: root.appearance.moreChoices ? "up" : "down"
            label: root.appearance.moreChoices ? qsTr("Fewer choices") : qsTr("More: space, reach, steady hand")
            leading: true
            onTapped: root.appearance.toggleMore()
        }
        Done {
            width: root.half
            visible: root.beside
        }
    }
    Loader {
        width: root.textWidth
        active: root.appearance.moreChoices
        visible: active
        sourceComponent: MoreChoices {
            appearance: root.appearance
            guard: root.guard
            reachable: !root.upright
        }
    }
    BodyText {
        width: root.textWidth
        topPadding: root.beside ? 0 : Theme.gapWide
        text: qsTr("Your choice lasts until you leave. The next person starts afresh.")
        textFormat: Text.PlainText
    }
    Done {
        width: root.textWidth
        visible: !root.beside
    }

    component Done: ActionButton {
        objectName: "appearanceDone"
        height: Math.max(Theme.mainTarget, implicitHeight)
        guard: root.guard
        icon: "check"
        label: qsTr("Done")
        strength: ActionButton.Filled
        onTapped: root.kiosk.navigator.back()
    }

    // A choice shows what it does: letters of that size, or a ground of those colours.
    component Choice: Tappable {
        id: choice

        property int sampleSize
        property color ground
        property color ink
        // As tall for the smallest sample as for the largest, so that a row is even.
        readonly property real room: Theme.fontSize(9.6 * Theme.distanceFactor) * 1.35

        height: Math.max(Theme.mm(40), choice.room + name.height + 3 * Theme.gap)
        guard: root.guard
        markable: true

        Rectangle {
            anchors.fill: parent
            color: choice.ground
            radius: Theme.radius
            border.color: choice.marked ? Theme.palette.primary : Theme.palette.edge
            border.width: choice.marked ? Theme.mm(1.6) : Theme.hair
        }
        Text {
            id: sample

            anchors.horizontalCenter: parent.horizontalCenter
            y: (choice.height - choice.room - name.height - Theme.gapSmall) / 2
            height: choice.room
            verticalAlignment: Text.AlignVCenter
            color: choice.ink
            font.family: Theme.face
            font.pixelSize: choice.sampleSize
            font.weight: Theme.semibold
            text: "Aa"
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        Text {
            id: name

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: sample.bottom
            anchors.topMargin: Theme.gapSmall
            width: choice.width - 2 * Theme.gap
            color: choice.ink
            font.family: Theme.face
            font.pixelSize: Theme.bodySize
            font.weight: choice.marked ? Theme.bold : Theme.semibold
            horizontalAlignment: Text.AlignHCenter
            text: choice.label
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
        Icon {
            x: Theme.gap
            y: Theme.gap
            name: "check"
            size: Theme.bodySize * 1.1
            color: choice.ink
            visible: choice.marked
        }
    }
}
