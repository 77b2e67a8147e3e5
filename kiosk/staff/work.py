"""Slow work beside the screen. What comes of it arrives on Qt's thread, and never at a panel that is gone."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

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
        self._ready.connect(self._arrived)

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def run(self, job: Callable[[], T], then: Callable[[T], None], sorry: Callable[[], None]) -> None:
        """Do `job` in a thread, then `then` with what it gave, or `sorry` after a fault of ours, which is logged."""
        self._number += 1
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

    def _arrived(self, number: int, given: object, whole: bool) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        then, sorry = waiting
        if whole:
            then(given)
        else:
            sorry()
        self.busyChanged.emit()
