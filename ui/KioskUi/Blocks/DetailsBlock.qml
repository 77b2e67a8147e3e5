import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// More for those who want it, behind a button that says what it is.
Column {
    id: root

    required property TapGuard guard
    required property string title
    required property list<string> lines
    required property list<bool> plain
    property bool unfolded: false

    signal wordTapped(slug: string)

    spacing: Theme.gap

    ActionButton {
        objectName: "details"
        width: root.width
        guard: root.guard
        icon: root.unfolded ? "up" : "down"
        label: root.title
        leading: true
        onTapped: root.unfolded = !root.unfolded
    }
    MarkedList {
        x: Theme.gapWide
        width: root.width - Theme.gapWide
        visible: root.unfolded
        lines: root.lines
        plain: root.plain
        onWordTapped: slug => root.wordTapped(slug)
    }
}
