"""The order of the sections: one goes up or down by a place, as new versions that somebody approves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from db.hashing import item_hash
from db.lookup.fold import fold
from db.people.person import NotAllowed, Role
from db.records import DEFAULT_LOCALE, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.people.person import Person
    from db.workspace import Workspace

STEP = 10
"""Between two places where there is room: something can be put between them."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The section that was to be moved, and how many have a new version now: 0 if it is at that end already."""

    section: Section
    changed: int


def move_section(workspace: Workspace, slug: str, by: int, *, person: Person) -> Moved:
    """Put a section `by` places further down, or up where it is negative; past the last place it stays there.

    Only as many sections get a new number as must. Their translations move with them. Raises NotAllowed for
    somebody who is no author, and where one that would change is being written.
    """
    if not person.may(Role.AUTHOR):
        raise NotAllowed("Only an author changes the order. An administrator says who is one.")
    with workspace.transaction():
        order = in_order(workspace)
        at = next((number for number, section in enumerate(order) if section.slug == slug), None)
        if at is None:
            raise NotAllowed("This section is held back, so it has no place yet. Take the reason away first.")
        to = min(max(at + by, 0), len(order) - 1)
        wanted = [*order]
        wanted.insert(to, wanted.pop(at))
        places = new_places([section.position for section in wanted], to) if to != at else {}
        for number, position in places.items():
            _put(workspace, wanted[number], position, person)
    return Moved(order[at], len(places))


def in_order(workspace: Workspace) -> list[Section]:
    """The sections in the language of the collection, as Home has them once the newest texts are approved."""
    default = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
    items = [current.item for current in workspace.items("section")]
    here = [item for item in items if isinstance(item, Section) and item.locale == default]
    return sorted(here, key=lambda section: (section.position, fold(section.title)))


def new_places(positions: Sequence[int], moved: int) -> dict[int, int]:
    """New numbers by place, when the one that stands at `moved` has just come there. All of them, if there is no room.

    `positions` are the present numbers in the order that is wanted.
    """
    before = positions[moved - 1] if moved else None
    after = positions[moved + 1] if moved + 1 < len(positions) else None
    if after is None:
        return {moved: (before or 0) + STEP}
    if before is None:
        before = max(after - 2 * STEP, -1)
    if after - before > 1:
        return {moved: (before + after) // 2}
    fresh = [STEP * (number + 1) for number in range(len(positions))]
    return {number: position for number, position in enumerate(fresh) if position != positions[number]}


def _put(workspace: Workspace, section: Section, position: int, person: Person) -> None:
    """A new version of a section and of its translations, which only stand elsewhere."""
    versions = [current.item for current in workspace.items("section") if current.item.slug == section.slug]
    before = item_hash("section", section)
    fresh = replace(section, position=position)
    for item in versions:
        if not isinstance(item, Section):
            continue
        if workspace.working.get("section", item.slug, item.locale) is not None:
            raise NotAllowed(f'"{item.title}" is being written. Save it or throw away what was typed, then move it.')
        # What was compared with the original stays compared: no word of it has changed.
        compared = item.translates == before
        translates = item_hash("section", fresh) if compared else item.translates
        moved = replace(item, position=position, translates=translates)
        workspace.put("section", moved, origin="site", author=person.name, author_id=person.id)
