import QtQuick
import KioskUi.Components

// Bullets and steps.
MarkedList {
    id: root

    required property string kind

    numbered: root.kind === "steps"
}
