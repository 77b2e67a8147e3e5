"""The rows of the worklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.typed import QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from db.worklist import Task

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

ROLES = {Qt.ItemDataRole.UserRole + n: name for n, name in enumerate(("reason", "item", "title", "why"), 1)}


@QmlElement
@QmlUncreatable("made by Desk")
class DeskTasks(QAbstractListModel):
    """What waits, the most pressing first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: tuple[Task, ...] = ()

    def show(self, tasks: Sequence[Task]) -> None:
        self.beginResetModel()
        self._tasks = tuple(tasks)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._tasks)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid) or role not in ROLES:
            return None
        return str(getattr(self._tasks[index.row()], ROLES[role]))

    def roleNames(self) -> dict[int, QByteArray]:
        return {role: QByteArray(name.encode()) for role, name in ROLES.items()}
