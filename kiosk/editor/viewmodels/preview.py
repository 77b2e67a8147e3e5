"""The patients' own screen beside a text that is being written, at any size, in any colours, in any layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSizeF, Qt, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from db.records import NATIONS
from kiosk.editor.viewmodels.following import Following
from kiosk.languages import ENGLISH, LANGUAGES
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlComponent

    from db.preview.library import DraftLibrary
    from db.records import Nation, Page
    from kiosk.app import Program

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

LAYOUTS = {"tall": (1080, 1920), "wide": (1920, 1080), "small": (1280, 800)}
SIZES = 4


@QmlElement
@QmlUncreatable("made by ItemForm")
class Preview(QObject):
    """A kiosk of its own with an engine of its own: its sizes and colours are not those of the window around it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._there = False
        self._draft: DraftLibrary | None = None
        self._page: Page | None = None
        self._program: Program | None = None
        self._host: QQuickItem | None = None
        self._screen: QQuickItem | None = None
        self._component: QQmlComponent | None = None
        self._layout, self._size, self._theme = "tall", 2, "paper"
        self._nation: Nation = "ENG"
        self._language = ENGLISH
        self._following = Following(self)

    @Property(bool, notify=changed, final=True)
    def there(self) -> bool:
        """Whether there is anything to show: only a page has a screen of its own."""
        return self._there

    @Property(bool, notify=changed, final=True)
    def ready(self) -> bool:
        """Whether what stands around the page has been read."""
        return self._draft is not None

    @Property(str, notify=changed, final=True)
    def layout(self) -> str:
        return self._layout

    @Property(int, notify=changed, final=True)
    def size(self) -> int:
        return self._size

    @Property(str, notify=changed, final=True)
    def theme(self) -> str:
        return self._theme

    @Property(str, notify=changed, final=True)
    def nation(self) -> str:
        return self._nation

    @Property(str, notify=changed, final=True)
    def language(self) -> str:
        return self._language

    @Property(list, constant=True, final=True)
    def languages(self) -> list[dict[str, str]]:
        """The languages that a screen can be shown in, as values with their names."""
        return [{"value": code, "label": language.name} for code, language in LANGUAGES.items()]

    @Property(float, notify=changed, final=True)
    def aspect(self) -> float:
        """Width by height of the screen."""
        wide, tall = LAYOUTS[self._layout]
        return wide / tall

    def open(self, kind: str, locale: str) -> None:
        """An item is opened. What patients see of a page stands here once `take` has brought what is around it."""
        self.close()
        self._language = locale if locale in LANGUAGES else ENGLISH
        self._there = kind == "page"
        self.changed.emit()

    def take(self, draft: DraftLibrary) -> None:
        """The pages as they are in the workspace, for the one being written to stand in its place."""
        if self._there:
            self._draft = draft.read_by(self._nation)
            self.changed.emit()

    def close(self) -> None:
        """Take the screen down."""
        self._page = None
        self._following.forget()
        self._draft = None
        self._there = False
        self._take_down()
        self.changed.emit()

    def show(self, page: Page) -> None:
        """The page reads so now."""
        self._page = page
        self._following.read(page)
        if self._draft is None or self._program is None:
            return
        program = self._program
        program.shelf.library = self._draft.with_page(page).read_in(self._language)
        if program.kiosk.navigator.slug == page.slug:
            program.kiosk.navigator.language_changed()
        else:
            program.kiosk.navigator.openPage(page.slug)

    def finish(self) -> bool:
        """Bring the rest of a long page now, for no picture of half of it to be taken; whether there was any."""
        page = self._program.kiosk.page if self._program is not None else None
        if page is None or page.complete:
            return False
        page.finish()
        return True

    @Slot(int)
    def writeAt(self, cursor: int) -> None:
        """Somebody writes behind so many units of UTF-16 of the text: that part of the page is to be in sight."""
        self._following.write_at(cursor)

    @Slot("QQuickItem*", float, float)
    def standIn(self, host: QQuickItem, width: float, height: float) -> None:
        """Draw the screen into `host`, as large as fits `width` by `height` (pixels)."""
        if self._draft is None or width <= 0 or height <= 0:
            return
        self._host = host
        if self._program is None:
            self._set_up()
        self._fit(width, height)

    @Slot(str, int, str, str, str)
    def look(self, layout: str, size: int, theme: str, nation: str, language: str) -> None:
        """Another screen, text size (1 to 4), theme, reader's nation, or language."""
        if layout not in LAYOUTS or not 1 <= size <= SIZES:
            return
        self._layout, self._size, self._theme = layout, size, theme
        self._nation = next((each for each in NATIONS if each == nation), self._nation)
        if self._draft is not None:
            self._draft = self._draft.read_by(self._nation)
        self._language = language if language in LANGUAGES else ENGLISH
        page = self._page
        self._take_down()
        self._page = page
        self.changed.emit()

    def _set_up(self) -> None:
        from PySide6.QtQml import QQmlComponent

        from kiosk.app import Program
        from kiosk.config import Settings

        assert self._draft is not None
        library = self._draft.with_page(self._page) if self._page is not None else self._draft
        spoken = (self._language, *(code for code in LANGUAGES if code != self._language))
        settings = Settings(nation=self._nation, languages=spoken)  # type: ignore[arg-type]  # those it knows
        program = Program(settings, library)
        # Nobody is ever away from a preview: it must not go back to its first screen while somebody thinks.
        session = program.kiosk.session
        session.stateChanged.connect(lambda: session.answer() if session.state == "warning" else None)
        session.ended.connect(self._back_to_the_page, Qt.ConnectionType.QueuedConnection)
        # Kept, and owned by its engine: what it made goes with it.
        component = QQmlComponent(program.engine, program.engine)
        component.loadFromModule("KioskUi.Pages", "Panel")
        self._program, self._component = program, component
        screen = component.createWithInitialProperties({"kiosk": program.kiosk})
        assert isinstance(screen, QQuickItem), component.errorString()
        screen.setParentItem(self._host)  # type: ignore[arg-type]  # standIn has just set it
        self._screen = screen
        self._back_to_the_page()
        self._following.use(program.kiosk.page)

    @Slot()
    def _back_to_the_page(self) -> None:
        if self._program is None:
            return
        self._program.kiosk.appearance.chooseTextSize(self._size)
        self._program.kiosk.appearance.chooseTheme(self._theme)
        self._program.kiosk.navigator.start()
        if self._page is not None:
            self._program.kiosk.navigator.openPage(self._page.slug)

    def _fit(self, width: float, height: float) -> None:
        assert self._program is not None
        assert self._screen is not None
        wide, tall = LAYOUTS[self._layout]
        scale = min(width / wide, height / tall, 1.0)
        self._program.kiosk.appearance.shrink_to(scale)
        # Both at once: for a moment it would be of another shape, and lay itself out for that.
        self._screen.setSize(QSizeF(wide * scale, tall * scale))

    def _take_down(self) -> None:
        screen, self._screen = self._screen, None
        program, self._program = self._program, None
        self._component = None
        self._following.use(None)
        if screen is not None:
            screen.setParentItem(None)  # type: ignore[arg-type]  # the stubs do not know that it may be None
            # Before its models, as in a kiosk: in the other order bindings would meet nothing.
            screen.deleteLater()
            QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete.value)
        if program is not None:
            program.shelf.library = None
            program.close()
            program.deleteLater()
