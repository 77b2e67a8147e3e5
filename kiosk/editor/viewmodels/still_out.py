"""Review files that were sent and have not come back, and withdrawing one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.findings import place
from db.labels import name_of
from db.people.person import NotAllowed
from db.publish.outcome import Fault, Outcome
from db.workspace_faults import WorkspaceError
from kiosk.editor.viewmodels.told import Told
from kiosk.editor.viewmodels.when import here
from kiosk.viewmodels.rows import RowsModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.people.person import Person
    from db.review_file.under_way import UnderWay
    from db.review_file.waiting import Waiting
    from kiosk.editor.office import Office


class StillOut(QObject):
    """`outcome` is what became of the last file that was to be withdrawn."""

    def __init__(self, office: Office | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._person: Person | None = None
        self._last_withdrawn = ""
        self.outcome = Told(self)
        self.rows = RowsModel(("nonce", "title", "note", "whyNot", "mine"), self)

    def use(self, person: Person | None) -> None:
        """Another person is at the desk."""
        self._person = person
        if person is None:
            self.outcome.show(Outcome())

    def show(self, out: tuple[UnderWay, ...], waits: Mapping[str, Waiting]) -> None:
        """What is out now; what still waits for approval is called as staff know it."""
        self.rows.show(self._rows(out, waits))

    def withdraw(self, nonce: str) -> bool:
        """Let no answer to a file count that comes from now on. Returns whether that was tried."""
        office, person = self._office, self._person
        if office is None or person is None or nonce == self._last_withdrawn:
            return False
        from db.review_file.refused import ReviewRefused
        from db.review_file.withdraw import withdraw

        try:
            file = withdraw(office.workspace, nonce, person=person)
        except (NotAllowed, ReviewRefused, WorkspaceError) as refused:
            self.outcome.show(Outcome(fault=Fault(str(refused), "", "")))
        else:
            self._last_withdrawn = nonce  # its button stays until the list has been read: it may be pressed twice
            told = f"Withdrawn. Tell {file.approver}, who need not answer it: an answer would be refused."
            self.outcome.show(Outcome((told,)))
        return True

    def _rows(self, out: tuple[UnderWay, ...], waits: Mapping[str, Waiting]) -> Iterator[tuple[object, ...]]:
        from db.review_file.withdraw import may_withdraw

        office, person = self._office, self._person
        if office is None or person is None:
            return
        for each in out:
            file, names = each.file, [place(*item.about) for item in each.file.items]
            title = ", ".join(name_of(waits[name].item) if name in waits else name for name in names)
            note = f"Sent to {file.approver} by {file.made_by} on {here(file.made_on)}."
            yield file.nonce, title, note, each.why_not, may_withdraw(office.workspace, file, person)
