"""The worklist: found beside the window, and shown in groups."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from db.worklist import Reason, worklist
from db.workspace_faults import WorkspaceError
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.told import OURS
from kiosk.viewmodels.rows import RowsModel
from kiosk.viewmodels.typed import Property, QmlUncreatable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.people.person import Person
    from db.publish.outcome import Progress
    from db.worklist import Task
    from kiosk.editor.office import Office

QML_IMPORT_NAME = "KioskApp"
QML_IMPORT_MAJOR_VERSION = 1

_GOES = {Reason.APPROVAL: "review", Reason.STARTER: "starter", Reason.RECOVERED: "people"}
"""Where a task leads, if not to the form of its item."""


@QmlElement
@QmlUncreatable("made by Desk")
class Tasks(QObject):
    """What waits, the most pressing first. `looking` is true while it is being found."""

    changed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._rows = RowsModel(("group", "item", "title", "why", "goes"), self)
        self._job = Job(self)
        self._job.changed.connect(self.changed)
        self._job.ended.connect(self._found)
        self._again = False
        self._fault = ""

    @Property(RowsModel, constant=True, final=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(Job, constant=True, final=True)
    def job(self) -> Job:
        return self._job

    @Property(bool, notify=changed, final=True)
    def looking(self) -> bool:
        return self._job.running

    @Property(str, notify=changed, final=True)
    def fault(self) -> str:
        """Why it is not known what waits, or nothing."""
        return self._fault

    def use(self, person: Person | None) -> None:
        self._person = person
        if person is None:
            self._rows.show(())
            self._fault = ""

    def look(self) -> None:
        """Find out what waits now. The list as it was stays until the new one is there."""
        office = self._office
        if office is None:
            return
        path, today = office.path, office.today()

        def work(progress: Progress, _stopped: object) -> tuple[Task, ...] | str:
            from db.workspace import Workspace

            try:
                with Workspace.open(path) as workspace:
                    return worklist(workspace, today, progress=progress)
            except WorkspaceError as problem:
                return str(problem)

        self._again = not self._job.start("Looking for what waits", work)

    def close(self) -> None:
        self._job.wait()

    @Slot(object)
    def _found(self, found: tuple[Task, ...] | str | None) -> None:
        self._fault = ""
        if isinstance(found, tuple):
            self._rows.show(_grouped(found, self._person.id if self._person is not None else 0))
        else:
            self._fault = f"It is not known what waits. {found or f'{OURS.what} {OURS.next}'}"
        self.changed.emit()
        if self._again:
            self.look()


def _grouped(tasks: Iterable[Task], me: int) -> Iterator[tuple[str, str, str, str, str]]:
    """What waits for whoever is signed in comes first: nobody else does it for them."""

    def mine(task: Task) -> bool:
        return task.waits_for == me

    for (reason, own), group in groupby(
        sorted(tasks, key=lambda task: not mine(task)), key=lambda task: (task.reason, mine(task))
    ):
        found = list(group)
        heading = f"{reason.capitalize()}{' to you' if own else ''} ({len(found)})"
        for task in found:
            yield heading, task.item, task.title or task.item, task.why, _GOES.get(reason, "form")
