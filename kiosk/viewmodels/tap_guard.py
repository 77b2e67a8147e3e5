"""Which tap counts: a trembling hand taps twice and means it once (TCH-05)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import QmlUncreatable

if TYPE_CHECKING:
    from kiosk.clock import Clock

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

GUARD_SECONDS = 0.5  # EN 301 549 5.8
SAME_SPOT_MM = 12.0  # a little over half a target: the same finger on a page that changed under it


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class TapGuard(QObject):
    """Takes a tap unless it repeats the last one: same target, or same spot on a new page.

    Of several targets that are held down together only the first one let go counts (TCH-08).
    """

    def __init__(self, clock: Clock, *, px_per_mm: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reach = SAME_SPOT_MM * px_per_mm
        self._last: tuple[float, str, float, float] | None = None
        self._down: set[str] = set()
        self._passed_over: set[str] = set()

    @Slot(str, bool)
    def touched(self, target: str, down: bool) -> None:
        """A finger or palm came down on `target`, or left it."""
        self._passed_over.discard(target)
        if down:
            self._down.add(target)
        else:
            self._down.discard(target)

    @Slot(str, float, float, result=bool)
    def accept(self, target: str, x: float, y: float) -> bool:
        """Whether the tap on `target` at scene point (x, y), in pixels, is to be acted on."""
        if target in self._passed_over:
            return False
        now = self._clock.monotonic()
        if self._last is not None:
            then, last_target, last_x, last_y = self._last
            near = abs(x - last_x) <= self._reach and abs(y - last_y) <= self._reach
            if now - then < GUARD_SECONDS and (target == last_target or near):
                return False
        self._last = (now, target, x, y)
        self._passed_over |= self._down - {target}
        return True

    @Slot(str, result=bool)
    def acceptWord(self, target: str) -> bool:
        """The same for a word within text, which knows nothing of points: any tap just before it silences it."""
        now = self._clock.monotonic()
        if self._last is not None and now - self._last[0] < GUARD_SECONDS:
            return False
        self._last = (now, target, math.inf, math.inf)
        return True
