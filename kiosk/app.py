"""Wires the program together: the only place that knows all of its parts."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

# Not `Qt` and not `QEvent`: the names alone make 45 ms of enumerations at every start.
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from db.release.lines import kept_line
from kiosk import __version__, resources
from kiosk.clock import SystemClock
from kiosk.clockguard import ClockGuard
from kiosk.fallback import last_resort
from kiosk.idle import IdleMachine
from kiosk.knock import Knock
from kiosk.languages import ENGLISH
from kiosk.lastresort import emergency_numbers, someone_to_talk_to
from kiosk.machine.screen import before_the_window
from kiosk.openings import Openings
from kiosk.panel import choose_renderer, load_fonts
from kiosk.pictures import PROVIDER, Pictures, PictureShelf
from kiosk.release_in_use import ReleaseInUse
from kiosk.searching import Searching
from kiosk.viewmodels.about import AboutModel
from kiosk.viewmodels.appearance import Appearance
from kiosk.viewmodels.contacts import ContactsModel
from kiosk.viewmodels.content import ContentModels
from kiosk.viewmodels.glossary import GlossaryModel
from kiosk.viewmodels.home import HomeModel
from kiosk.viewmodels.kiosk import Kiosk
from kiosk.viewmodels.language import LanguageModel
from kiosk.viewmodels.last_resort import LastResortModel
from kiosk.viewmodels.licences import LicencesModel
from kiosk.viewmodels.navigator import Navigator
from kiosk.viewmodels.pad import Pad
from kiosk.viewmodels.page import PageModel
from kiosk.viewmodels.questions import QuestionsModel
from kiosk.viewmodels.search import SearchModel
from kiosk.viewmodels.section import SectionModel
from kiosk.viewmodels.session import Session
from kiosk.viewmodels.staff_door import StaffDoor
from kiosk.viewmodels.tap_guard import TapGuard
from kiosk.visit import Visit

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

    from db.library import Library
    from db.release.store import ReleaseStore
    from kiosk.clock import Clock
    from kiosk.config import SettingFault, Settings
    from kiosk.counting import Counting
    from kiosk.interpreter import Interpreter
    from kiosk.staff.panel import StaffRoom

log = logging.getLogger("kiosk")

GIVE_BACK_AFTER_MS = 500  # once Attract is painted


class Program(QObject):
    """Every part of a running kiosk. `library` None means that there is nothing to read."""

    def __init__(
        self,
        settings: Settings,
        library: Library | None,
        *,
        store: ReleaseStore | None = None,
        clock: Clock | None = None,
        translations: Path | None = None,
        faults: tuple[SettingFault, ...] = (),
        licences: Path | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self._faults = faults
        self._translations = translations if translations is not None else resources.translations_folder()
        self._licences = licences if licences is not None else resources.licences_folder()
        self._interpreter: Interpreter | None = None
        self.clock = clock if clock is not None else SystemClock()
        self._store = store
        self._counting: Counting | None = None
        self.staff: StaffRoom | None = None
        self.restart_asked = False
        state_file = settings.data_folder / "latest-time" if store is not None else None
        self.openings = Openings(self.clock, ClockGuard(self.clock, state_file))
        self.releases = ReleaseInUse(library, store=store, nation=settings.nation, is_free=self._is_free, parent=self)
        self.shelf = self.releases.shelf
        self._searching = Searching(self.shelf)
        self._visit = Visit.fresh(settings, self.clock.monotonic())
        self._pictures = PictureShelf()
        # One timer for all visits: each delayed `QTimer.singleShot` of a bound method leaves a weak reference behind.
        self._giving_back = QTimer(self, interval=GIVE_BACK_AFTER_MS, singleShot=True)
        self._giving_back.timeout.connect(self._give_memory_back)
        self.kiosk = self._make_models()
        self.shelf.changed = self._library_changed
        self.kiosk.session.ended.connect(self._visitor_left)
        self.kiosk.appearance.changed.connect(self._hand_changed)
        self.kiosk.language.asked.connect(self._language_asked)
        self.kiosk.door.asked.connect(self._staff_knocked)
        self._library_changed()
        self.engine = QQmlApplicationEngine()
        if self._visit.language != ENGLISH:
            self._speak(self._visit.language)
        self.engine.addImportPath(str(resources.ui_folder()))
        self.engine.addImageProvider(PROVIDER, Pictures(self._pictures))

    def _make_models(self) -> Kiosk:
        settings, visit = self.settings, self._visit
        models = ContentModels(
            home=HomeModel(self, counted=settings.counts),
            section=SectionModel(self),
            page=PageModel(opening=self.openings, pictures=self._pictures, today=self.openings.today, parent=self),
            contacts=ContactsModel(opening=self.openings, parent=self),
            questions=QuestionsModel(self),
            glossary=GlossaryModel(self),
            search=SearchModel(
                ask=self._searching.ask,
                emergency=emergency_numbers(settings.nation),
                someone_to_talk_to=someone_to_talk_to(),
                parent=self,
            ),
            about=AboutModel(program_version=__version__, parent=self),
            licences=LicencesModel(self._licences, self),
        )
        session = Session(IdleMachine(self.clock, settings.idle), self)
        appearance = Appearance(
            visit, dpi=settings.screen.dpi, viewing_distance_mm=settings.screen.viewing_distance_mm, parent=self
        )
        navigator = Navigator(
            shelf=self.shelf, site_slug=settings.site, session=session, visit=visit, parent=self, models=models
        )
        guard = TapGuard(self.clock, px_per_mm=settings.screen.dpi / 25.4, parent=self)
        pad = Pad(self.clock, visit=visit, navigator=navigator, session=session, glossary=models.glossary, parent=self)
        door = StaffDoor(Knock(self.clock, px_per_mm=settings.screen.dpi / 25.4), self)
        pad.staff = self._key_for_staff
        guard.fingered.connect(pad.touched)
        guard.keyed.connect(pad.led)
        guard.chosen.connect(pad.chosen)
        return Kiosk(
            navigator=navigator,
            session=session,
            appearance=appearance,
            language=LanguageModel(settings.languages, self),
            guard=guard,
            pad=pad,
            door=door,
            last_resort=LastResortModel(last_resort(settings.nation, self._own_line()), self),
            parent=self,
            models=models,
        )

    def _own_line(self) -> tuple[str, str] | None:
        return kept_line(self._store.folder, self.settings.site) if self._store is not None else None

    def load(self, *, locked: bool = False) -> QQuickWindow | None:
        """Load the screens; None when QML itself cannot start. The window is not shown yet.

        A `locked` window has no frame and refuses to close.
        """
        self.engine.setInitialProperties({"kiosk": self.kiosk, "locked": locked})
        self.engine.loadFromModule("KioskUi.Pages", "Main")
        roots = self.engine.rootObjects()
        return roots[0] if roots else None  # type: ignore[return-value]  # the root of Main.qml is a Window

    @Slot()
    def settle(self) -> None:
        """Keep what is in memory only: the counts of the last hour."""
        if self._counting is not None:
            self._counting.write()

    def close(self) -> None:
        """Take the screens down before their models: in the other order bindings would meet nothing."""
        from PySide6.QtCore import QEvent

        self.settle()
        if self.staff is not None:
            self.staff.close()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete.value)
        self.shelf.changed = lambda: None
        self.shelf.put(None)
        if self._interpreter is not None:
            self._interpreter.speak(ENGLISH)

    # The library

    def watch(self) -> None:
        """From now on show a new release as soon as nobody is using the screen, and count what is opened."""
        if self._store is None:
            return
        self._count()
        self.kiosk.navigator.at_a_turning = self.releases.at_a_turning
        self.releases.watch()

    def _count(self) -> None:
        from db.counts.store import FILE_NAME
        from kiosk.counting import Ageing, Counting

        file, today = self.settings.data_folder / FILE_NAME, self.openings.today
        if self.settings.counts:
            self._counting = Counting(file, today=today, parent=self)
            self.kiosk.navigator.page_opened = self._counting.opened
        Ageing(file, today=today, parent=self).look()  # also of a site that has stopped counting

    def _is_free(self) -> bool:
        return self.kiosk.session.state == "attract"

    def _library_changed(self) -> None:
        if self._visit.language != ENGLISH:
            self.shelf.read_in(self._visit.language)
        library = self.shelf.library
        self.openings.use(library)
        self._searching.forget()
        self.kiosk.lastResort.need(library is None)
        if library is not None:
            self.kiosk.navigator.library_changed()

    # The visitor

    @Slot(str)
    def _language_asked(self, code: str) -> None:
        self._visit.language = code
        self._speak(code)

    def _speak(self, code: str) -> None:
        """Every word on screen in another language: ours, then the library's, as far as it has them."""
        if self._interpreter is None:
            from kiosk.interpreter import Interpreter

            self._interpreter = Interpreter(self._translations)
        self._interpreter.speak(code)
        nation = self.settings.nation
        self.kiosk.lastResort.say(last_resort(nation, self._own_line()))
        self.kiosk.search.give_numbers(emergency_numbers(nation), someone_to_talk_to())
        self.shelf.read_in(code)
        self.openings.use(self.shelf.library)
        self._searching.forget()
        self.kiosk.language.now_in(code)
        self.kiosk.navigator.language_changed()
        self.engine.retranslate()

    @Slot()
    def _visitor_left(self) -> None:
        self._visit = Visit.fresh(self.settings, self.clock.monotonic())
        self.kiosk.appearance.use(self._visit)
        self.kiosk.pad.use(self._visit)
        self.kiosk.navigator.use(self._visit)
        if self.kiosk.language.current != self._visit.language:
            self._speak(self._visit.language)
        self.releases.visitor_left()
        self._giving_back.start()

    # Staff

    def _key_for_staff(self, wish: str) -> bool | None:
        """A key of the pad, asked as in `StaffDoor.key`. Where there is nothing to show it begins no visit."""
        nothing_to_show = self.kiosk.lastResort.needed
        first = nothing_to_show or self.kiosk.navigator.screen == "attract"
        done = self.kiosk.door.key(wish, on_first_screen=first)
        return True if done is None and nothing_to_show else done

    @Slot()
    def _staff_knocked(self) -> None:
        if self._store is not None:  # a preview at an office PC has no door
            self.open_staff_room()

    def open_staff_room(self) -> StaffRoom:
        """Show the staff panel, which asks for the PIN. What is behind it is loaded here and no sooner."""
        if self.staff is None:
            self.staff = self._make_staff_room()
        by_keys = self.kiosk.pad.byKeys
        self.kiosk.session.end()  # the first key of a knock has begun a visit
        if by_keys:
            self.kiosk.pad.led()
        self.kiosk.pad.unspoken = True  # a PIN is not for other ears (SEC-11)
        self.staff.open()
        return self.staff

    def _make_staff_room(self) -> StaffRoom:
        from db.release.store import ReleaseStore
        from kiosk.health.finding import Machine
        from kiosk.staff.panel import StaffRoom
        from kiosk.staff.surroundings import Surroundings

        roots = self.engine.rootObjects()
        around = Surroundings(
            machine=Machine(self.settings, self._faults, self.clock, resources.starter_release()),
            store=self._store or ReleaseStore.of(self.settings.data_folder),
            shown=lambda: self.shelf.library,
            today=self.openings.today,
            look=self.releases.look,
            end=self._end,
            watched=roots[0] if roots else None,
        )
        room = StaffRoom(around, self.kiosk.door, self)
        room.closed.connect(self._staff_left)
        return room

    def _end(self, *, anew: bool) -> None:
        self.restart_asked = anew
        QCoreApplication.exit(0)

    @Slot()
    def _staff_left(self) -> None:
        self.kiosk.pad.unspoken = False
        self._visitor_left()

    @Slot()
    def _hand_changed(self) -> None:
        self.kiosk.guard.steady(self._visit.steady_hand)

    @Slot()
    def _give_memory_back(self) -> None:
        if self._is_free():
            from kiosk.memory import give_back

            give_back()


def application() -> QGuiApplication:
    """The one Qt application, with our fonts. Sizes are ours: Qt must not scale by the desktop's dpi."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    before_the_window()
    choose_renderer(os.environ)
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")
    # Without a display's own beat Qt waits 5 ms before each frame, for more to draw: a third of a tap's budget.
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
    app = QGuiApplication(sys.argv[:1])
    app.setApplicationName("lung-net-kiosk")
    for file in load_fonts(resources.fonts_folder(), resources.icons_folder()):
        log.error("a typeface cannot be read: %s", Path(file).name)
    return app
