"""What patients see of one item now, as far as this machine can know: the version that the release in use carries.

It may be another one than was approved last: that one waits to be published, or somebody went back to an earlier
release.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from db.changes.item import changes_of
from db.hashing import is_hash_of, is_intact, item_hash
from db.records import Section, Synonyms
from db.release.chosen import choose_one
from db.sealed.faults import LibraryUnavailable, site_faults
from db.sealed.opening import open_release

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from db.changes.item import ItemChanges
    from db.records import Item
    from db.release.chosen import Chosen
    from db.release.store import ReleaseStore
    from db.workspace import Workspace

    About = tuple[str, str, str]

_NO_FLAG = frozenset({"source"})
"""Kinds whose rows do not say whether somebody approved them."""


class Known(StrEnum):
    """How it is known what patients see."""

    SCREEN = "screen"
    """The release in use on this machine was read."""
    MADE = "made"
    """No release is in use here, as on an office PC: what went into the release that was made last."""
    APPROVED = "approved"
    """Neither is known: what was approved last, else the example text."""


@dataclass(frozen=True, slots=True)
class Live:
    """`item` is None where patients get nothing of it. `example`: it stands there as example text.

    `chosen` is what a release made now has of it. `foreign`: the release in use has words of it that
    this workspace does not know, and `item` is those of `chosen`. `later` are hashes of the item in releases
    on this machine that are newer than the one in use. `number` is that of the version which says what is chosen.
    """

    known: Known
    item: Item | None
    chosen: Chosen[Item] | None
    example: bool = False
    foreign: bool = False
    later: frozenset[str] = field(default_factory=frozenset)
    number: int = 0

    def other_approved(self, kind: str) -> bool:
        """Whether another text than this was approved last."""
        if self.chosen is None or not self.chosen.approved or self.foreign:
            return False
        return self.item is None or not is_hash_of(self.chosen.hash, kind, self.item)

    @property
    def gone_back(self) -> bool:
        """Whether what was approved last was published here, and an earlier release is in use again."""
        return self.chosen is not None and self.chosen.hash in self.later


def live_of(workspace: Workspace, store: ReleaseStore, kind: str, slug: str, locale: str) -> Live:
    """What patients see of an item. Raises what the workspace does; a release that cannot be read is passed over."""
    about = kind, slug, locale
    chosen = choose_one(workspace, *about)
    live = _found(workspace, store, about, chosen)
    same = (each.number for each in reversed(workspace.history(*about)) if chosen and each.hash == chosen.hash)
    return replace(live, number=next(same, 0))


def _found(workspace: Workspace, store: ReleaseStore, about: About, chosen: Chosen[Item] | None) -> Live:
    shown = _on_the_screen(store, about)
    if shown is not None:
        (found, example), later = shown
        item = _words(workspace, about, found) if found else None
        if found and item is None:
            return _approved(chosen, foreign=True)
        return Live(Known.SCREEN, item, chosen, example=example, later=later)
    if workspace.builds.last() is None:
        return _approved(chosen)
    item, example = _in_the_last_release(workspace, about)
    return Live(Known.MADE, item, chosen, example=example)


@dataclass(frozen=True, slots=True)
class ToRead:
    """What a version changes for patients. `more`: lines to tick that are about the text of the next release alone."""

    changes: ItemChanges
    more: int


def changes_to_read(live: Live, kind: str, after: Item) -> ToRead:
    """What whoever approves a version reads and ticks.

    A signature wants a tick for all that differs from what a release made now would have. Where that is
    another text than patients see, those lines are in the red list too.
    """
    changes = changes_of(kind, live.item, after)
    keys = {line.key for line in changes.red}
    next_one = live.chosen.item if live.chosen is not None else None
    more = [line for line in changes_of(kind, next_one, after).red if line.key not in keys]
    red = tuple(sorted((*changes.red, *more), key=lambda line: line.kind))
    return ToRead(replace(changes, red=red), len(more))


def _approved(chosen: Chosen[Item] | None, *, foreign: bool = False) -> Live:
    example = chosen is not None and not chosen.approved
    return Live(Known.APPROVED, chosen.item if chosen is not None else None, chosen, example=example, foreign=foreign)


def _on_the_screen(store: ReleaseStore, about: About) -> tuple[tuple[str, bool], frozenset[str]] | None:
    """Hash and example flag in the release that a screen here shows, "" where it has nothing of the item.

    With the hashes in what is newer than that release. None where no release is in use.
    """
    try:
        candidates, installed = store.candidates(), store.installed()
    except OSError:
        return None
    for each in candidates:
        try:
            found = _in_release(each.path, about)
        except (OSError, LibraryUnavailable):  # a screen passes it over too
            continue
        newer = [other.path for other in installed if other.serial > each.serial]
        return found, frozenset(_hashes(newer, about))
    return None


def _hashes(releases: list[Path], about: About) -> Iterator[str]:
    for path in releases:
        try:
            found, _ = _in_release(path, about)
        except (OSError, LibraryUnavailable):
            continue
        if found:
            yield found


def _in_release(path: Path, about: About) -> tuple[str, bool]:
    """The hash of an item in a release ("" without one), and whether it stands there as example text."""
    kind, slug, locale = about
    with closing(open_release(path).connection) as connection, site_faults(path):
        if kind == "section":
            return _section(connection, slug, locale)
        if kind == "synonyms":
            return _synonyms(connection, slug, locale)
        flag = "1" if kind in _NO_FLAG else "approved"
        row = connection.execute(
            f"SELECT item_hash, {flag} FROM {kind} WHERE slug = ? AND locale = ?", [slug, locale]
        ).fetchone()
        return (str(row[0]), not row[1]) if row is not None else ("", False)


def _section(connection: sqlite3.Connection, slug: str, locale: str) -> tuple[str, bool]:
    """Its row has no hash, and all that the hash is made of."""
    row = connection.execute(
        "SELECT title, summary, icon, position, approved FROM section WHERE slug = ? AND locale = ?", [slug, locale]
    ).fetchone()
    if row is None:
        return "", False
    title, summary, icon, position, approved = row
    section = Section(slug=slug, locale=locale, title=title, summary=summary, icon=icon, position=position)
    return item_hash("section", section), not approved


def _synonyms(connection: sqlite3.Connection, slug: str, locale: str) -> tuple[str, bool]:
    """A row for each word, in the order in which they were written."""
    rows = connection.execute(
        "SELECT target, word, approved FROM synonym WHERE slug = ? AND locale = ? ORDER BY id", [slug, locale]
    ).fetchall()
    if not rows:
        return "", False
    words = Synonyms(slug=slug, locale=locale, target=rows[0][0], words=tuple(word for _, word, _ in rows))
    return item_hash("synonyms", words), not rows[0][2]


def _words(workspace: Workspace, about: About, digest: str) -> Item | None:
    """The words with this hash, of any version of an item or of what the program brought for it."""
    kind = about[0]
    versions = [revision.item for revision in reversed(workspace.history(*about))]
    for change in workspace.starter.all():
        if change.about == about:
            versions += [item for item in (change.after, change.before) if item is not None]
    return next((item for item in versions if is_hash_of(digest, kind, item)), None)


def _in_the_last_release(workspace: Workspace, about: About) -> tuple[Item | None, bool]:
    """What the record says that a release had of an item when the last one was made, and whether as example text."""
    kind, last = about[0], workspace.builds.last()
    until = last.made_on if last is not None else ""
    off = [each.made_on for each in workspace.withdrawals.history() if each.about == about and each.made_on <= until]
    signed = {
        each.revision for each in workspace.approvals.of(*about) if max(off, default="") < each.approved_on <= until
    }
    versions = [
        each
        for each in reversed(workspace.history(*about))
        if each.made_on <= until and is_intact(kind, each.item, each.hash, hash_format=each.hash_format)
    ]
    approved = next((each.item for each in versions if each.number in signed), None)
    if approved is not None or off:
        return approved, False
    starter = next((each for each in versions if each.origin == "starter"), None)
    brought = [each for each in workspace.starter.all() if each.about == about and each.made_on <= until]
    if brought and (starter is None or brought[-1].made_on >= starter.made_on):
        newest = brought[-1].after
        return (newest, True) if newest is not None and not newest.hold else (None, False)
    return (starter.item, True) if starter is not None else (None, False)
