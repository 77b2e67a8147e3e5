"""Attract, reading, warning: the idle machine of `kiosk.idle` on Qt's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.idle import IdleMachine

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/app.py")
class Session(QObject):
    """Where a visit stands. One single-shot timer waits for the next change, so that idling costs nothing."""

    stateChanged = Signal()
    secondsLeftChanged = Signal()
    ended = Signal()
    begun = Signal()

    def __init__(self, machine: IdleMachine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._machine = machine
        self._state = str(machine.state)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)

    @Property(str, notify=stateChanged, final=True)
    def state(self) -> str:
        return self._state

    @Property(int, notify=secondsLeftChanged, final=True)
    def secondsLeft(self) -> int:
        """Whole seconds until the screen clears, while the warning stands."""
        return int(self._machine.seconds_left)

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the idle time starts again."""
        self._machine.touched()
        self._settle()

    @Slot()
    def answer(self) -> None:
        """The visitor said that they are still reading."""
        self._machine.answer()
        self._settle()

    def page_shown(self, words: int) -> None:
        """A screen with so many words came up: a long page is given longer (TIM-03)."""
        self._machine.page_shown(words)
        self._settle()

    def end(self) -> None:
        """Back to Attract at once: somebody asked to start again."""
        self._machine.ended()
        self._settle()

    @Slot()
    def tick(self) -> None:
        """Look at the clock; called by the timer, and by tests that moved the clock."""
        self._machine.tick()
        self._settle()

    def _settle(self) -> None:
        before, self._state = self._state, str(self._machine.state)
        wait = self._machine.next_wakeup()
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(max(1, int(wait * 1000) + 1))
        if self._state == "warning":
            self.secondsLeftChanged.emit()
        if before != self._state:
            if self._state == "attract":
                self.ended.emit()
            elif before == "attract":
                self.begun.emit()
            self.stateChanged.emit()
