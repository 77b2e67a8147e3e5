"""Counts how often pages are opened, where a site has asked for it: by page and day, and nothing else.

What was counted grows old and goes (PRV-04), also where a site has switched counting off again.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

log = logging.getLogger("kiosk")

WRITE_EVERY_MS = 60 * 60 * 1000
"""Once an hour: a file that changed with each visit would tell when somebody stood here. A kill loses an hour."""
LOOK_EVERY_MS = 24 * 60 * 60 * 1000
"""For counts that have grown too old."""


class Counting(QObject):
    """Keeps counts in memory and adds them to the file once an hour, and at the end.

    `today` gives None while the clock cannot be believed: then nothing is counted.
    """

    def __init__(self, file: Path, *, today: Callable[[], date | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._today = today
        self._opened: Counter[tuple[date, str]] = Counter()
        self._broken = False
        self._hourly = QTimer(self)
        self._hourly.setInterval(WRITE_EVERY_MS)
        self._hourly.timeout.connect(self.write)
        self._hourly.start()

    def opened(self, page: str) -> None:
        """A visitor has opened a page."""
        today = self._today()
        if today is not None:
            self._opened[today, page] += 1

    @Slot()
    def write(self) -> None:
        """Add what was counted to the file. Where that fails it is forgotten: nobody's visit depends on it."""
        from db.counts.store import CannotCount, add

        today = self._today()
        if not self._opened or today is None:
            return
        counted, self._opened = self._opened, Counter()
        try:
            add(self._file, counted, today)
            self._broken = False
        except CannotCount as problem:
            if not self._broken:  # once, and not every hour
                log.warning("%s", problem)
            self._broken = True


class Ageing(QObject):
    """Has counts that are too old removed, once a day, in a thread of its own: its disk may be slow or gone.

    `today` as in `Counting`: while the clock cannot be believed nothing is removed.
    """

    def __init__(self, file: Path, *, today: Callable[[], date | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._today = today
        self._told = False
        self._daily = QTimer(self)
        self._daily.setInterval(LOOK_EVERY_MS)
        self._daily.timeout.connect(self.look)
        self._daily.start()

    @Slot()
    def look(self) -> None:
        """Begin to remove what is too old. Where that fails the log says so once, and the kiosk goes on."""
        from db.counts.store import anything_at

        # Most kiosks never count: they need not even know which day it is.
        today = self._today() if anything_at(self._file) else None
        if today is not None:
            threading.Thread(target=self._forget, args=(today,), name="old-counts", daemon=True).start()

    def _forget(self, today: date) -> None:
        from db.counts.store import CannotCount, forget_old

        try:
            forget_old(self._file, today)
        except CannotCount as problem:
            if not self._told:
                log.warning("%s", problem)
            self._told = True
