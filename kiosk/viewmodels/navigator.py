"""Which screen is shown, and the way back. The only place that decides where a tap leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.shelf import NothingToRead
from kiosk.viewmodels.typed import Property, QmlUncreatable
from kiosk.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.library import Library
    from db.reading import SiteShown
    from kiosk.shelf import Shelf
    from kiosk.viewmodels.content import ContentModels
    from kiosk.viewmodels.session import Session
    from kiosk.visit import Visit

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

ATTRACT = Place("attract")
URGENT_PAGE = "urgent-help"
WORDS_ON_A_LIST = 150  # what a reader meets on a screen that is not a page


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class Navigator(QObject):
    """Places of a visit are pushed and popped here; the content models show what a place needs."""

    placeChanged = Signal()

    def __init__(
        self,
        *,
        shelf: Shelf,
        site_slug: str,
        session: Session,
        models: ContentModels,
        visit: Visit,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._site_slug, self._session, self._visit = shelf, site_slug, session, visit
        self._models = models
        self._trail = ("", "")
        self.at_a_turning: Callable[[], None] = lambda: None
        self.page_opened: Callable[[str], None] = lambda _slug: None

    # What QML reads

    @Property(str, notify=placeChanged, final=True)
    def screen(self) -> str:
        return self._place.screen

    @Property(str, notify=placeChanged, final=True)
    def slug(self) -> str:
        return self._place.slug

    @Property(float, notify=placeChanged, final=True)
    def scroll(self) -> float:
        """How far down the reader was when they left this place, in pixels."""
        return self._place.scroll

    @Property(bool, notify=placeChanged, final=True)
    def canGoBack(self) -> bool:
        return self._visit.can_go_back

    @Property(str, notify=placeChanged, final=True)
    def trailIcon(self) -> str:
        return self._trail[0]

    @Property(str, notify=placeChanged, final=True)
    def trailTitle(self) -> str:
        """The section the reader is in; empty where the screen's own name says it all."""
        return self._trail[1]

    # What QML asks

    @Slot()
    def start(self) -> None:
        self.home()

    @Slot()
    def home(self) -> None:
        self.at_a_turning()
        self._visit.history.clear()
        self._go(Place("home"))

    @Slot()
    def back(self) -> None:
        place = self._visit.back()
        if place is not None:
            self._show(place, returning=True)

    @Slot()
    def startAgain(self) -> None:
        self._session.end()

    @Slot(str)
    def openSection(self, slug: str) -> None:
        self._go(Place("section", slug))

    @Slot(int)
    def turnSection(self, parts: int) -> None:
        """List later (1) or earlier (-1) pages of the section on screen. Not a step for Back."""
        self._turn("section", parts)

    @Slot(int)
    def turnLicence(self, parts: int) -> None:
        """Show a later or an earlier part of the licence on screen. Not a step for Back."""
        self._turn("licence", parts)

    @Slot(str)
    def openPage(self, slug: str) -> None:
        self._go(Place("page", slug))

    @Slot()
    def openUrgent(self) -> None:
        self._go(Place("page", URGENT_PAGE))

    @Slot()
    def openContacts(self) -> None:
        self._go(Place("contacts"))

    @Slot()
    def openQuestions(self) -> None:
        self._go(Place("questions"))

    @Slot()
    def openGlossary(self) -> None:
        self._go(Place("glossary"))

    @Slot()
    def openSearch(self) -> None:
        self._go(Place("search"))

    @Slot(str, str)
    def openHit(self, kind: str, slug: str) -> None:
        """Where something that was found leads: a page, a word's meaning, a contact or a question in its list."""
        match kind:
            case "term":
                self.openTerm(slug)
            case "contact":
                self._go(Place("contacts", slug))
            case "question":
                self._go(Place("questions", slug))
            case _:
                self.openPage(slug)

    @Slot()
    def openAbout(self) -> None:
        self._go(Place("about"))

    @Slot()
    def openLicences(self) -> None:
        self._go(Place("licences"))

    @Slot(str)
    def openLicence(self, slug: str) -> None:
        self._go(Place("licence", slug))

    @Slot()
    def openAppearance(self) -> None:
        self._go(Place("appearance"))

    @Slot(str)
    def openTerm(self, slug: str) -> None:
        """The meaning of a word, over the page: the reader's place is kept."""
        from db.library import NoSuchItem

        try:
            self._models.glossary.open_term(self._shelf.read(lambda library: library.term(slug)))
        except (NothingToRead, NoSuchItem):
            return

    @Slot(float)
    def rememberScroll(self, y: float) -> None:
        self._visit.remember_scroll(y)

    # What the program asks

    def use(self, visit: Visit) -> None:
        """A fresh visitor: Attract, and nothing of the last one."""
        self._visit = visit
        self._models.glossary.open_term(None)
        self._models.page.clear()
        self._models.search.clear()
        self._trail = ("", "")
        self.placeChanged.emit()

    def library_changed(self) -> None:
        """Another release is on the shelf: show it, at Home if somebody is reading."""
        self._models.search.library_changed()
        self._load_frame()
        if self._visit.history:
            self.home()

    def language_changed(self) -> None:
        """Everything on screen in the language in use; the visitor stays where they are."""
        self._models.search.library_changed()
        self._models.glossary.open_term(None)
        self._load_frame()
        place = self._visit.here
        if place is not None:
            self._show(place, returning=True)

    def _load_frame(self) -> None:
        def load(library: Library) -> None:
            site = library.site(self._site_slug)
            self._models.home.show(library, site)
            self._models.about.show(library.header, site)

        try:
            self._shelf.read(load)
        except NothingToRead:
            return

    @property
    def _place(self) -> Place:
        return self._visit.here or ATTRACT

    def _turn(self, screen: str, parts: int) -> None:
        place = self._place
        if place.screen == screen:
            place.part = max(0, place.part + parts)
            place.scroll = 0.0
            self._show(place, returning=False)

    def _go(self, place: Place) -> None:
        if self._visit.here is None and place.screen != "home":
            self._visit.go(Place("home"))  # Back from a first screen opened on Attract leads Home
        self._visit.go(place)
        self._show(place, returning=False)
        if place.screen == "page" and self._place is place:
            self.page_opened(place.slug)

    def _show(self, place: Place, *, returning: bool) -> None:
        from db.library import NoSuchItem

        self._models.glossary.open_term(None)
        try:
            words = self._shelf.read(
                lambda library: self._fill(place, library, library.site(self._site_slug), returning)
            )
        except NothingToRead:
            return  # the shelf has called library_changed, which has gone Home
        except NoSuchItem:
            # A link into a release that has since changed: Home is a place everybody knows. Who
            # wanted urgent help, and the clinic has no page for it, gets the numbers to ring.
            urgent = place.slug == URGENT_PAGE
            self._visit.history.clear()
            self._go(Place("contacts" if urgent else "home"))
            return
        self._session.page_shown(words)
        self.placeChanged.emit()
        if place.screen != "page":
            self._models.page.leave()

    def _fill(self, place: Place, library: Library, site: SiteShown, returning: bool) -> int:
        """Load what the place shows. Returns the words a reader meets there."""
        self._trail = ("", "")
        match place.screen:
            case "section":
                section = library.section(place.slug)
                self._models.section.show(section, library, place.part)
                self._trail = (section.icon, section.title)
            case "page":
                page = library.page(place.slug)
                section = library.section(page.section)
                self._trail = (section.icon, section.title)
                self._models.page.show(page, library, site, whole=returning and place.scroll > 0)
                return page.words
            case "contacts":
                self._models.contacts.show(library, site)
            case "questions":
                self._models.questions.show(library)
            case "glossary":
                self._models.glossary.show(library)
            case "search":
                self._models.search.show(self._place)
            case "licences":
                self._models.licences.look()
            case "licence":
                return self._models.licences.open(place.slug, place.part)
            case _:
                pass
        return WORDS_ON_A_LIST
