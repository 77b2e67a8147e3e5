"""A damaged workspace: the newest good backup, which is put back in one action by whoever sits there.

Nobody can sign in for it, as the accounts lie in the file that is damaged. What is put back is what the staff
of this computer wrote themselves; what it takes the place of is kept, and the log says that it was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db import schema
from db.backup.shelf import FOLDER, Backup, BackupFault, backups
from kiosk.editor.viewmodels.job import PATIENCE_S, Job
from kiosk.editor.viewmodels.told import OURS
from kiosk.editor.viewmodels.when import day_and_time
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

LOOKING = "Looking for a good backup"
NONE = (
    "There is no good backup on this computer. Do not delete anything: show IT this window, who may have a copy "
    "of the backups elsewhere."
)


@QmlElement
@QmlUncreatable("made by Desk")
class Rescue(QObject):
    """`found` says of when the newest good backup is, "" while none is known. `chosen` asks for it to be put back.

    Without a `folder` no workspace is damaged, and there is nothing to do.
    """

    changed = Signal()
    chosen = Signal(str, arguments=["name"])

    def __init__(
        self, folder: Path | None = None, *, tried: frozenset[str] = frozenset(), parent: QObject | None = None
    ) -> None:
        """`tried` are backups that were put back already, and could not be opened either."""
        super().__init__(parent)
        self._tried = tried
        self._found: Backup | None = None
        self._fault = ""
        self._asked = False
        self._job = Job(self)
        self._job.ended.connect(self._ended)
        if folder is not None:
            shelf = folder / FOLDER
            self._job.start(LOOKING, lambda _progress, _stopped: _good(shelf), patience=PATIENCE_S)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(str, notify=changed, final=True)
    def found(self) -> str:
        """Its day and time."""
        return day_and_time(self._found.made) if self._found is not None else ""

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why there is nothing to put back, and what next; "" while it is not known, or where there is something."""
        return self._fault

    @Property(bool, notify=changed, final=True)
    def asked(self) -> bool:
        """Whether somebody is being asked if it is to be put back."""
        return self._asked

    @Slot(bool)
    def ask(self, asked: bool) -> None:
        if asked != self._asked:
            self._asked = asked
            self.changed.emit()

    @Slot()
    def putBack(self) -> None:
        """Put it back, after it was asked about. The desk is given up for it."""
        if self._found is not None and self._asked:
            self.chosen.emit(self._found.name)

    def close(self) -> None:
        """The window goes, or another desk comes."""
        self._job.wait()

    @Slot(object)
    def _ended(self, result: object) -> None:
        match result:
            case tuple():
                self._found = next((each for each in result if each.name not in self._tried), None)
                self._fault = "" if self._found is not None else NONE
            case BackupFault():
                self._fault = str(result)
            case _:
                self._fault = f"{OURS.what} {OURS.next}"
        self.changed.emit()


def _good(shelf: Path) -> tuple[Backup, ...] | BackupFault:
    """Those that this program can put back, the newest first."""
    try:
        return tuple(each for each in backups(shelf) if each.sound and each.schema <= schema.SCHEMA)
    except BackupFault as fault:
        return fault
