"""Cleaning: for a minute the glass takes no touch, then the screen comes back by itself (HYG-01)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.staff.cleaned import Cleaned

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

SECONDS = 60
LEAST_SECONDS = 10
"""Whoever ends it sooner has not cleaned the screen."""


@QmlElement
@QmlUncreatable("made by StaffPanel")
class StaffCleaning(QObject):
    """Counts down while it is `running`, and notes that the screen was cleaned."""

    changed = Signal()
    over = Signal(bool)
    """Whether the time was up. Else somebody stands there, who pressed a key."""

    def __init__(self, clock: Clock, cleaned: Cleaned, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._cleaned = clock, cleaned
        self._began: float | None = None

    @property
    def running(self) -> bool:
        return self._began is not None

    @Property(int, notify=changed, final=True)
    def secondsLeft(self) -> int:
        return max(0, math.ceil(SECONDS - self._passed()))

    @Property(str, notify=changed, final=True)
    def lastCleaned(self) -> str:
        """When the screen was last cleaned, as a sentence."""
        return self._cleaned.said

    def begin(self) -> None:
        self._began = self._clock.monotonic()
        self.changed.emit()

    def tick(self) -> None:
        """A second has passed."""
        if not self.running:
            return
        if self._passed() >= SECONDS:
            self.end()
        else:
            self.changed.emit()

    def end(self) -> None:
        """It is over, by itself or because somebody pressed a key."""
        if not self.running:
            return
        by_itself = self._passed() >= SECONDS
        if self._passed() >= LEAST_SECONDS:
            self._cleaned.note()
        self._began = None
        self.changed.emit()
        self.over.emit(by_itself)

    def _passed(self) -> float:
        return self._clock.monotonic() - self._began if self._began is not None else 0.0
