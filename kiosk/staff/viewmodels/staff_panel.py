"""The staff panel: which of its pages is shown, where each leads, and when it closes by itself."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement

from kiosk.staff.changeover import go_to, take
from kiosk.staff.stick_releases import fetch, own_folder
from kiosk.staff.viewmodels.staff_check import StaffCheck
from kiosk.staff.viewmodels.staff_cleaning import StaffCleaning
from kiosk.staff.viewmodels.staff_counts import StaffCounts
from kiosk.staff.viewmodels.staff_grid import StaffGrid
from kiosk.staff.viewmodels.staff_offer import StaffOffer
from kiosk.staff.viewmodels.staff_pin import StaffPin
from kiosk.staff.viewmodels.staff_releases import StaffReleases
from kiosk.staff.viewmodels.staff_stick import StaffStick
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.staff.surroundings import Surroundings
    from kiosk.staff.viewmodels.panel_parts import PanelParts
    from kiosk.staff.work import Worker

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

LEFT_ALONE_SECONDS = 60.0
LONGEST_WAIT_SECONDS = 300.0
"""For who waits for slow work, from the last touch or key on: a dying stick may never give anything."""
SECOND_MS = 1000
MENU = ("cleaning", "check", "releases", "stick", "counts", "end")
_INPUT = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchEnd,
)
"""What only somebody who is there does: a drop of water moves on the glass, a wedged key repeats itself."""


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffPanel(QObject):
    """Made anew each time somebody knocks. It begins at "pin", or at "closed" where there is none to ask for.

    `refusal` says why nobody can be let in, `note` what will not work on this machine.
    """

    pageChanged = Signal()
    left = Signal()

    def __init__(
        self,
        around: Surroundings,
        parts: PanelParts,
        worker: Worker,
        *,
        refusal: str,
        note: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._around, self._parts, self._worker = around, parts, worker
        self._clock = around.machine.clock
        self._refusal, self._note = refusal, note
        self._inside = False
        self._page, self._offered_from = ("closed" if refusal else "pin"), "menu"
        self._touched = self._stirred = self._clock.monotonic()
        self._beat = QTimer(self)
        self._beat.setInterval(SECOND_MS)
        self._beat.timeout.connect(self.tick)
        self._beat.start()
        for part in (getattr(parts, each.name) for each in fields(parts)):
            part.setParent(self)
        parts.pin.passed.connect(self.let_in)
        parts.cleaning.over.connect(self._cleaned)
        parts.grid.over.connect(self.back)

    # What QML reads

    @Property(str, notify=pageChanged, final=True)
    def page(self) -> str:
        return self._page

    @Property(str, constant=True, final=True)
    def refusal(self) -> str:
        return self._refusal

    @Property(str, constant=True, final=True)
    def note(self) -> str:
        return self._note

    @Property(StaffPin, constant=True, final=True)
    def pin(self) -> StaffPin:
        return self._parts.pin

    @Property(StaffCleaning, constant=True, final=True)
    def cleaning(self) -> StaffCleaning:
        return self._parts.cleaning

    @Property(StaffCheck, constant=True, final=True)
    def check(self) -> StaffCheck:
        return self._parts.check

    @Property(StaffGrid, constant=True, final=True)
    def grid(self) -> StaffGrid:
        return self._parts.grid

    @Property(StaffReleases, constant=True, final=True)
    def releases(self) -> StaffReleases:
        return self._parts.releases

    @Property(StaffStick, constant=True, final=True)
    def stick(self) -> StaffStick:
        return self._parts.stick

    @Property(StaffOffer, constant=True, final=True)
    def offer(self) -> StaffOffer:
        return self._parts.offer

    @Property(StaffCounts, constant=True, final=True)
    def counts(self) -> StaffCounts:
        return self._parts.counts

    # What QML asks. Nobody outside gets farther than the keypad.

    @Slot(str)
    def show(self, page: str) -> None:
        """Turn to a page of the menu."""
        if self._inside and page in MENU:
            self.turn(page)

    @Slot()
    def tryTouch(self) -> None:
        if self._inside:
            self.turn("touch")

    @Slot(str)
    def chooseInstalled(self, label: str) -> None:
        """See what would change with a release that is on this machine."""
        path = self._parts.releases.path(label)
        if not self._inside or path is None:
            return
        store = self._around.store
        self._offered_from = "releases"
        self._parts.offer.begin(lambda: path, lambda _file: go_to(label, store))
        self.turn("offer")

    @Slot(int)
    def chooseOnStick(self, number: int) -> None:
        """See what would change with a release that is on a stick."""
        chosen = self._parts.stick.chosen(number)
        if not self._inside or chosen is None:
            return
        store, stick = self._around.store, self._parts.stick
        self._offered_from = "stick"
        self._parts.offer.begin(
            lambda: fetch(chosen, own_folder(stick.folder)),
            lambda file: take(file, store),
            at_least=self._serial_in_use,
            brought=True,
        )
        self.turn("offer")

    @Slot()
    def lookAgain(self) -> None:
        """Look for sticks again."""
        self._parts.stick.begin()

    @Slot()
    def restart(self) -> None:
        """End the program and begin anew."""
        if self._inside:
            self._around.end(anew=True)

    @Slot()
    def close(self) -> None:
        """End the program: the desktop is there."""
        if self._inside:
            self._around.end(anew=False)

    @Slot()
    def back(self) -> None:
        if self._installing:
            return
        match self._page:
            case "menu" | "pin" | "closed":
                self.leave()
            case "touch":
                self._parts.check.touched(self._parts.grid.line())
                self.turn("check", afresh=False)
            case "offer":
                self.turn(self._offered_from)
            case _:
                self.turn("menu")

    @Slot()
    def leave(self) -> None:
        """Close the panel, unless a release is being put in use: who asked for that is to see what came of it."""
        if not self._installing:
            self.shut()

    # What the program asks

    def shut(self) -> None:
        """Close the panel, whatever is going on: the first screen is there again."""
        self._beat.stop()
        self._parts.stick.let_go()
        self.left.emit()

    @Slot()
    def let_in(self) -> None:
        """The PIN was right."""
        self._inside = True
        self.turn("menu")

    def turn(self, page: str, *, afresh: bool = True) -> None:
        """Show a page; one that lists something reads it anew if it is shown `afresh`."""
        self._page = page
        self._stir()
        if afresh:
            match page:
                case "cleaning":
                    self._parts.cleaning.begin()
                case "check":
                    self._parts.check.begin()
                case "releases":
                    self._parts.releases.begin()
                case "stick":
                    self._parts.stick.begin()
                case "counts":
                    self._parts.counts.begin()
        self.pageChanged.emit()

    def key(self, wish: str) -> bool:
        """A key of the pad: whether that was all it asks for."""
        if self._parts.cleaning.running:
            self._parts.cleaning.end()
            return True
        match wish:
            case "back":
                if not (self._page == "pin" and self._parts.pin.takeBack()):
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
        if self._parts.cleaning.running:
            self._stir()  # somebody wipes the glass
        self._parts.cleaning.tick()
        if self._page == "pin":
            self._parts.pin.tick()
        now = self._clock.monotonic()
        waited_out = self._worker.busy and now - self._touched >= LONGEST_WAIT_SECONDS
        if self._worker.busy and not waited_out:
            self._stirred = now  # somebody waits for what they asked for
        if waited_out or now - self._stirred >= LEFT_ALONE_SECONDS:
            self.shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        repeated = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        if event.type() in _INPUT and not repeated:
            self._stir()
        return super().eventFilter(watched, event)

    def _stir(self) -> None:
        self._touched = self._stirred = self._clock.monotonic()

    @Slot(bool)
    def _cleaned(self, by_itself: bool) -> None:
        """After the countdown the screen is the visitors' again (HYG-01); whoever pressed a key goes on."""
        if by_itself:
            self.leave()
        else:
            self.turn("menu")

    @property
    def _installing(self) -> bool:
        return self._parts.offer.state == "working"

    def _serial_in_use(self) -> int:
        try:
            current = self._around.store.current()
        except OSError:
            return 0
        return current.serial if current is not None else 0
