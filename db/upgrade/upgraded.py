"""What newer programs changed in the starter text since somebody at the clinic last looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.changes.item import ItemChanges, State, changes_of
from db.changes.marks import MarkKind
from db.exchange.import_folder import made_by_site
from db.findings import place

if TYPE_CHECKING:
    from db.exchange.import_folder import About
    from db.people.person import Person
    from db.records import Item
    from db.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StarterChange:
    """One item whose starter text has changed. `changes` goes from what was last looked at to the newest text.

    `safety`: a phone number, a dose, a medicine or a "not" is other than it was, or the item was withdrawn.
    `own`: the clinic has a text of its own, which stayed as it is; somebody may carry the change over.
    """

    item: Item
    changes: ItemChanges
    safety: bool
    own: bool

    @property
    def about(self) -> About:
        """Kind, slug and language of the item."""
        return self.changes.kind, self.changes.slug, self.changes.locale

    @property
    def new(self) -> bool:
        return self.changes.state is State.NEW

    @property
    def gone(self) -> bool:
        return self.changes.state is State.REMOVED

    @property
    def where(self) -> str:
        """The item, as findings name it."""
        return place(*self.about)


def upgraded(workspace: Workspace) -> tuple[StarterChange, ...]:
    """Every item whose starter text changed since somebody last looked, safety corrections first.

    Several new versions in a row are one change. What came back to what it was is not listed.
    """
    first: dict[About, Item | None] = {}
    last: dict[About, Item | None] = {}
    for each in workspace.starter.not_looked_at():
        first.setdefault(each.about, each.before)
        last[each.about] = each.after
    own = made_by_site(workspace)
    found = []
    for about, before in first.items():
        after = last[about]
        item = after or before
        if item is None:  # new in one version and gone in a later one
            continue
        changes = changes_of(about[0], before, after)
        if changes.state is not State.SAME:
            found.append(StarterChange(item, changes, _is_safety(changes, after), about in own))
    return tuple(sorted(found, key=lambda change: (not change.safety, change.where)))


def looked_at(workspace: Workspace, item: About, person: Person) -> None:
    """Take an item off the list until the program changes it again; it stays on record who did.

    Raises NotAllowed without an account, WorkspaceError for an item that was not changed.
    """
    workspace.starter.look(*item, person=person)


def _is_safety(changes: ItemChanges, after: Item | None) -> bool:
    """Told from the text: a mark that authors must remember to set would be missing when it matters.

    A new item is none: nobody has read anything wrong in it.
    """
    if changes.state is State.NEW:
        return False
    withdrawn = after is None or any(field.field == "hold" and field.after for field in changes.fields)
    return withdrawn or any(line.kind <= MarkKind.NEGATION for line in changes.red)
