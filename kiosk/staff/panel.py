"""Wires the staff panel: the only place that knows its parts. Loaded at the first knock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk import typed
from kiosk.health import data_folder
from kiosk.health.finding import State
from kiosk.staff.cleaned import FILE_NAME as CLEANED_FILE
from kiosk.staff.cleaned import Cleaned
from kiosk.staff.pin import FILE_NAME as PIN_FILE
from kiosk.staff.pin import PinUnreadable, Tries, read_pin
from kiosk.staff.viewmodels.panel_parts import PanelParts
from kiosk.staff.viewmodels.staff_check import StaffCheck
from kiosk.staff.viewmodels.staff_cleaning import StaffCleaning
from kiosk.staff.viewmodels.staff_counts import StaffCounts
from kiosk.staff.viewmodels.staff_grid import StaffGrid
from kiosk.staff.viewmodels.staff_offer import StaffOffer
from kiosk.staff.viewmodels.staff_panel import StaffPanel
from kiosk.staff.viewmodels.staff_pin import UNREADABLE, StaffPin
from kiosk.staff.viewmodels.staff_releases import StaffReleases
from kiosk.staff.viewmodels.staff_stick import StaffStick
from kiosk.staff.work import Worker

if TYPE_CHECKING:
    from kiosk.staff.surroundings import Surroundings
    from kiosk.viewmodels.staff_door import StaffDoor

NO_PIN = "No PIN is set on this kiosk, so the staff panel stays closed. IT sets one with: kiosk staff pin"
READ_ONLY = (
    "The kiosk cannot write to its data folder. Going back to earlier content, taking content from a stick and "
    "keeping the time of cleaning will not work. Ask IT to give the kiosk's account the right to write there."
)
READ_ONLY_RELEASES = (
    "The kiosk cannot write to its folder of releases. Going back to earlier content and taking content from a stick "
    "will not work here. Ask IT to change the content, or to give the kiosk's account the right to write there."
)


class StaffRoom(QObject):
    """What is kept between two visits of staff: wrong tries, and when the screen was cleaned."""

    closed = Signal()

    def __init__(self, around: Surroundings, door: StaffDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around, self._door = around, door
        clock, data = around.machine.clock, around.machine.data
        self._pin_file = data / PIN_FILE
        self._tries = Tries(clock)
        self._cleaned = Cleaned(data / CLEANED_FILE, clock)
        self.worker = Worker(self)
        self.panel: StaffPanel | None = None

    @property
    def tries_made(self) -> int:
        """How many PINs were tried since the program began, right and wrong."""
        return self._tries.made

    def open(self) -> None:
        """Show the panel; whoever knocks while it is open hears nothing."""
        if self.panel is not None:
            return
        self.panel = StaffPanel(
            self._around,
            self._parts(),
            self.worker,
            refusal=self._refusal(),
            note=self._note(),
            parent=self,
        )
        self.panel.left.connect(self._left)
        self.panel.pageChanged.connect(self._door.pageTurned)
        if self._around.watched is not None:
            self._around.watched.installEventFilter(self.panel)
        self._door.open_to(self.panel, self.panel)

    def close(self) -> None:
        """The program ends: whoever stands at the panel leaves it."""
        if self.panel is not None:
            self.panel.shut()
        self.worker.be_done()

    def _parts(self) -> PanelParts:
        around, worker = self._around, self.worker
        return PanelParts(
            pin=StaffPin(self._pin_file, self._tries, worker),
            cleaning=StaffCleaning(around.machine.clock, self._cleaned),
            check=StaffCheck(around, worker),
            grid=StaffGrid(),
            releases=StaffReleases(around),
            stick=StaffStick(worker),
            offer=StaffOffer(around, worker),
            counts=StaffCounts(around, worker),
        )

    @Slot()
    def _left(self) -> None:
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        self.worker.forget()
        if self._around.watched is not None:
            self._around.watched.removeEventFilter(panel)
        self._door.close()
        # Its screens are taken down by now or with the next round of the loop: bindings must not meet nothing.
        QTimer.singleShot(0, panel, panel.deleteLater)
        self.closed.emit()

    def _refusal(self) -> str:
        try:
            said = NO_PIN if read_pin(self._pin_file) is None else ""
        except PinUnreadable:
            said = UNREADABLE
        return typed.here(said, self._around.machine.data)

    def _note(self) -> str:
        found = data_folder.check(self._around.machine)
        unwritable = any(each.name == "data folder" and each.state is State.BROKEN for each in found)
        if unwritable:
            return READ_ONLY
        return "" if data_folder.takes_files(self._around.store.folder) else READ_ONLY_RELEASES
