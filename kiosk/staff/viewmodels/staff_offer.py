"""One release that could be shown: what would change, the question, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.changeover import Outcome, Preview, preview
from kiosk.staff.sticks import StickFault
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
WORKING = "Putting it in use. Leave the stick in."


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
        self._file: Path | None = None
        self._act: Callable[[Path], Outcome] = lambda _file: Outcome(False, "")
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

    def begin(self, bring: Callable[[], Path], act: Callable[[Path], Outcome], *, at_least: int = 0) -> None:
        """Compare what `bring` gives with what is on the screen. `act` puts it in use, if somebody says so."""
        self._act, self._file = act, None
        self._preview = Preview()
        library = self._around.shown()
        shown = library.path if library is not None else None

        def look() -> tuple[Path | None, Preview]:
            try:
                file = bring()
            except StickFault as fault:
                return None, Preview(refusal=str(fault))
            return file, preview(shown, file, at_least=at_least)

        self._worker.run(look, self._looked, self._failed)
        self._tell("looking", LOOKING)

    @Slot()
    def accept(self) -> None:
        """Show this one."""
        file, act = self._file, self._act
        if self._state != "ready" or file is None:
            return
        self._worker.run(lambda: act(file), self._acted, self._failed)
        self._tell("working", WORKING)

    def _looked(self, seen: tuple[Path | None, Preview]) -> None:
        self._file, self._preview = seen
        refusal = self._preview.refusal
        self._tell("refused" if refusal else "ready", refusal or self._preview.summary)

    def _acted(self, outcome: Outcome) -> None:
        if outcome.done:
            self._around.look()
        self._tell("done" if outcome.done else "refused", outcome.said)

    def _failed(self) -> None:
        self._tell("refused", SORRY)

    def _tell(self, state: str, said: str) -> None:
        self._state, self._said = state, said
        listed = self._preview if state == "ready" else Preview()
        self._red.show((row.where, row.before, row.after) for row in listed.red)
        self._items.show((item,) for item in listed.items)
        self.changed.emit()
