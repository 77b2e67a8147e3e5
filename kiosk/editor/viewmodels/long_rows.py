"""A list that is shown by and by: all of a long one at once would take a moment to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in kiosk/editor/viewmodels")
class LongRows(RowsModel):
    """`more` rows are not in the list yet; `showMore` adds the next `at_once` of them."""

    moreChanged = Signal()

    def __init__(self, roles: Sequence[str], at_once: int, parent: QObject | None = None) -> None:
        super().__init__(roles, parent)
        self._at_once = at_once
        self._rest: list[tuple[Any, ...]] = []

    @Property(int, notify=moreChanged, final=True)
    def more(self) -> int:
        return len(self._rest)

    def show(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Replace all rows, and begin again with the first."""
        every = list(rows)
        super().show(every[: self._at_once])
        self._leave(every[self._at_once :])

    @Slot()
    def showMore(self) -> None:
        self.extend(self._rest[: self._at_once])
        self._leave(self._rest[self._at_once :])

    def _leave(self, rest: list[tuple[Any, ...]]) -> None:
        before, self._rest = len(self._rest), rest
        if len(rest) != before:
            self.moreChanged.emit()
