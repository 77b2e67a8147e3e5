import QtQuick
import KioskUi.Components
import KioskUi.Theme
import KioskApp

// Who makes this, who pays, who checks, and what is kept of a visitor: nothing.
ScrollArea {
    id: root

    required property Kiosk kiosk
    property bool noteAbove: false // the bar above says that nobody has checked this yet

    readonly property AboutModel about: root.kiosk.about

    guard: root.kiosk.guard
    navigator: root.kiosk.navigator

    ExampleNote {
        width: root.textWidth
        visible: root.about.example && !root.noteAbove
    }
    TitleText {
        width: root.textWidth
        text: qsTr("About this kiosk")
    }
    BodyText {
        width: root.textWidth
        text: qsTr("This screen gives general information about lung neuroendocrine tumours. It cannot tell you what is right for you. Your own team can.")
        textFormat: Text.PlainText
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapWide
        text: qsTr("Your privacy")
    }
    BodyText {
        width: root.textWidth
        text: root.kiosk.home.counted ? qsTr("We count how often each page is opened in a day, and nothing else. There is no camera, no microphone and no internet connection. When you touch Start again, or walk away, everything is cleared.") : qsTr("Nothing you tap is saved. There is no camera, no microphone and no internet connection. When you touch Start again, or walk away, everything is cleared.")
        textFormat: Text.PlainText
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapWide
        text: qsTr("Who checks the pages")
    }
    BodyText {
        width: root.textWidth
        text: root.about.organisation === "" ? qsTr("Every page has a date and its sources at its end. Pages marked \"Example page\" have not been checked by this clinic yet.") : qsTr("%1 looks after these pages. Every page has a date and its sources at its end. Pages marked \"Example page\" have not been checked yet.").arg(root.about.organisation)
        textFormat: Text.PlainText
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapWide
        text: qsTr("Who pays, and other interests")
    }
    BodyText {
        width: root.textWidth
        text: root.about.funding === "" ? qsTr("The clinic has not said yet who pays for this screen. There are no adverts, and no company paid for a page.") : root.about.funding
        textFormat: Text.PlainText
    }
    HeadingText {
        width: root.textWidth
        topPadding: Theme.gapWide
        text: qsTr("This edition")
    }
    BodyText {
        width: root.textWidth
        //: %1 is a date, %2 the number of the content release, %3 the version of the program
        text: qsTr("Content of %1, release %2. Program version %3.").arg(root.about.asOf).arg(root.about.release).arg(root.about.programVersion)
        textFormat: Text.PlainText
    }
    ActionButton {
        objectName: "openLicences"
        width: root.textWidth
        guard: root.guard
        label: qsTr("Software and licences")
        leading: true
        onward: true
        onTapped: root.kiosk.navigator.openLicences()
    }
}
