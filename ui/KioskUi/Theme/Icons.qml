pragma Singleton

import QtQuick

// Names of pictures and where they stand in the icon font (assets/icons/icons.json; a test compares).
QtObject {
    id: root

    readonly property var glyphs: ({
        "back": "\ue5c4",
        "book": "\uea19",
        "calendar": "\uebcc",
        "check": "\uf0be",
        "chevron": "\ue5cc",
        "clock": "\uefd6",
        "close": "\ue5cd",
        "cross": "\ue5cd",
        "down": "\ue5db",
        "flask": "\uea4b",
        "home": "\ue9b2",
        "hospital": "\ue548",
        "info": "\ue88e",
        "leaf": "\ueb4c",
        "listen": "\ue050",
        "lungs": "\ue124",
        "medicine": "\uf033",
        "note": "\ue873",
        "palette": "\ueb37",
        "person": "\uf0d3",
        "phone": "\uf0d4",
        "plus": "\ue145",
        "question": "\uf04c",
        "restart": "\uf053",
        "scan": "\ue125",
        "search": "\uef7a",
        "text-size": "\ue245",
        "tick": "\ue668",
        "touch": "\ue913",
        "up": "\ue5d8",
        "urgent": "\ue1eb",
        "warning": "\uf083",
        "web": "\uea07"
    })

    function glyph(name: string): string {
        return root.glyphs[name] ?? "";
    }
}
