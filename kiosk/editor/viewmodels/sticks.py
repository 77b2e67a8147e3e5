"""The memory sticks that are plugged into this computer now: places that a file can go to."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.editor.viewmodels.job import Job
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

_MB, _GB = 1_000_000, 1_000_000_000


@QmlElement
@QmlUncreatable("made by Desk")
class Sticks(QObject):
    """Looked for beside the window: a stick that was pulled without being let go can make a look at it wait."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[tuple[str, str], ...] = ()
        self._job = Job(self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._see)

    @Property(bool, notify=changed, final=True)
    def looking(self) -> bool:
        return self._job.running

    @Property(list, notify=changed, final=True)
    def choices(self) -> list[dict[str, str]]:
        """The sticks, as folders with their names and how much room there is."""
        return [{"value": folder, "label": label} for folder, label in self._found]

    @Slot()
    def look(self) -> None:
        """Find out which are there now. The list as it was stays until the new one is there."""
        self._job.start("Looking for sticks", lambda _progress, _stopped: _plugged_in())

    def close(self) -> None:
        """The window goes."""
        self._job.wait()

    @Slot(object)
    def _see(self, found: tuple[tuple[str, str], ...] | None) -> None:
        self._found = found or ()
        self.changed.emit()


def _plugged_in() -> tuple[tuple[str, str], ...]:
    from kiosk.machine.sticks import sticks

    return tuple((str(folder), f"{folder.name or folder} ({_room(folder)})") for folder in sticks())


def _room(folder: Path) -> str:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return "it does not answer"
    return f"{free / _GB:.1f} GB free" if free >= _GB else f"{free // _MB} MB free"
