"""Work that may take longer than half a second: done beside the window, with how far it is."""

from __future__ import annotations

import gc
import logging
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.publish.outcome import Progress

    Work = Callable[[Progress, Callable[[], bool]], Any]

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("kiosk")

_STEPS_TOLD = 100
"""A window needs no more of them: ten thousand pages would be ten thousand events."""

PATIENCE_S = 0.15
"""Work that a click waits for is waited for as long as this: most of it has ended by then, and nothing flickers."""

_at_work: set[Job] = set()


@QmlElement
@QmlUncreatable("made in kiosk/editor/viewmodels")
class Job(QObject):
    """One piece of work at a time. `done` of `total` steps; `total` is 0 while nobody knows.

    A fault of ours is logged whole, and `ended` brings None.
    """

    changed = Signal()
    ended = Signal(object)
    _stepped = Signal(int, int, str)
    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._told = (0, 0, "")
        self._result: object = None
        self._stepped.connect(self._show)
        self._finished.connect(self._end)

    @Property(bool, notify=changed, final=True)
    def running(self) -> bool:
        return self._thread is not None

    @Property(int, notify=changed, final=True)
    def done(self) -> int:
        return self._told[0]

    @Property(int, notify=changed, final=True)
    def total(self) -> int:
        return self._told[1]

    @Property(str, notify=changed, final=True)
    def what(self) -> str:
        return self._told[2]

    @Slot()
    def stop(self) -> None:
        """Ask the work to stop where it can."""
        self._stop.set()

    def start(self, what: str, work: Work, *, patience: float = 0.0) -> bool:
        """Do `work(progress, stopped)` in a thread of its own. False where something is being done already.

        It is waited for as long as `patience`, in seconds: what has ended by then has brought `ended` on return.
        `work` opens for itself whatever it reads: a connection of SQLite stays in the thread that made it.
        """
        if self._thread is not None:
            return False
        self._stop.clear()
        self._told = (0, 0, what)
        _at_work.add(self)
        # A collection in that thread would end objects of Qt there, whose timers belong to this one.
        gc.disable()
        # Not a daemon: whoever closes the window in the middle of it waits until it has ended.
        self._thread = threading.Thread(target=self._run, args=(work,), name="job")
        thread = self._thread
        thread.start()
        if patience:
            thread.join(patience)
            if not thread.is_alive():
                self._end(thread, self._result)
                return True
        self.changed.emit()
        return True

    def wait(self) -> None:
        """Stop the work and wait for its end: the window is closing."""
        self._stop.set()
        self._join()

    def _run(self, work: Work) -> None:
        told = -1

        def progress(done: int, total: int, what: str) -> None:
            nonlocal told
            share = done * _STEPS_TOLD // total if total else done
            if share != told:
                told = share
                self._stepped.emit(done, total, what)

        try:
            result = work(progress, self._stop.is_set)
        except Exception:
            log.exception("a job of the editor failed")
            result = None
        self._result = result
        self._finished.emit(threading.current_thread(), result)

    @Slot(int, int, str)
    def _show(self, done: int, total: int, what: str) -> None:
        self._told = (done, total, what)
        self.changed.emit()

    @Slot(object, object)
    def _end(self, thread: threading.Thread, result: object) -> None:
        # Work that was waited for has ended before its signal is here; another may have begun since.
        if thread is self._thread and self._join():
            self._result = None
            self.changed.emit()
            self.ended.emit(result)

    def _join(self) -> bool:
        """Whether something was being done, which has ended now."""
        if self._thread is None:
            return False
        self._thread.join()
        self._thread = None
        _at_work.discard(self)
        if not _at_work:
            gc.enable()
        return True
