"""The glass as a grid of places that a finger has to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.staff.touch_grid import TouchGrid
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from kiosk.staff.check_sheet import Line

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/staff/panel.py")
class StaffGrid(QObject):
    """`over` once every place has answered."""

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = TouchGrid(1, 1)
        self._places = RowsModel(("answered",), self)

    @Property(RowsModel, constant=True, final=True)
    def places(self) -> RowsModel:
        return self._places

    @Slot(int, int)
    def lay(self, columns: int, rows: int) -> None:
        """Begin anew with so many places."""
        self._grid = TouchGrid(columns, rows)
        self._show()

    @Slot(float, float)
    def touch(self, x: float, y: float) -> None:
        """A finger is at these parts (0 to 1) of the width and height."""
        if self._grid.touch(x, y):
            self._show()
            if self._grid.complete:
                self.over.emit()

    def line(self) -> Line:
        """What the check sheet says of it."""
        return self._grid.line()

    def _show(self) -> None:
        self._places.change([(answered,) for answered in self._grid.answered])
