pragma Singleton

import QtQuick

// Keys struck with Control, Alt or the Windows key held are meant for a desktop, and here they do nothing (SEC-01).
QtObject {
    function held(event: KeyEvent): bool {
        return (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier)) !== 0;
    }
}
