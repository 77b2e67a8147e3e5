import QtQuick

// A box of what became of something that comes into sight by itself: the focus goes to it.
ToldBox {
    id: root

    function come() {
        root.focus = false;
        root.forceActiveFocus(Qt.OtherFocusReason);
    }

    // It still moves and grows while it is being laid out.
    onYChanged: {
        if (root.activeFocus)
            root.come();
    }
    onHeightChanged: {
        if (root.activeFocus)
            root.come();
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
