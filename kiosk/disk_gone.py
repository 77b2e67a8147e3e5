"""Waits for a data folder that does not answer, as on a share that has gone away, beside the page of helplines.

Log, lock and releases lie there, and whatever asks for one of them hangs. So nothing of it is asked for meanwhile,
but in threads that may be left behind.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from kiosk.patience import answers, ask

if TYPE_CHECKING:
    from pathlib import Path

SAID = "The folder {} does not answer. Patients see the page of helplines until it does."


class Silence(QObject):
    """Ends the loop of the page of helplines when the data folder answers after all. `over` says that it has."""

    _answered = Signal()

    def __init__(self, data: Path) -> None:
        super().__init__()
        self.over = False
        self._answered.connect(self._end)
        threading.Thread(target=self._listen, args=(data,), name="silent-disk", daemon=True).start()

    def _listen(self, data: Path) -> None:
        # Of a share that is still gone an error may come after minutes, and then silence again.
        while not ask(data) and not answers(data):
            pass
        with suppress(RuntimeError):  # the program ended meanwhile
            self._answered.emit()

    @Slot()
    def _end(self) -> None:
        self.over = True
        QCoreApplication.exit(0)
