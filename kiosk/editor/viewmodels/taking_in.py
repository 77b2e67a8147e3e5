"""Taking the answer to a review file in: what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.changes.visible import visible
from db.findings import Finding, place
from db.publish.outcome import Fault, Outcome
from db.workspace_faults import WorkspaceError
from kiosk.editor.local_file import local_file
from kiosk.editor.office import title_in
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.told import OURS, Told
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.person import Person
    from db.review_file.take_back import Taken
    from db.workspace import Workspace
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

TAKING_IN = "Taking the answer in"
NO_FILE = Fault("No file is named yet.", "", "Name the file that ends in .answer, or drop it here.")


@QmlElement
@QmlUncreatable("made by ReviewFiles")
class TakingIn(QObject):
    """One answer at a time. `taken` is told when the workspace may have changed."""

    changed = Signal()
    taken = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._job = Job(self)
        self._outcome = Told(self, office)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._ended)

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(Told, constant=True, final=True)
    def outcome(self) -> Told:
        return self._outcome

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._outcome.show(Outcome())

    def close(self) -> None:
        self._job.wait()

    @Slot(str)
    def take(self, file: str) -> None:
        """Take in the answer in a file."""
        office = self._office
        if office is None or self._person is None or self._job.running:
            return
        if not file.strip():
            self._outcome.show(Outcome(fault=NO_FILE))
            return
        path, answer = office.path, local_file(file)

        def work(_progress: object, _stopped: object) -> Outcome:
            return _taken_in(path, answer)

        self._outcome.show(Outcome())
        self._job.start(TAKING_IN, work)

    @Slot(object)
    def _ended(self, result: object) -> None:
        if self._person is not None:
            self._outcome.show(result if isinstance(result, Outcome) else Outcome(fault=OURS))
        self.taken.emit()


def _taken_in(path: Path, answer: Path) -> Outcome:
    from db.review_file.refused import ReviewRefused
    from db.review_file.take_back import take_in
    from db.workspace import Workspace

    try:
        with Workspace.open(path) as workspace:
            return _told(workspace, take_in(workspace, answer))
    except (ReviewRefused, WorkspaceError) as refused:
        return Outcome(fault=Fault(visible(str(refused)), "", ""))


def _told(workspace: Workspace, taken: Taken) -> Outcome:
    if not taken.approvals:
        return Outcome(
            fault=Fault(
                f"{taken.approver} approved nothing and sent it back:",
                f"\u201c{visible(taken.remark)}\u201d",
                "Put it right, then send it again.",
                tuple(Finding("review", "should", item, 0, "Sent back.", "") for item in taken.items),
            )
        )
    done = [
        f"Approved: {title_in(workspace, place(each.kind, each.slug, each.locale))}, version {each.revision}. "
        f"It goes to patients at the next publishing, checked by: {each.job}."
        for each in taken.approvals
    ]
    return Outcome(tuple(done))
