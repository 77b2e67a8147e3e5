"""The opening check: its lines, and how it is as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.staff.check_sheet import NOT_TRIED, SOUND, Light, OnScreen, Sheet, check_sheet, summary
from kiosk.staff.seen import answers
from kiosk.staff.work import SORRY
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.staff.check_sheet import Line
    from kiosk.staff.surroundings import Surroundings
    from kiosk.staff.work import Worker

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

WORDS = {Light.GREEN: "Good", Light.AMBER: "Look at this", Light.RED: "Broken", Light.NONE: "Nothing to do"}
ROLES = ("name", "light", "word", "found", "advice")
LOOKING = "Looking at everything. This takes a few seconds."


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffCheck(QObject):
    """The sheet is filled anew each time it is turned to; touch and sound stand on it from the start."""

    changed = Signal()

    def __init__(self, around: Surroundings, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._around, self._worker = around, worker
        self._touch = NOT_TRIED
        self._found = Sheet()
        self._looking = False
        self._shown: OnScreen | None = None
        self._fault = ""
        self._rows, self._technical = RowsModel(ROLES, self), RowsModel(ROLES, self)

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(RowsModel, constant=True, final=True)
    def technical(self) -> RowsModel:
        return self._technical

    @Property(str, notify=changed, final=True)
    def summary(self) -> str:
        if self._looking:
            return LOOKING
        return self._fault or summary((self._touch, *self._found.daily, *self._found.technical))

    @Property(bool, notify=changed, final=True)
    def looking(self) -> bool:
        return self._looking

    def begin(self) -> None:
        """Look at everything. Who comes back before that is done waits for it, unless something else is shown now."""
        library = self._around.shown()
        shown = OnScreen(library.header) if library is not None else None
        if self._looking and shown == self._shown:
            return
        machine = replace(self._around.machine, known=answers(self._around.watched))
        self._looking, self._shown = True, shown
        self._worker.run(
            lambda: check_sheet(machine, shown),
            lambda found: self._filled(found, shown),
            self._failed,
        )
        self._show()

    def touched(self, line: Line) -> None:
        """The touch grid was tried."""
        self._touch = line
        self._show()

    def _filled(self, found: Sheet, shown: OnScreen | None) -> None:
        if shown != self._shown:  # another look is on its way
            return
        self._looking, self._fault, self._found = False, "", found
        self._show()

    def _failed(self) -> None:
        self._looking, self._fault = False, SORRY
        self._show()

    def _show(self) -> None:
        for model, lines in (
            (self._rows, (self._touch, SOUND, *self._found.daily)),
            (self._technical, self._found.technical),
        ):
            model.show((each.name, str(each.light), WORDS[each.light], each.found, each.advice) for each in lines)
        self.changed.emit()
