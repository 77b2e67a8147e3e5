"""The keypad: digits as they are typed, and what came of the last try."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.people.passphrase import fits
from kiosk import typed
from kiosk.staff.pin import LONGEST, SHORTEST, PinUnreadable, read_pin
from kiosk.staff.work import SORRY
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.staff.pin import Tries
    from kiosk.staff.work import Worker

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

WRONG = "That is not the PIN. Try again."
UNREADABLE = "The PIN of this kiosk cannot be read, so nobody can be let in. IT: run kiosk doctor."


@QmlElement
@QmlUncreatable("made by StaffPanel")
class StaffPin(QObject):
    """The digits leave this object once: to be held against what is kept of the PIN."""

    changed = Signal()
    passed = Signal()

    def __init__(self, file: Path, tries: Tries, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._tries, self._worker = file, tries, worker
        self._digits = ""
        self._said = ""
        self._checking = False

    @Property(int, notify=changed, final=True)
    def typed(self) -> int:
        """How many digits; which ones is nobody's business."""
        return len(self._digits)

    @Property(str, notify=changed, final=True)
    def said(self) -> str:
        """What to do, or what was wrong."""
        left = math.ceil(self._tries.seconds_left)
        if left:
            return f"Too many wrong tries. Wait {left} seconds, then try again."
        return self._said

    @Property(bool, notify=changed, final=True)
    def complete(self) -> bool:
        """Whether there are digits enough for a try, and a try is open."""
        return len(self._digits) >= SHORTEST and not self._checking and not self._tries.seconds_left

    @Property(bool, notify=changed, final=True)
    def open(self) -> bool:
        """Whether digits are taken now."""
        return not self._checking and not self._tries.seconds_left

    @Slot(str)
    def press(self, digit: str) -> None:
        if self.open and len(digit) == 1 and digit in "0123456789" and len(self._digits) < LONGEST:
            self._digits += digit
            self._said = ""
            self.changed.emit()

    @Slot(result=bool)
    def takeBack(self) -> bool:
        """Take the last digit back; False when there is none."""
        if not self._digits:
            return False
        self._digits = self._digits[:-1]
        self.changed.emit()
        return True

    @Slot()
    def enter(self) -> None:
        if not self.complete:
            return
        digits, self._digits = self._digits, ""
        try:
            secret = read_pin(self._file)
        except PinUnreadable:
            secret = None
        if secret is None:
            self._say(typed.here(UNREADABLE, self._file.parent))
            return
        self._checking = True
        self.changed.emit()
        tries = self._tries

        def hold_against() -> bool:
            right = fits(digits, secret)
            tries.count(right)  # here, so that a try counts for who leaves before it is answered
            return right

        self._worker.run(hold_against, self._answered, lambda: self._say(SORRY))

    def tick(self) -> None:
        """A second has passed: who was locked out may try again."""
        self.changed.emit()

    def _answered(self, right: bool) -> None:
        self._say("" if right else WRONG)
        if right:
            self.passed.emit()

    def _say(self, words: str) -> None:
        self._checking = False
        self._said = words
        self.changed.emit()
