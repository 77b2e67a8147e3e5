"""What the newest texts of a workspace would change, against what goes into a release today."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from db.changes.item import ItemChanges, State, changes_of
from db.records import KINDS
from db.release.chosen import choose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.publish.outcome import Progress
    from db.records import Item
    from db.workspace import Workspace

_NAMES = {
    "term": ("glossary term", "glossary terms"),
    "synonyms": ("set of other words", "sets of other words"),
    "image": ("picture", "pictures"),
    "site": ("clinic", "clinics"),
}


def waiting_changes(workspace: Workspace, *, progress: Progress | None = None) -> tuple[ItemChanges, ...]:
    """Every item whose newest text does not go into a release yet, by kind, locale and slug.

    An item that was taken off, or was never approved, is new: nobody can read it today. Held
    drafts are not in it, they cannot be approved. Raises what the workspace does.
    """
    chosen = choose(workspace).by_kind()
    differing: list[tuple[str, Item | None, Item]] = []
    for kind in KINDS:
        live = {(item.locale, item.slug): item for item in chosen[kind]}
        for each in workspace.items(kind):
            before = live.get((each.item.locale, each.item.slug))
            # Most items are as they are shown; equal ones need no closer look.
            if before != each.item:
                differing.append((kind, before, each.item))
    found: list[ItemChanges] = []
    for number, (kind, before, after) in enumerate(differing, 1):
        changes = changes_of(kind, before, after)
        if changes.state is not State.SAME:
            found.append(changes)
        if progress is not None:
            progress(number, len(differing), "Comparing")
    return tuple(found)


def summary(changes: Iterable[ItemChanges]) -> str:
    """Such as "2 pages changed, 1 contact new"."""
    counted = Counter((each.kind, each.state) for each in changes)
    told = [f"{count} {named(kind, count)} {state}" for (kind, state), count in counted.items()]
    return ", ".join(told) or "Nothing has changed"


def named(kind: str, count: int) -> str:
    """What staff call a kind of item, for one or for many."""
    return _NAMES.get(kind, (kind, f"{kind}s"))[count != 1]
