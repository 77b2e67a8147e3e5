"""A workspace with people in it: one who writes, one who approves, one who looks after accounts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from db.changes.to_tick import changes_to_approve
from db.people.person import Person, Role
from db.people.sending_back import send_back
from db.workspace import Workspace
from tests.own_passphrase import add_with_own

if TYPE_CHECKING:
    from db.people.approvals import Approval
    from db.records import Item

WORDS = "four plain words together"


def ticks(workspace: Workspace, kind: str, slug: str, locale: str = "en") -> list[str]:
    """The keys of all that an approver of the newest version must tick."""
    changes = changes_to_approve(workspace, kind, slug, locale, workspace.history(kind, slug, locale)[-1].number)
    return [line.key for line in changes.red] if changes is not None else []


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        self.now += timedelta(**by)


class Desk:
    """People around one workspace. All of them chose `WORDS` to sign in."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        self.clock = Clock()
        self.workspace = workspace or Workspace.in_memory(clock=self.clock)
        self.head = self._add("head", "Head of the service", {Role.ADMINISTRATOR}, None)
        self.writer = self._add("writer", "Information officer", {Role.AUTHOR}, self.head)
        self.nurse = self._add("nurse", "Lung nurse specialist", {Role.AUTHOR, Role.APPROVER}, self.head)

    def _add(self, login: str, job: str, roles: set[Role], by: Person | None) -> Person:
        return add_with_own(
            self.workspace.people, login=login, name=f"Name of {login}", job=job, roles=roles, passphrase=WORDS, by=by
        )

    def doctor(self) -> Person:
        """One more who approves."""
        return self._add("doctor", "Consultant", {Role.APPROVER}, self.head)

    def write(self, kind: str, item: Item, by: Person | None = None) -> None:
        person = by or self.writer
        self.workspace.put(kind, item, origin="site", author=person.name, author_id=person.id)

    def send_back(self, kind: str, slug: str, remark: str, by: Person | None = None) -> None:
        """Send the newest version back."""
        number = self.workspace.history(kind, slug)[-1].number
        send_back(self.workspace, kind, slug, "en", revision=number, person=by or self.nurse, remark=remark)

    def approve(self, kind: str, slug: str, by: Person | None = None, words: str = WORDS) -> Approval:
        """Sign the newest version."""
        newest = self.workspace.history(kind, slug)[-1]
        return self.workspace.approvals.sign(
            kind,
            slug,
            "en",
            person=by or self.nurse,
            passphrase=words,
            revision=newest.number,
            hash=newest.hash,
            ticked=ticks(self.workspace, kind, slug),
            organisation="St Elsewhere NHS Trust",
        )
