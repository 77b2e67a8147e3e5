pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// What a passer-by sees. It names no diagnosis in large letters (PRV-05), and has one loud thing to do.
Rectangle {
    id: root

    required property Kiosk kiosk
    property bool upright: false

    readonly property real side: Theme.mm(21)
    property int drift: 0 // against burn-in: the whole picture moves a little now and then (HYG-03)

    color: Theme.palette.bar

    Timer {
        interval: 10 * 60 * 1000
        repeat: true
        running: root.visible
        onTriggered: root.drift = (root.drift + 1) % 4
    }

    Item {
        id: picture

        readonly property real step: Theme.mm(1.5)
        // What stands side by side on a wide panel is centred between top and strip.
        readonly property real group: Math.max(headline.height + Theme.mm(6) + promise.height + (picture.handsFit ? Theme.gap + hands.height : 0), start.height + picture.apart + appearance.height)
        readonly property bool handsFit: root.upright ? picture.y + site.height + headline.height + Theme.mm(6) + promise.height + hands.height + 4 * Theme.gap < root.height : picture.full + Theme.mm(33) < root.height
        readonly property real apart: Math.min(Theme.mm(10), root.height * 0.03)
        // What stands one below the other on a tall panel moves closer where the words are large.
        readonly property real full: picture.y + site.height + headline.height + promise.height + Theme.gap + hands.height + start.height + appearance.height + Theme.edgeMargin
        readonly property real air: root.upright ? 1 : Math.max(0.45, Math.min(1, (root.height - picture.full) / Theme.mm(73)))

        x: root.side + (root.drift === 1 || root.drift === 2 ? picture.step : 0)
        y: (root.upright ? Math.min(Theme.mm(18), root.height * 0.06) : Theme.mm(26)) + (root.drift > 1 ? picture.step : 0)
        width: root.width - 2 * root.side - picture.step
        height: root.height - y

        Item {
            id: site

            readonly property bool beside: root.upright && languages.visible // on a wide panel there is no height to spare

            width: picture.width
            height: !languages.visible ? clinic.height : site.beside ? Math.max(clinic.height, languages.height) : clinic.height + Theme.gap + languages.height

            Row {
                id: clinic

                spacing: Theme.gap

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "hospital"
                    size: Theme.bodySize * 1.3
                    color: Theme.palette.barInk
                }
                BodyText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, picture.width * (site.beside ? 0.44 : 1) - Theme.bodySize * 1.3 - Theme.gap)
                    color: Theme.palette.barInk
                    text: root.kiosk.home.siteName
                    textFormat: Text.PlainText
                }
            }
            Loader {
                id: languages

                x: picture.width - width
                y: site.beside ? 0 : clinic.height + Theme.gap
                width: picture.width * (site.beside ? 0.54 : 1)
                visible: root.kiosk.language.offered
                Component.onCompleted: {
                    if (root.kiosk.language.offered)
                        languages.setSource("LanguageChoice.qml", {
                            kiosk: root.kiosk,
                            bar: true
                        });
                }
            }
        }
        Text {
            id: headline

            anchors.top: site.bottom
            anchors.topMargin: root.upright ? Math.max(Theme.gap, (root.height - picture.group) / 2 - picture.y - site.height) : Theme.mm(30) * picture.air
            width: root.upright ? picture.width * 0.56 : picture.width
            color: Theme.palette.barInk
            font.family: Theme.face
            font.pixelSize: Math.min(Theme.fontSize(24 * Theme.distanceFactor), Math.floor(headline.width / 6.1), Math.floor(root.height * 0.115))
            font.weight: Theme.bold
            lineHeight: Math.round(font.pixelSize * 1.08)
            lineHeightMode: Text.FixedHeight
            text: Theme.tied(qsTr("Information while you wait"))
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.Heading
            Accessible.name: headline.text
        }
        BodyText {
            id: promise

            anchors.top: headline.bottom
            anchors.topMargin: Theme.mm(root.upright ? 6 : 14) * picture.air
            width: headline.width
            color: Theme.palette.barInk
            font.pixelSize: root.upright ? Theme.bodySize : Theme.headingSize
            text: Theme.tied(root.kiosk.home.counted ? qsTr("For patients and families. Free. We count page views, never people.") : qsTr("For patients and families. Free. Nothing you tap is saved."))
            textFormat: Text.PlainText
        }
        // Many hands touch this glass (HYG-02).
        BodyText {
            id: hands

            anchors.top: promise.bottom
            anchors.topMargin: Theme.gap
            width: headline.width
            color: Theme.palette.barInk
            visible: picture.handsFit
            text: Theme.tied(qsTr("Please clean your hands before and after you touch the screen."))
            textFormat: Text.PlainText
        }
        ActionButton {
            id: start

            objectName: "start"
            x: root.upright ? picture.width * 0.61 : 0
            y: root.upright ? headline.y : (picture.handsFit ? hands.y + hands.height : promise.y + promise.height) + Theme.mm(20) * picture.air
            width: picture.width - x
            height: root.upright ? Math.max(Math.min(Theme.mm(76), root.height * 0.4, picture.height - site.height - Theme.gap - picture.apart - appearance.height - Theme.edgeMargin), implicitHeight) : Math.max(Theme.mm(52), implicitHeight)
            guard: root.kiosk.guard
            icon: "touch"
            label: qsTr("Touch to start")
            strength: ActionButton.Loud
            stacked: root.upright
            textSize: Math.min(Theme.titleSize * 0.92, (start.width - 2 * Theme.gapWide) / (root.upright ? 7.6 : 9.4))
            onTapped: root.kiosk.navigator.start()
        }
        // Two quiet ways to make it easier first; the one loud thing stays the start.
        Aid {
            id: appearance

            objectName: "attractAppearance"
            x: root.upright ? start.x : 0
            y: root.upright ? start.y + start.height + picture.apart : Math.max(start.y + start.height + Theme.gapHuge * picture.air, picture.height - height - Theme.mm(20))
            width: root.upright ? start.width : (picture.width - Theme.gapWide) / 2
            height: root.upright ? implicitHeight : Math.max(implicitHeight, reach.implicitHeight)
            icon: "text-size"
            label: qsTr("Text size and colours")
            onTapped: root.kiosk.navigator.openAppearance()
        }
        // Where the panel is tall: begins the visit with everything in the lower half (HW-02).
        Aid {
            id: reach

            objectName: "attractReach"
            x: picture.width - width
            y: appearance.y
            width: appearance.width
            height: appearance.height
            visible: !root.upright
            icon: "down"
            label: qsTr("Easier to reach")
            onTapped: {
                root.kiosk.appearance.toggleReach();
                root.kiosk.navigator.start();
            }
        }
    }

    component Aid: Tappable {
        id: aid

        required property string icon

        implicitHeight: Math.max(Theme.mm(28), words.height + 2 * Theme.gap)
        guard: root.kiosk.guard

        Rectangle {
            anchors.fill: parent
            color: aid.pressed ? Theme.palette.barPressed : "transparent"
            radius: Theme.radius
            border.color: Theme.palette.barInk
            border.width: Theme.line
        }
        Row {
            anchors.centerIn: parent
            // Words on two lines leave room at their end.
            anchors.horizontalCenterOffset: sign.visible ? (words.width - words.contentWidth) / 2 : 0
            spacing: Theme.gap

            Icon {
                id: sign

                anchors.verticalCenter: parent.verticalCenter
                visible: aid.width > Theme.bodySize * 11
                name: aid.icon
                color: Theme.palette.barInk
            }
            Text {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, aid.width - (sign.visible ? sign.width + Theme.gap : 0) - 2 * Theme.gap)
                color: Theme.palette.barInk
                font.family: Theme.face
                font.pixelSize: Theme.bodySize
                font.weight: Theme.semibold
                horizontalAlignment: sign.visible ? Text.AlignLeft : Text.AlignHCenter
                lineHeight: 1.1
                text: aid.label
                textFormat: Text.PlainText
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
        }
    }
}
