"""What waits for an approver at this desk, and which of it comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from db.changes.collection import named
from db.changes.visible import visible
from db.findings import place
from db.labels import name_of
from db.people.person import Role
from kiosk.editor.viewmodels.job import Job
from kiosk.editor.viewmodels.when import here
from kiosk.viewmodels.rows import RowsModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.people.person import Person
    from db.people.sending_back import About
    from db.publish.outcome import Progress
    from db.review_file.waiting import Waiting
    from db.workspace_returns import SentBack
    from kiosk.editor.office import Office

LOOKING = "Looking for what waits"
OWN = "You wrote this version, so somebody else must approve it."


class WaitingList(QObject):
    """`looked_at` is the item whose version is read, "" for none. `failed`: nobody knows what waits.

    `next` is the first item that the person at the desk may sign, `next_title` what staff know it by; or nothing.
    """

    changed = Signal()
    failed = Signal()

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._all: dict[str, Waiting] = {}
        self._back: dict[About, SentBack] = {}
        self._again = False
        self.looked_at = self.next = self.next_title = ""
        self.rows = RowsModel(("item", "title", "note", "lookedAt"), self)
        self.job = Job(self)
        self.job.changed.connect(self.changed)
        self.job.ended.connect(self._found)

    def use(self, person: Person | None) -> None:
        """Another person is at the desk, who sees nothing before they look."""
        self._person = person
        self._again = False
        if person is None:
            self._all = {}

    def find(self) -> None:
        """Find out what waits now."""
        office = self._office
        if office is None or self._person is None:
            return
        path = office.path

        def work(progress: Progress, _stopped: object) -> tuple[Waiting, ...]:
            from db.review_file.waiting import waiting
            from db.workspace import Workspace

            with Workspace.open(path) as workspace:
                return waiting(workspace, progress=progress)

        self._again = not self.job.start(LOOKING, work)

    def signed(self, item: str) -> None:
        """It waits no longer."""
        self._all.pop(item, None)

    def settle(self) -> None:
        """The rows as they stand now, and what comes next."""
        self._back = self._sent_back()
        found = next(((item, each.item) for item, each in self._all.items() if self._may_sign(each)), None)
        self.next, self.next_title = (found[0], visible(name_of(found[1]))) if found is not None else ("", "")
        self.rows.change(list(self._rows()))
        self.changed.emit()

    def close(self) -> None:
        """The window goes."""
        self._again = False
        self.job.wait()

    @Slot(object)
    def _found(self, result: tuple[Waiting, ...] | None) -> None:
        if self._person is None:
            return
        if result is None:
            self.failed.emit()
        else:
            self._all = {place(*each.about): each for each in result}
        self.settle()
        if self._again:
            self.find()

    def _may_sign(self, each: Waiting) -> bool:
        if self._office is None or self._person is None or not self._person.may(Role.APPROVER):
            return False
        if each.author_id in (None, self._person.id) or each.about in self._back:
            return False
        approvals = self._office.workspace.approvals
        return not approvals.why_not(*each.about, revision=each.revision, person=self._person)

    def _rows(self) -> Iterator[tuple[object, ...]]:
        for item, each in self._all.items():
            mine = self._person is not None and each.author_id == self._person.id
            since = f"by {each.author}, {here(each.made_on)}."
            note = f"{named(each.kind, 1).capitalize()}, {each.state}. Version {each.revision}, {since}"
            if each.about in self._back:
                note = f"{note} Sent back by {self._back[each.about].approver}: it waits for its author."
            yield item, name_of(each.item), f"{note} {OWN}" if mine else note, item == self.looked_at

    def _sent_back(self) -> dict[About, SentBack]:
        if self._office is None or not self._all:
            return {}
        from db.people.sending_back import sent_back

        return sent_back(self._office.workspace)
