pragma ComponentBehavior: Bound

import QtQuick
import KioskUi.Blocks
import KioskUi.Components
import KioskApp

// A page: its blocks, and at its end the words on it, when it was checked, where it comes from,
// how to say what one thinks of it, how to get it otherwise, and what to read next.
ScrollArea {
    id: root

    required property Kiosk kiosk

    readonly property PageModel page: root.kiosk.page

    objectName: "pageScreen"
    guard: root.kiosk.guard
    ready: root.page.complete
    navigator: root.kiosk.navigator

    Connections {
        target: root.page

        // Of a block that is taller than the screen, the part in question.
        function onSought(block: int, share: real) {
            const item = blocks.itemAt(block);
            const most = item ? Math.min(item.height, root.viewHeight / 2) : 0;
            if (item)
                root.bring(item, share * (item.height - most), most);
        }
    }
    ExampleNote {
        width: root.textWidth
        visible: root.page.example
    }
    // Not translated: said in both languages, so that whoever reads either knows why.
    Repeater {
        model: root.page.locale !== "" && root.page.locale !== root.kiosk.language.current ? root.kiosk.language.notYet : []

        ExampleNote {
            required property string modelData

            objectName: "notTranslated"
            width: root.textWidth
            note: modelData
        }
    }
    // A translation of words that have changed since, said in both languages too (LNG-03).
    Repeater {
        model: root.page.stale ? root.kiosk.language.outOfDate : []

        ExampleNote {
            required property string modelData

            objectName: "outOfDate"
            width: root.textWidth
            note: modelData
        }
    }
    TitleText {
        objectName: "pageTitle"
        width: root.textWidth
        text: root.page.title
    }
    BodyText {
        width: root.textWidth
        visible: root.page.withheld
        text: qsTr("This page is being reviewed. Ask your team about it.")
        textFormat: Text.PlainText
    }
    BlockView {
        id: blocks

        columnWidth: root.textWidth
        complete: root.page.complete
        guard: root.guard
        model: root.page.blocks
        viewHeight: root.viewHeight
        onWordTapped: slug => {
            if (root.guard.acceptWord(slug))
                root.kiosk.navigator.openTerm(slug);
        }
    }
    Loader {
        width: root.textWidth
        active: root.page.complete && root.page.slug !== ""
        visible: active
        sourceComponent: PageEnd {
            guard: root.guard
            navigator: root.kiosk.navigator
            page: root.page
        }
    }
}
