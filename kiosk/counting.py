"""Counts how often pages are opened, where a site has asked for it: by page and day, and nothing else."""

from __future__ import annotations

import logging
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
