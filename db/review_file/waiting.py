"""What can be sent to an approver at another desk, and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.changes.collection import waiting_changes
from db.people.person import Role
from db.release.chosen import choose
from db.review_file.ask import About, fit_to_send
from db.review_file.refused import ReviewRefused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.changes.item import State
    from db.people.person import Person
    from db.publish.outcome import Progress
    from db.records import Item
    from db.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change that waits for approval. `why_not` says why it cannot be sent as it is, or is "".

    `author_id` is the account of whoever wrote this version, None where nobody knows; `made_on` is UTC in ISO 8601.
    """

    kind: str
    item: Item
    state: State
    revision: int
    author: str
    author_id: int | None
    made_on: str
    why_not: str

    @property
    def about(self) -> About:
        return self.kind, self.item.slug, self.item.locale


def waiting(workspace: Workspace, *, progress: Progress | None = None) -> tuple[Waiting, ...]:
    """Every change that waits for approval, by kind, language and slug. Takes as long as comparing all of them."""
    choice = choose(workspace)
    found = []
    for changes in waiting_changes(workspace, progress=progress):
        newest = workspace.history(changes.kind, changes.slug, changes.locale)[-1]
        why_not = ""
        try:
            fit_to_send(workspace, (changes.kind, changes.slug, changes.locale), choice)
        except ReviewRefused as refused:
            why_not = str(refused)
        found.append(
            Waiting(
                changes.kind,
                newest.item,
                changes.state,
                newest.number,
                newest.author,
                newest.author_id,
                newest.made_on,
                why_not,
            )
        )
    return tuple(found)


def approvers(people: Iterable[Person], chosen: Iterable[Waiting]) -> tuple[Person, ...]:
    """Who may sign all of the chosen changes: the clinical approvers who wrote none of them."""
    wrote = {each.author_id for each in chosen}
    return tuple(person for person in people if person.may(Role.APPROVER) and person.id not in wrote)
