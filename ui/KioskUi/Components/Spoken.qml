pragma Singleton

import QtQuick

// What assistive technology is told of a text: Qt gives a Text no name of its own.
QtObject {
    id: root

    // Styled words without their markup.
    function plain(styled: string): string {
        if (styled.indexOf("<") < 0 && styled.indexOf("&") < 0)
            return styled;
        return styled.replace(/<br>/g, "\n").replace(/<[^>]*>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
    }
}
