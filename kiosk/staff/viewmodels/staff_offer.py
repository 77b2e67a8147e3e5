"""One release that could be shown: what would change, the question, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.changeover import Outcome, Preview, preview
from kiosk.staff.stick_releases import StickFault
from kiosk.staff.work import SORRY
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.staff.surroundings import Surroundings
    from kiosk.staff.work import Worker

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

LOOKING = "Reading the release and comparing it. This takes a few seconds."
CHANGED = "Something else is on the screen now. Comparing with that. This takes a few seconds."
WORKING = "Putting it in use. Wait until it is done, and leave the stick in."


@dataclass(frozen=True, slots=True)
class _Compared:
    """A release that may be put in use: its file, what it was compared with, and how it is put in use."""

    file: Path
    shown: Path | None
    act: Callable[[Path], Outcome]
    at_least: Callable[[], int]
    brought: bool


def _any() -> int:
    return 0


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffOffer(QObject):
    """`state` is "looking", "ready", "working", "done" or "refused"."""

    changed = Signal()

    def __init__(self, around: Surroundings, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around, self._worker = around, worker
        self._state, self._said = "looking", ""
        self._preview = Preview()
        self._compared: _Compared | None = None
        self._number = 0
        self._red = RowsModel(("where", "before", "after"), self)
        self._items = RowsModel(("said",), self)

    @Property(str, notify=changed, final=True)
    def state(self) -> str:
        return self._state

    @Property(str, notify=changed, final=True)
    def title(self) -> str:
        """Which release it is."""
        return self._preview.title

    @Property(str, notify=changed, final=True)
    def said(self) -> str:
        """What would change, in a sentence; or what is being done, what came of it, or why it cannot be."""
        return self._said

    @Property(RowsModel, constant=True, final=True)
    def red(self) -> RowsModel:
        return self._red

    @Property(RowsModel, constant=True, final=True)
    def items(self) -> RowsModel:
        return self._items

    def begin(
        self,
        bring: Callable[[], Path],
        act: Callable[[Path], Outcome],
        *,
        at_least: Callable[[], int] = _any,
        brought: bool = False,
    ) -> None:
        """Compare what `bring` gives with what is on the screen. `act` puts it in use, if somebody says so.

        `brought`: it is off a stick, and not installed here. What is still on its way for an earlier
        choice is dropped when it arrives.
        """
        self._begin(bring, act, at_least, brought, LOOKING)

    @Slot()
    def accept(self) -> None:
        """Show this one. If the screen shows something else by now, nobody has seen what would change: compare anew."""
        offered = self._compared
        if self._state != "ready" or offered is None:
            return
        if offered.shown != self._shown():
            self._begin(lambda: offered.file, offered.act, offered.at_least, offered.brought, CHANGED)
            return
        number = self._number
        self._worker.run(
            lambda: offered.act(offered.file),
            lambda outcome: self._acted(number, outcome),
            lambda: self._failed(number),
        )
        self._tell("working", WORKING)

    def _begin(
        self,
        bring: Callable[[], Path],
        act: Callable[[Path], Outcome],
        at_least: Callable[[], int],
        brought: bool,
        said: str,
    ) -> None:
        self._number += 1
        number, shown, least = self._number, self._shown(), at_least()
        self._compared, self._preview = None, Preview()

        def look() -> tuple[_Compared | None, Preview]:
            try:
                file = bring()
            except StickFault as fault:
                return None, Preview(refusal=str(fault))
            return _Compared(file, shown, act, at_least, brought), preview(shown, file, at_least=least, brought=brought)

        self._worker.run(look, lambda seen: self._looked(number, *seen), lambda: self._failed(number))
        self._tell("looking", said)

    def _shown(self) -> Path | None:
        library = self._around.shown()
        return library.path if library is not None else None

    def _looked(self, number: int, compared: _Compared | None, seen: Preview) -> None:
        if number != self._number:
            return
        self._compared, self._preview = compared, seen
        self._tell("refused" if seen.refusal else "ready", seen.refusal or seen.summary)

    def _acted(self, number: int, outcome: Outcome) -> None:
        if outcome.done:
            self._around.look()
        if number == self._number:
            self._tell("done" if outcome.done else "refused", outcome.said)

    def _failed(self, number: int) -> None:
        if number == self._number:
            self._tell("refused", SORRY)

    def _tell(self, state: str, said: str) -> None:
        self._state, self._said = state, said
        listed = self._preview if state == "ready" else Preview()
        self._red.show((row.where, row.before, row.after) for row in listed.red)
        self._items.show((item,) for item in listed.items)
        self.changed.emit()
