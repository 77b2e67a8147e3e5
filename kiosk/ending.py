"""Ends the screen in an orderly way when the system asks it to: counts are written, the log says so.

Qt's loop waits in C, where Python's own handlers are not heard before the next touch. So each signal writes a byte
into a pipe, and the pipe wakes the loop.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

from kiosk.exit_codes import SIGNALLED

if TYPE_CHECKING:
    from types import FrameType

ASKING = ("SIGTERM", "SIGINT", "SIGHUP")
"""From a supervisor, from Ctrl+C, from a terminal that is closed."""


class Ending(QObject):
    """Listens from now on. `said` is the name of the signal that came, "" as long as none has.

    Windows ends a program by its window, and has no signal but Ctrl+C, which works there as ever.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.said = ""
        if sys.platform == "win32":
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            return
        self._heard, wakes = os.pipe()
        for end in (self._heard, wakes):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._heard, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        for number in (signal.Signals[name] for name in ASKING):
            if signal.getsignal(number) != signal.SIG_IGN:  # as nohup has it
                signal.signal(number, self._end)

    @property
    def exit_code(self) -> int:
        """What the process ends with after a signal."""
        return SIGNALLED + signal.Signals[self.said] if self.said else 0

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self.said = signal.Signals(number).name
        QCoreApplication.exit(self.exit_code)  # no loop may run yet: whoever starts one looks at `said` first

    @Slot()
    def _drain(self) -> None:
        os.read(self._heard, 64)
        if self.said:  # it came before the loop had begun, which heard nothing of it
            QCoreApplication.exit(self.exit_code)
