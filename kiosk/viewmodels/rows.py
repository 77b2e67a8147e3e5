"""A list model made of rows with named roles: the shape every list on screen has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Signal
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

# Qt.ItemDataRole.UserRole + 1, written out: to ask the name `Qt` for it makes 40 ms of enumerations at every start.
_FIRST_ROLE = 0x0100 + 1
_NOWHERE = QModelIndex()


@QmlElement
@QmlUncreatable("made in kiosk/viewmodels")
class RowsModel(QAbstractListModel):
    """Rows are tuples in the order of `roles`; a delegate asks for a role by its name."""

    countChanged = Signal()

    def __init__(self, roles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = {_FIRST_ROLE + index: QByteArray(name.encode()) for index, name in enumerate(roles)}
        self._rows: list[tuple[Any, ...]] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if role not in self._roles or not self.checkIndex(index):
            return None
        row = index.row()
        return self._rows[row][role - _FIRST_ROLE] if 0 <= row < len(self._rows) else None

    def roleNames(self) -> dict[int, QByteArray]:
        return self._roles

    @Property(int, notify=countChanged, final=True)
    def count(self) -> int:
        return len(self._rows)

    def show(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Replace all rows."""
        before = len(self._rows)
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        if len(self._rows) != before:
            self.countChanged.emit()

    def change(self, rows: Sequence[tuple[Any, ...]], *, most: int | None = None) -> None:
        """Replace all rows, keeping what is on screen for those that are there before and after.

        For a list that changes at every key: its delegates are filled anew instead of made anew.
        Of rows behind the first `most` only those too many are taken out, the others stay as they are.
        """
        self._cut(len(rows))
        now = rows[:most]
        kept = min(len(now), len(self._rows))
        for number in range(kept):
            if self._rows[number] != now[number]:
                self._rows[number] = now[number]
                place = self.index(number)
                self.dataChanged.emit(place, place, list(self._roles))
        self.extend(now[kept:])

    def patch(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Replace the rows from the first that differs to the last, and leave the others on screen as they are.

        For a list of which one row changes at a time. A row whose first role stays is filled anew; any other gets a
        delegate of its own.
        """
        before, shared = self._rows, min(len(self._rows), len(rows))
        head = next((n for n in range(shared) if before[n] != rows[n]), shared)
        tail = next((n for n in range(shared - head) if before[-1 - n] != rows[-1 - n]), shared - head)
        old, new = before[head : len(before) - tail], list(rows[head : len(rows) - tail])
        if [row[0] for row in old] == [row[0] for row in new]:
            for number, row in enumerate(new, head):
                self._rows[number] = row
                place = self.index(number)
                self.dataChanged.emit(place, place, list(self._roles))
            return
        if old:
            self.beginRemoveRows(_NOWHERE, head, head + len(old) - 1)
            del self._rows[head : head + len(old)]
            self.endRemoveRows()
        if new:
            self.beginInsertRows(_NOWHERE, head, head + len(new) - 1)
            self._rows[head:head] = new
            self.endInsertRows()
        if len(old) != len(new):
            self.countChanged.emit()

    def _cut(self, length: int) -> None:
        before = len(self._rows)
        if length < before:
            self.beginRemoveRows(_NOWHERE, length, before - 1)
            del self._rows[length:]
            self.endRemoveRows()
            self.countChanged.emit()

    def extend(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add rows behind those that are shown, without disturbing them."""
        more = list(rows)
        if not more:
            return
        first = len(self._rows)
        self.beginInsertRows(_NOWHERE, first, first + len(more) - 1)
        self._rows.extend(more)
        self.endInsertRows()
        self.countChanged.emit()
