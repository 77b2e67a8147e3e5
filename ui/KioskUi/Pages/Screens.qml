pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Every screen there is, one of which is seen: its name, picture and title for the bar above.
// A screen is made when it is first needed and kept: coming back to it costs nothing.
Item {
    id: root

    required property Kiosk kiosk
    required property string screen
    required property bool upright
    required property bool noteAbove // the bar above says that nobody has checked this yet
    required property bool scarce // little is seen at once

    readonly property string icon: {
        switch (root.screen) {
        case "home":
            return "home";
        case "contacts":
            return "phone";
        case "questions":
            return "question";
        case "glossary":
            return "book";
        case "search":
            return "search";
        case "about":
        case "licences":
        case "licence":
            return "info";
        case "appearance":
            return "text-size";
        default:
            return root.kiosk.navigator.trailIcon;
        }
    }
    readonly property string title: {
        switch (root.screen) {
        case "home":
            return qsTr("Home");
        case "contacts":
            return qsTr("Support and contacts");
        case "questions":
            return qsTr("Questions to ask");
        case "glossary":
            return qsTr("Words explained");
        case "search":
            return qsTr("Search");
        case "about":
            return qsTr("About this kiosk");
        case "licences":
        case "licence":
            return qsTr("Software and licences");
        case "appearance":
            return qsTr("Text and colours");
        default:
            return root.kiosk.navigator.trailTitle;
        }
    }
    readonly property bool titled: root.screen !== "search" // the bar above is not the only one to say where one is
    // Whether what is seen has not been checked by the clinic, where the bar above is to say so.
    readonly property bool example: {
        switch (root.screen) {
        case "home":
            return root.kiosk.home.example;
        case "section":
            return root.kiosk.section.example;
        case "contacts":
            return root.kiosk.contacts.example;
        case "questions":
            return root.kiosk.questions.example;
        case "glossary":
            return root.kiosk.glossary.example;
        case "about":
            return root.kiosk.about.example;
        case "search":
            return root.kiosk.search.way === "a-z" ? root.kiosk.search.letters.example : root.kiosk.search.example;
        default:
            return false;
        }
    }

    Place {
        name: "attract"
        sourceComponent: AttractScreen {
            kiosk: root.kiosk
            upright: root.upright
        }
    }
    Place {
        name: "home"
        sourceComponent: HomeScreen {
            kiosk: root.kiosk
            noteAbove: root.noteAbove
            scarce: root.scarce
            upright: root.upright
        }
    }
    Place {
        name: "section"
        sourceComponent: SectionScreen {
            kiosk: root.kiosk
            noteAbove: root.noteAbove
            upright: root.upright
        }
    }
    Place {
        name: "page"
        sourceComponent: PageScreen {
            kiosk: root.kiosk
            upright: root.upright
        }
    }
    Place {
        name: "contacts"
        sourceComponent: ContactsScreen {
            kiosk: root.kiosk
            noteAbove: root.noteAbove
            upright: root.upright
        }
    }
    Place {
        name: "questions"
        sourceComponent: QuestionsScreen {
            kiosk: root.kiosk
            noteAbove: root.noteAbove
            upright: root.upright
        }
    }
    Place {
        name: "glossary"
        sourceComponent: GlossaryScreen {
            kiosk: root.kiosk
            noteAbove: root.noteAbove
            upright: root.upright
        }
    }
    // By its address, so that its dozen types are read when somebody searches: at every start
    // they would cost 6 ms.
    Place {
        id: search

        name: "search"
        Component.onCompleted: search.setSource("SearchScreen.qml", {
            kiosk: root.kiosk
        })
    }
    Binding {
        target: search.item
        property: "noteAbove"
        value: root.noteAbove
    }
    Binding {
        target: search.item
        property: "upright"
        value: root.upright
    }
    Place {
        name: "about"
        sourceComponent: AboutScreen {
            kiosk: root.kiosk
            noteAbove: root.noteAbove
            upright: root.upright
        }
    }
    // By their address: who never asks for them never loads them.
    Place {
        id: licences

        name: "licences"
        Component.onCompleted: licences.setSource("LicencesScreen.qml", {
            kiosk: root.kiosk
        })
    }
    Binding {
        target: licences.item
        property: "upright"
        value: root.upright
    }
    Place {
        id: licence

        name: "licence"
        Component.onCompleted: licence.setSource("LicenceScreen.qml", {
            kiosk: root.kiosk
        })
    }
    Binding {
        target: licence.item
        property: "upright"
        value: root.upright
    }
    Place {
        name: "appearance"
        sourceComponent: AppearanceScreen {
            kiosk: root.kiosk
            upright: root.upright
        }
    }
    Place {
        name: "lastResort"
        sourceComponent: LastResortScreen {
            kiosk: root.kiosk
        }
    }

    component Place: Loader {
        id: screen

        required property string name
        property bool wanted: false
        readonly property bool current: root.screen === screen.name

        anchors.fill: parent
        active: screen.wanted
        visible: screen.current
        enabled: screen.current
        onCurrentChanged: {
            if (screen.current)
                screen.wanted = true;
        }
        Component.onCompleted: {
            if (screen.current)
                screen.wanted = true;
        }
    }
}
