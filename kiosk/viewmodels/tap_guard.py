"""Which tap counts: a trembling hand taps twice and means it once (TCH-05)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import QmlUncreatable

if TYPE_CHECKING:
    from kiosk.clock import Clock

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

GUARD_SECONDS = 0.5  # EN 301 549 5.8
STEADY_SECONDS = 1.0  # for a hand that shakes: the longest that TCH-05 allows
KEY_SECONDS = 0.25
"""For keys of the on-screen keyboard: long enough for a bounce, short enough for the "ss" of "illness"."""
SAME_SPOT_MM = 12.0  # a little over half a target: the same finger on a page that changed under it


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class TapGuard(QObject):
    """Takes a tap unless it repeats the last one: same target, or same spot on a new page.

    Of several targets that are held down together only the first one let go counts (TCH-08).
    """

    fingered = Signal()
    """A finger came down on a target."""
    keyed = Signal()
    """A key was pressed on a target."""
    chosen = Signal(str, bool)
    """One of several was chosen: what it says, and whether it is chosen now."""

    def __init__(self, clock: Clock, *, px_per_mm: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reach = SAME_SPOT_MM * px_per_mm
        self._seconds, self._key_seconds = GUARD_SECONDS, KEY_SECONDS
        self._last: tuple[float, str, float, float] | None = None
        self._last_was_key = False
        self._down: set[str] = set()
        self._passed_over: set[str] = set()

    def steady(self, on: bool) -> None:
        """Wait longer before a repeated tap counts again, or as long as usual."""
        self._seconds, self._key_seconds = (STEADY_SECONDS, STEADY_SECONDS) if on else (GUARD_SECONDS, KEY_SECONDS)

    @Slot(str, bool)
    def touched(self, target: str, down: bool) -> None:
        """A finger or palm came down on `target`, or left it."""
        self._passed_over.discard(target)
        if down:
            self._down.add(target)
            self.fingered.emit()
        else:
            self._down.discard(target)

    @Slot(str, float, float, result=bool)
    def accept(self, target: str, x: float, y: float) -> bool:
        """Whether the tap on `target` at scene point (x, y), in pixels, is to be acted on."""
        if target in self._passed_over:
            return False
        if self._last is not None:
            then, last_target, _, _ = self._last
            repeated = target == last_target or self._near(x, y)
            if repeated and self._clock.monotonic() - then < self._seconds:
                return False
        self._take(target, x, y)
        return True

    @Slot(str, float, float, result=bool)
    def acceptKey(self, target: str, x: float, y: float) -> bool:
        """The same for a key that is typed with.

        Another key counts at once, however near: words are typed faster than pages are turned. The
        same key counts again after `KEY_SECONDS`, with a steady hand after `STEADY_SECONDS`. The
        finger that brought the keyboard up does not type with the tap that did it.
        """
        if target in self._passed_over:
            return False
        if self._last is not None:
            then, last_target, _, _ = self._last
            since = self._clock.monotonic() - then
            if target == last_target and since < self._key_seconds:
                return False
            if not self._last_was_key and self._near(x, y) and since < self._seconds:
                return False
        self._take(target, x, y)
        self._last_was_key = True
        return True

    def _near(self, x: float, y: float) -> bool:
        assert self._last is not None
        _, _, last_x, last_y = self._last
        return abs(x - last_x) <= self._reach and abs(y - last_y) <= self._reach

    def _take(self, target: str, x: float, y: float) -> None:
        self._last = (self._clock.monotonic(), target, x, y)
        self._last_was_key = False
        self._passed_over |= self._down - {target}

    @Slot(str, result=bool)
    def acceptWord(self, target: str) -> bool:
        """The same for a word within text, which knows nothing of points: any tap just before it silences it."""
        now = self._clock.monotonic()
        if self._last is not None and now - self._last[0] < self._seconds:
            return False
        self._last = (now, target, math.inf, math.inf)
        self._last_was_key = False
        return True
