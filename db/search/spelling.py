"""Words that were meant: those of the release that are one or two slips of the finger away.

The filter looks at all words at once, as `db.lookup.bits` does: how many pairs of neighbouring letters
each of them lacks. What is left, some dozens of words, is measured one by one.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from db.lookup import bits
from db.lookup.letters import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.search.index import Index

SHORTEST = 6
"""Letters from which on a wrong one is forgiven: shorter words are too near to each other."""
_TWO_FROM = 8
_SHORTEST_ASKED = 4
# A wrong letter costs two pairs, a swap three. Two swaps in one word are found if they stand together.
_PAIRS_LOST = {1: 3, 2: 5}
_MOST_MEASURED = 300


class Guess(NamedTuple):
    """A word of the release and the number of slips it is away."""

    slips: int
    word: str


def forgiven(word: str) -> int:
    """How many wrong letters are forgiven in a word: 0, 1 or 2."""
    if len(word) < SHORTEST:
        return 0
    return 2 if len(word) >= _TWO_FROM else 1


def guesses(word: str, index: Index) -> list[Guess]:
    """The words of the release that may have been meant, nearest first, equal ones from A to Z."""
    limit = forgiven(word)
    return _near(word, limit, index) if limit else []


def near_short_words(word: str, index: Index) -> list[str]:
    """Words one slip away from a short one: to ask about, never to take."""
    if not _SHORTEST_ASKED <= len(word) < SHORTEST:
        return []
    return [guess.word for guess in _near(word, 1, index) if index.exactly(guess.word).entries]


def _near(word: str, limit: int, index: Index) -> list[Guess]:
    found = []
    for number in islice(_candidates(word, limit, index), _MOST_MEASURED):
        slips = distance(word, index.words[number], limit)
        if 0 < slips <= limit:
            found.append(Guess(slips, index.words[number]))
    return sorted(found)


def _candidates(word: str, limit: int, index: Index) -> Iterator[int]:
    """The numbers of words of about the same length, those with most of the same pairs of letters first."""
    among = 0
    for length in range(max(len(word) - limit, _SHORTEST_ASKED), len(word) + limit + 1):
        among |= index.set(f"length:{length}")
    missing = bits.Tally()
    for pair in sorted(pairs(word)):
        missing.add(among & ~index.set(f"pair:{pair}"))
    return missing.least(missing.at_most(_PAIRS_LOST[limit], among))


def distance(one: str, two: str, limit: int) -> int:
    """Letters to add, leave out, change or swap with their neighbour; `limit` + 1 for any more than `limit`."""
    if not _within(one, two, limit):  # true of nearly all
        return limit + 1
    return next(slips for slips in range(limit + 1) if _within(one, two, slips))


def _within(one: str, two: str, limit: int) -> bool:
    if abs(len(one) - len(two)) > limit:
        return False
    same = 0
    for letter, other in zip(one, two, strict=False):
        if letter != other:
            break
        same += 1
    one, two = one[same:], two[same:]
    if not one or not two:
        return True  # what is left over is no more than `limit`
    if limit == 0:
        return False
    return (
        _within(one[1:], two[1:], limit - 1)
        or _within(one[1:], two, limit - 1)
        or _within(one, two[1:], limit - 1)
        or (one[:2] == two[1::-1] and len(one) > 1 and _within(one[2:], two[2:], limit - 1))
    )
