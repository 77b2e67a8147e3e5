"""Sending changes to an approver at another desk as a file, and what is still out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.findings import place
from db.labels import name_of
from db.publish.outcome import Fault, Outcome
from db.workspace_faults import WorkspaceError
from kiosk.editor.local_file import local_file
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.still_out import StillOut
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.people.person import Person
    from db.publish.outcome import Progress
    from db.review_file.under_way import UnderWay
    from db.review_file.waiting import Waiting
    from kiosk.editor.office import Office

    Found = tuple[tuple[Waiting, ...], tuple[Person, ...], tuple[UnderWay, ...]]

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

ALL_AT_ONCE = 40
"""Rows in the list at first, and added at a time: more would take a moment to draw."""
LOOKING, WRITING = "Looking for what waits", "Writing the file"
STANDS = "Nothing is approved yet: take the answer in here when it comes back."
NO_ITEM = Fault("Nothing was sent: nothing is chosen yet.", "", "Tick at least one change above.")
NO_APPROVER = Fault("Nothing was sent: nobody is asked yet.", "", "Choose who approves it.")
NO_FOLDER = Fault("Nothing was sent: it was not said where to.", "", "Name a folder or a stick, or drop one here.")


@QmlElement
@QmlUncreatable("made by ReviewFiles")
class Sending(QObject):
    """`waiting` is what can be sent, `underWay` what was sent and has not come back."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._all: dict[str, Waiting] = {}
        self._people: tuple[Person, ...] = ()
        self._ticked: set[str] = set()
        self._sent: set[str] = set()
        self._most = ALL_AT_ONCE
        self._approver = self._folder = ""
        self._looking = self._again = False
        self._job = Job(self)
        self._outcome = Told(self)
        self._out = StillOut(office, self)
        self._waiting = RowsModel(("item", "title", "note", "whyNot", "ticked"), self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        """What became of the last sending."""
        return self._outcome

    @Property(Told, constant=True, final=True)
    def withdrawn(self) -> Told:
        """What became of the last file that was to be withdrawn."""
        return self._out.outcome

    @Property(RowsModel, constant=True, final=True)
    def waiting(self) -> RowsModel:
        """What waits for approval. `whyNot` says why it cannot be sent, or nothing."""
        return self._waiting

    @Property(RowsModel, constant=True, final=True)
    def underWay(self) -> RowsModel:
        """Files without an answer. `whyNot` says why an answer would be refused by now, or nothing.

        `mine`: the person signed in may withdraw it, by its `nonce`.
        """
        return self._out.rows

    @Property(int, notify=changed, final=True)
    def more(self) -> int:
        """How many changes are not in the list yet."""
        return max(0, len(self._all) - self._most)

    @Property(bool, notify=changed, final=True)
    def looking(self) -> bool:
        return self._job.running and self._looking

    @Property(list, notify=changed, final=True)
    def approvers(self) -> list[dict[str, str]]:
        """Who may sign all that is ticked, as values with their names and jobs."""
        return [{"value": each.login, "label": f"{each.name}, {each.job}"} for each in self._askable()]

    @Property(str, notify=changed, final=True)
    def approver(self) -> str:
        """The login of who is asked, or nothing."""
        return self._approver

    @Property(str, notify=changed, final=True)
    def folder(self) -> str:
        return self._folder

    def use(self, person: Person | None) -> None:
        self._person = person
        self._out.use(person)
        if person is None:
            self._again = False
            self._folder = ""
            self._most = ALL_AT_ONCE
            self._outcome.show(Outcome())
            self._see(((), (), ()))

    @Slot()
    def look(self) -> None:
        """Find out what waits now. What was ticked stays ticked if it still waits."""
        office = self._office
        if office is None or self._person is None:
            return
        if self._job.running:
            self._again = True
            return
        path = office.path

        def work(progress: Progress, _stopped: object) -> Found:
            from db.review_file.under_way import under_way
            from db.review_file.waiting import waiting
            from db.workspace import Workspace

            with Workspace.open(path) as workspace:
                return waiting(workspace, progress=progress), tuple(workspace.people.all()), under_way(workspace)

        self._looking = True
        self._job.start(LOOKING, work)

    def close(self) -> None:
        self._again = False
        self._job.wait()

    @Slot(str)
    def tick(self, item: str) -> None:
        """Choose a change, or leave it out again."""
        each = self._all.get(item)
        if each is None or each.why_not:
            return
        self._ticked ^= {item}
        self._settle()

    def choose(self, item: str) -> None:
        """This change alone is to be sent, if it waits once it is known what does."""
        self._ticked = {item}
        self._settle()

    @Slot()
    def showMore(self) -> None:
        """Add to the list of changes."""
        self._most += ALL_AT_ONCE
        self._settle()

    @Slot(str)
    def ask(self, login: str) -> None:
        """This approver is asked."""
        self._approver = login
        self.changed.emit()

    @Slot(str)
    def saveTo(self, folder: str) -> None:
        if folder != self._folder:
            self._folder = folder
            self.changed.emit()

    @Slot()
    def send(self) -> None:
        """Write the file."""
        office, person = self._office, self._person
        if office is None or person is None or self._job.running:
            return
        if not self._ticked and self._outcome.there and self._outcome.good:
            return  # pressed twice: that it was written must stay in sight
        approver = next((each for each in self._askable() if each.login == self._approver), None)
        if not self._ticked or approver is None or not self._folder.strip():
            missing = NO_ITEM if not self._ticked else NO_APPROVER if approver is None else NO_FOLDER
            self._outcome.show(Outcome(fault=missing))
            return
        path, folder = office.path, local_file(self._folder)
        items = [self._all[item].about for item in self._all if item in self._ticked]
        self._sent = set(self._ticked)

        def work(_progress: object, _stopped: object) -> Outcome:
            return _sent(path, items, approver, person, folder)

        self._looking = False
        self._outcome.show(Outcome())
        self._job.start(WRITING, work)

    @Slot(str)
    def withdraw(self, nonce: str) -> None:
        """Let no answer to a file count that comes from now on."""
        if self._out.withdraw(nonce):
            self.look()

    def _askable(self) -> tuple[Person, ...]:
        if not self._all:
            return ()
        from db.review_file.waiting import approvers

        return approvers(self._people, [self._all[item] for item in self._ticked])

    @Slot(object)
    def _ended(self, result: object) -> None:
        if self._person is None:
            return
        if not self._looking:
            told = result if isinstance(result, Outcome) else Outcome(fault=OURS)
            self._outcome.show(told)
            if told.good:
                self._ticked -= self._sent  # and not what was ticked while it was being written
            self.look()
            return
        if isinstance(result, tuple):
            self._see(result)
        else:
            self._outcome.show(Outcome(fault=OURS))
        if self._again:
            self._again = False
            self.look()

    def _see(self, found: Found) -> None:
        waits, self._people, out = found
        self._all = {place(*each.about): each for each in waits}
        self._ticked &= {item for item, each in self._all.items() if not each.why_not}
        self._out.show(out, self._all)
        self._settle()

    def _settle(self) -> None:
        """The rows as they are ticked, and nobody asked who may not sign all of it."""
        self._waiting.change(list(islice(_rows(self._all, self._ticked), self._most)))
        if self._approver not in {each.login for each in self._askable()}:
            self._approver = ""
        self.changed.emit()


def _sent(path: Path, items: list[tuple[str, str, str]], approver: Person, person: Person, folder: Path) -> Outcome:
    from db.review_file.ask import make
    from db.review_file.refused import ReviewRefused
    from db.workspace import Workspace

    try:
        with Workspace.open(path) as workspace:
            written = make(workspace, items, approver=approver, person=person, folder=folder)
    except (ReviewRefused, WorkspaceError) as refused:
        return Outcome(fault=Fault(str(refused), "", ""))
    give = f"Give it to {approver.name}, on a stick or by NHS mail. It must not be changed on the way."
    return Outcome((f"The file is written: {written}. {give} {STANDS}",))


def _rows(waits: dict[str, Waiting], ticked: set[str]) -> Iterator[tuple[object, ...]]:
    from db.changes.collection import named

    for item, each in waits.items():
        note = f"{named(each.kind, 1).capitalize()}, {each.state}. Version {each.revision}, by {each.author}."
        yield item, name_of(each.item), note, each.why_not, item in ticked
