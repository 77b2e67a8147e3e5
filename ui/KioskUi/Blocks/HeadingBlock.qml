import QtQuick
import KioskUi.Components
import KioskUi.Theme

// Second and third level: the same face, the third as large as the text.
HeadingText {
    id: root

    required property string level
    required property string title

    topPadding: Theme.gapWide
    font.pixelSize: root.level === "3" ? Theme.bodySize : Theme.headingSize
    font.weight: root.level === "3" ? Theme.bold : Theme.semibold
    text: root.title
}
