import QtQuick

// A box of what became of something that comes into sight by itself: the focus goes to it.
ToldBox {
    id: root

    function come() {
        root.focus = false;
        root.forceActiveFocus(Qt.OtherFocusReason);
    }

    // It still moves and grows while it is being laid out, and what it stands in grows after it.
    onYChanged: later.restart()
    onHeightChanged: later.restart()

    Timer {
        id: later

        interval: 1
        onTriggered: {
            if (root.activeFocus)
                root.come();
        }
    }

    Ring {
        of: root
    }

    Connections {
        target: root.told

        function onChanged() {
            if (root.told.there)
                root.come();
        }
    }
}
