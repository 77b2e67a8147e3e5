"""What a release in use shows, so that another can be made that shows nothing but that.

A page is taken off by one person in a hurry. So such a release brings nothing new with it: every
item stays in the version that is showing, and what a check finds in it today stops nothing.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.findings import place
from db.hashing import is_intact
from db.release.chosen import Chosen
from db.sealed.opening import open_release

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.records import Item
    from db.release.chosen import Choice
    from db.workspace import Workspace

_HASHED = {
    "page": "pages",
    "contact": "contacts",
    "term": "terms",
    "question": "questions",
    "source": "sources",
    "image": "images",
    "site": "sites",
}
"""The kinds whose rows carry the hash of their item, each with its name in `Choice`."""

_LABELS = {"section": "sections", "synonyms": "synonyms"}
"""Kinds without one: a few words each, which go in as they were last approved."""

_NAMES = _HASHED | _LABELS


@dataclass(frozen=True, slots=True)
class Showing:
    """The items of one release: by kind, slug and locale the hash of each. `without` is one that is to go."""

    hashes: dict[tuple[str, str, str], str]
    without: tuple[str, str, str]

    @classmethod
    def of(cls, release: Path, *, without: tuple[str, str, str]) -> Showing:
        """Raises `LibraryUnavailable` and its kinds."""
        with closing(open_release(release).connection) as connection:
            hashes = {
                (kind, slug, locale): hash_
                for kind in _HASHED
                for slug, locale, hash_ in connection.execute(f"SELECT slug, locale, item_hash FROM {kind}")
            }
        return cls(hashes, without)

    def keep(self, choice: Choice, workspace: Workspace) -> Choice:
        """Of what was chosen only what is showing, as it is showing."""
        left_out = list(choice.left_out)
        signed = {
            (each.kind, each.item.slug, each.item.locale, each.hash): each.checked_by for each in workspace.approved()
        }
        changes: dict[str, Any] = {}
        for kind, name in _NAMES.items():
            chosen: Sequence[Chosen[Any]] = getattr(choice, name)
            kept = (self._kept(kind, each, workspace, signed) for each in chosen)
            changes[name] = [each for each in kept if each is not None]
            stay = {(each.item.slug, each.item.locale) for each in changes[name]}
            left_out += [(kind, each.item) for each in chosen if (each.item.slug, each.item.locale) not in stay]
        return replace(choice, left_out=tuple(left_out), **changes)

    def passed(self, choice: Choice) -> Iterator[str]:
        """The places of all items of a choice that patients read now: no finding there stops a release."""
        for kind, name in _NAMES.items():
            for each in getattr(choice, name):
                key = kind, each.item.slug, each.item.locale
                if kind in _LABELS or self.hashes.get(key) == each.hash:
                    yield place(*key)

    def _kept(
        self, kind: str, chosen: Chosen[Item], workspace: Workspace, signed: dict[tuple[str, str, str, str], str]
    ) -> Chosen[Item] | None:
        key = kind, chosen.item.slug, chosen.item.locale
        if key == self.without:
            return None
        if kind in _LABELS:
            return chosen
        shown = self.hashes.get(key)
        if shown is None or shown == chosen.hash:
            return None if shown is None else chosen
        for revision in reversed(workspace.history(*key)):
            if revision.hash == shown and is_intact(kind, revision.item, shown, hash_format=revision.hash_format):
                return Chosen(revision.item, (*key, shown) in signed, shown, signed.get((*key, shown), ""))
        return chosen  # a release from another desk: what is approved here goes in, and must pass every check
