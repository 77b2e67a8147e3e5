"""The staff panel: which of its pages is shown, and when it closes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.viewmodels.staff_cleaning import StaffCleaning
from kiosk.staff.viewmodels.staff_pin import StaffPin
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.clock import Clock

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

LEFT_ALONE_SECONDS = 60.0
SECOND_MS = 1000
BACK_TO = {"cleaning": "menu", "menu": ""}
"""Where Back leads from each page; "" leaves the panel. The pages not named here leave it too."""
_INPUT = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
)


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffPanel(QObject):
    """Made anew each time somebody knocks. It begins at "pin", or at "closed" where there is none to ask for."""

    pageChanged = Signal()
    left = Signal()

    def __init__(
        self,
        clock: Clock,
        *,
        pin: StaffPin,
        cleaning: StaffCleaning,
        refusal: str,
        note: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._pin, self._cleaning = pin, cleaning
        self._refusal, self._note = refusal, note
        self._inside = False
        self._page = "closed" if refusal else "pin"
        self._touched = clock.monotonic()
        self._beat = QTimer(self)
        self._beat.setInterval(SECOND_MS)
        self._beat.timeout.connect(self.tick)
        self._beat.start()
        for part in (pin, cleaning):
            part.setParent(self)
        pin.passed.connect(self.let_in)
        cleaning.over.connect(lambda: self.turn("menu"))

    # What QML reads

    @Property(str, notify=pageChanged, final=True)
    def page(self) -> str:
        return self._page

    @Property(str, constant=True, final=True)
    def refusal(self) -> str:
        """Why nobody can be let in, and what next."""
        return self._refusal

    @Property(str, constant=True, final=True)
    def note(self) -> str:
        """What will not work on this machine, and what next; "" when all does."""
        return self._note

    @Property(StaffPin, constant=True, final=True)
    def pin(self) -> StaffPin:
        return self._pin

    @Property(StaffCleaning, constant=True, final=True)
    def cleaning(self) -> StaffCleaning:
        return self._cleaning

    # What QML asks

    @Slot(str)
    def show(self, page: str) -> None:
        """Turn to a page of the menu."""
        if self._inside:
            self.turn(page)

    @Slot()
    def back(self) -> None:
        target = BACK_TO.get(self._page, "")
        if target:
            self.turn(target)
        else:
            self.leave()

    @Slot()
    def leave(self) -> None:
        """Close the panel: the first screen is there again."""
        self._beat.stop()
        self.left.emit()

    # What the program asks

    def let_in(self) -> None:
        """The PIN was right."""
        self._inside = True
        self.turn("menu")

    def turn(self, page: str) -> None:
        self._page = page
        self._touched = self._clock.monotonic()
        if page == "cleaning":
            self._cleaning.begin()
        self.pageChanged.emit()

    def key(self, wish: str) -> bool:
        """A key of the pad: whether that was all it asks for."""
        if self._cleaning.running:
            self._cleaning.end()
            return True
        match wish:
            case "back":
                if not (self._page == "pin" and self._pin.takeBack()):
                    self.back()
            case "home":
                self.leave()
            case "listen" | "louder" | "quieter" | "silent":
                pass
            case _:
                return False
        return True

    @Slot()
    def tick(self) -> None:
        """A second has passed; also called by tests that moved the clock."""
        if self._cleaning.running:
            self._touched = self._clock.monotonic()  # who wipes the glass is there
        self._cleaning.tick()
        if self._page == "pin":
            self._pin.tick()
        if self._clock.monotonic() - self._touched >= LEFT_ALONE_SECONDS:
            self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._touched = self._clock.monotonic()
        return super().eventFilter(watched, event)
