pragma ComponentBehavior: Bound

import QtQuick
import KioskApp
import KioskUi.Theme

// A section's picture: all there are, as patients see them. One stop for Tab; the arrows go from one to the next.
Column {
    id: root

    required property ItemForm form
    required property string name
    required property string label
    required property string help
    required property var choices // a list of {value, label}

    property string value: root.form.value(root.name)
    readonly property int at: Math.max(0, root.choices.findIndex(each => each.value === root.value))

    function choose(number: int) {
        const next = (number + root.choices.length) % root.choices.length;
        // First: what has the focus stays a stop for Tab.
        (tiles.itemAt(next) as Item).forceActiveFocus(Qt.TabFocusReason);
        root.form.type(root.name, root.choices[next].value);
        root.value = root.form.value(root.name);
    }

    spacing: Sheet.gap / 2
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label

    Words {
        width: root.width
        text: root.label
        font.weight: Font.DemiBold
    }

    Words {
        width: root.width
        visible: root.help !== ""
        text: root.help
        color: Sheet.quiet
    }

    Flow {
        width: root.width
        spacing: Sheet.gap / 2

        Repeater {
            id: tiles

            model: root.choices

            Rectangle {
                id: tile

                required property int index
                required property var modelData
                readonly property bool chosen: tile.modelData.value === root.value

                objectName: `${root.objectName}-${tile.modelData.value}`
                width: 6.5 * Sheet.body
                height: picture.height + words.height + 1.5 * Sheet.gap
                radius: Sheet.corner
                color: tile.chosen ? Sheet.primary : hover.hovered ? Sheet.hovered : Sheet.surface
                opacity: root.enabled ? 1 : 0.55
                border.width: Sheet.line
                border.color: Sheet.edge
                activeFocusOnTab: root.enabled && tile.index === root.at

                Accessible.role: Accessible.RadioButton
                Accessible.name: tile.modelData.label
                Accessible.focusable: true
                Accessible.checkable: true
                Accessible.checked: tile.chosen
                Accessible.onPressAction: root.choose(tile.index)

                Keys.onSpacePressed: root.choose(tile.index)
                Keys.onReturnPressed: root.choose(tile.index)
                Keys.onEnterPressed: root.choose(tile.index)
                Keys.onLeftPressed: root.choose(tile.index - 1)
                Keys.onUpPressed: root.choose(tile.index - 1)
                Keys.onRightPressed: root.choose(tile.index + 1)
                Keys.onDownPressed: root.choose(tile.index + 1)

                Ring {
                    of: tile
                }

                Text {
                    id: picture

                    anchors.horizontalCenter: parent.horizontalCenter
                    y: Sheet.gap / 2
                    font.family: Sheet.icons
                    font.pixelSize: 2 * Sheet.body
                    color: tile.chosen ? Sheet.primaryInk : Sheet.primary
                    text: Icons.glyph(tile.modelData.value)
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }

                Words {
                    id: words

                    anchors.top: picture.bottom
                    anchors.topMargin: Sheet.gap / 2
                    width: tile.width
                    horizontalAlignment: Text.AlignHCenter
                    font.pixelSize: Sheet.small
                    color: tile.chosen ? Sheet.primaryInk : Sheet.ink
                    text: tile.modelData.label
                    Accessible.ignored: true
                }

                HoverHandler {
                    id: hover

                    enabled: root.enabled
                    cursorShape: Qt.PointingHandCursor
                }

                TapHandler {
                    enabled: root.enabled
                    gesturePolicy: TapHandler.ReleaseWithinBounds
                    onTapped: root.choose(tile.index)
                }
            }
        }
    }

    Connections {
        target: root.form
        function onFilled() {
            root.value = root.form.value(root.name);
        }
    }
}
