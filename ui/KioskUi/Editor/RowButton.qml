import QtQuick

// A row that is reached by Tab as a button is: for short lists among other things.
DeskRow {
    id: root

    property bool chosen: false

    activeFocusOnTab: true
    current: root.chosen
    Accessible.role: Accessible.Button
    Accessible.focusable: true
    Accessible.selected: root.chosen
    Keys.onReturnPressed: root.press()
    Keys.onEnterPressed: root.press()
    Keys.onSpacePressed: root.press()

    Ring {
        of: root
    }
}
