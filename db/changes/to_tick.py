"""What somebody who approves a version must tick, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.changes.item import changes_of
from db.release.chosen import choose_one

if TYPE_CHECKING:
    from db.changes.item import ItemChanges
    from db.workspace import Workspace


def changes_to_approve(workspace: Workspace, kind: str, slug: str, locale: str, revision: int) -> ItemChanges | None:
    """What one version of an item changes against what a release made now would have.

    That is what was approved last, or the example text, or nothing. None for a version that is not there. What the
    release in use has of it says `db.publish.live`.
    """
    version = next((each for each in workspace.history(kind, slug, locale) if each.number == revision), None)
    if version is None:
        return None
    shown = choose_one(workspace, kind, slug, locale)
    return changes_of(kind, shown.item if shown is not None else None, version.item)


def unticked(changes: ItemChanges, ticked: frozenset[str]) -> str:
    """What is still to be ticked, as a sentence; "" when nothing is."""
    missing = [line for line in changes.red if line.key not in ticked]
    if not missing:
        return ""
    one = len(missing) == 1
    named = ", ".join(f'"{line.after or line.before}"' for line in missing[:5])
    more = " and others" if len(missing) > 5 else ""
    return (
        f"{'1 change is' if one else f'{len(missing)} changes are'} not ticked yet: {named}{more}. "
        "Look at each by itself, then approve."
    )
