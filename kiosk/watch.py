"""Notices a new release and waits until nobody is using the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from pathlib import Path

SETTLE_MS = 200  # an install renames several files: one look after the last of them


class ReleaseWatch(QObject):
    """Emits `changed` a moment after anything in the folder changed.

    The folder is watched and not the file, which is replaced and never rewritten. A folder
    that does not exist yet is awaited in its parent.
    """

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._report)
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())
        self._attach()

    def _attach(self) -> None:
        wanted = self._folder if self._folder.is_dir() else self._folder.parent
        watched = self._watcher.directories()
        if str(wanted) in watched or not wanted.is_dir():
            return
        if watched:
            self._watcher.removePaths(watched)
        self._watcher.addPath(str(wanted))

    @Slot()
    def _report(self) -> None:
        self._attach()
        self.changed.emit()
