pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Components

BodyText {
    id: root

    required property list<string> lines

    signal wordTapped(slug: string)

    text: root.lines.join("<br>")
    onLinkActivated: slug => root.wordTapped(slug)
}
