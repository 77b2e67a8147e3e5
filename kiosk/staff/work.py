"""Slow work beside the screen. What comes of it arrives on Qt's thread, and never at a panel that is gone."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
SORRY = "This did not work because of a fault in the program. It is in the log. Tell IT."

log = logging.getLogger("kiosk")


class Worker(QObject):
    """Runs jobs in threads of their own. It outlives the panels that ask it."""

    busyChanged = Signal()
    _ready = Signal(int, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[], None]]] = {}
        self._running = 0
        self._last: list[Callable[[], None]] = []
        self._ready.connect(self._arrived)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def run(self, job: Callable[[], T], then: Callable[[T], None], sorry: Callable[[], None]) -> None:
        """Do `job` in a thread, then `then` with what it gave, or `sorry` after a fault of ours, which is logged."""
        self._number += 1
        self._running += 1
        number = self._number
        self._waiting[number] = then, sorry

        def work() -> None:
            given, whole = None, False
            try:
                given, whole = job(), True
            except Exception:
                log.exception("work for the staff panel failed")
            with suppress(RuntimeError):  # the program ended meanwhile
                self._ready.emit(number, given, whole)

        threading.Thread(target=work, name="staff", daemon=True).start()
        self.busyChanged.emit()

    def forget(self) -> None:
        """Nobody waits any more for what is still being done."""
        self._waiting.clear()
        self.busyChanged.emit()

    def when_still(self, do: Callable[[], None]) -> None:
        """Do this as soon as no job runs any more, of those either for which nobody waits: at once if none does."""
        self._last.append(do)
        if not self._running:
            self.be_done()

    def be_done(self) -> None:
        """Do now what was put off until no job runs: the program ends."""
        last, self._last = self._last, []
        for do in last:
            do()

    @Slot(int, object, bool)
    def _arrived(self, number: int, given: object, whole: bool) -> None:
        self._running -= 1
        self._answer(number, given, whole)
        if not self._running:
            self.be_done()

    def _answer(self, number: int, given: object, whole: bool) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        then, sorry = waiting
        if whole:
            then(given)
        else:
            sorry()
        self.busyChanged.emit()
