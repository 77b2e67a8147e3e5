"""Where a word or a group of words stands: a set of entries for each level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.lookup.levels import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.lookup.bits import Tally

# How much more a word counts here than one place further down. Title: 8, its first word: 10.
_MORE = {
    Level.TEXT: 1,
    Level.TEXT_OFTEN: 1,
    Level.HEADING: 1,
    Level.SUMMARY: 1,
    Level.TITLE: 4,
    Level.TITLE_START: 2,
}


class Match(NamedTuple):
    """Entries by how well they match: set n holds those that match at level n or better."""

    sets: tuple[int, ...]

    @classmethod
    def of(cls, found: Iterable[int]) -> Match:
        """From what a release holds: each entry at its best level only."""
        sets, so_far = [], 0
        for entries in found:
            so_far |= entries
            sets.append(so_far)
        return cls(tuple(sets))

    @property
    def entries(self) -> int:
        """All that match at all."""
        return self.sets[-1]

    def within(self, entries: int) -> Match:
        """The same, of `entries` alone."""
        return Match(tuple(found & entries for found in self.sets))

    def either(self, other: Match) -> Match:
        """What one of the two matches, as well as the better one does."""
        return Match(tuple(one | two for one, two in zip(self.sets, other.sets, strict=True)))

    def both(self, other: Match) -> Match:
        """What both match, as well as the worse one does."""
        return Match(tuple(one & two for one, two in zip(self.sets, other.sets, strict=True)))

    def count_in(self, tally: Tally) -> None:
        """Add what each entry deserves for this match."""
        for level, found in zip(Level, self.sets, strict=True):
            tally.add(found, _MORE[level])


NOTHING = Match((0,) * len(Level))
