"""The backups of the workspace: which there are, one more now, and which is to be put back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.backup.backup import back_up
from db.backup.shelf import BackupFault, backups
from db.publish.outcome import Fault, Outcome
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.editor.viewmodels.when import day_and_time
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

    from db.backup.shelf import Backup
    from db.people.person import Person
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

MADE = "The backup of {} holds everything as it is now."
LOOKING, MAKING = "Looking at the backups", "Making a backup"


@QmlElement
@QmlUncreatable("made by Desk")
class BackupList(QObject):
    """`asked` names the one that somebody may want back, "" while nobody does. `chosen` asks for it to be done."""

    changed = Signal()
    chosen = Signal(str, arguments=["name"])

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._asked = ""
        self._rows = RowsModel(("name", "title", "note", "sound"), self)
        self._outcome = Told(self)
        self._again = False
        self._job = Job(self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        """The newest first. One that is not `sound` cannot be put back."""
        return self._rows

    @Property(str, notify=changed, final=True)
    def asked(self) -> str:
        return self._asked

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._asked = ""
            self._rows.show(())
            self._outcome.show(Outcome())
            self.changed.emit()

    def look(self) -> None:
        """Read every backup whole: a damaged one must be known before it is needed."""
        self._outcome.show(Outcome())  # what was told before is old by now
        self._look()

    def _look(self) -> None:
        if self._office is None:
            return
        folder = self._office.backups
        self._asked = ""
        self._again = not self._job.start(LOOKING, lambda _progress, _stopped: _looked(folder))

    def close(self) -> None:
        self._again = False
        self._job.wait()

    @Slot()
    def makeOne(self) -> None:
        """A backup of everything as it is now."""
        if self._office is None or self._person is None:
            return
        path, folder = self._office.path, self._office.backups

        def work(_progress: object, _stopped: object) -> Outcome:
            try:
                made = back_up(path, folder, now=datetime.now())
            except BackupFault as fault:
                return _refused(fault)
            return Outcome((MADE.format(day_and_time(made.made)),))

        self._outcome.show(Outcome())
        self._job.start(MAKING, work)

    @Slot(str)
    def ask(self, name: str) -> None:
        """Ask whether this one is to be put back; "" is no."""
        self._asked = name
        self.changed.emit()

    @Slot()
    def putBack(self) -> None:
        """Put back the one that was asked about. The desk is given up for it."""
        if self._person is not None and self._asked and not self._job.running:
            self.chosen.emit(self._asked)

    @Slot(object)
    def _ended(self, result: object) -> None:
        match result:
            case Outcome():
                self._outcome.show(result)
                self._again = self._again or result.good
            case tuple():
                self._rows.show(_row(each) for each in result)
            case _:
                self._outcome.show(Outcome(fault=OURS))
        if self._again and self._person is not None:
            self._look()


def _looked(folder: Path) -> tuple[Backup, ...] | Outcome:
    try:
        return tuple(backups(folder))
    except BackupFault as fault:
        return _refused(fault)


def _refused(fault: BackupFault) -> Outcome:
    return Outcome(fault=Fault(str(fault), "Nothing you wrote is lost.", "Put that right, then try again."))


def _row(each: Backup) -> tuple[str, str, str, bool]:
    told = [f"{max(each.size / 1e6, 0.1):.1f} MB."]
    if not each.sound:
        told.append("Damaged: it cannot be put back.")
    elif each.replaced:
        told.append("What was there when a backup was put back.")
    return each.name, day_and_time(each.made), " ".join(told), each.sound
