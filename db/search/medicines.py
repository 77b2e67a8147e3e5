"""One medicine is never shown for another one: when a guess at a spelling may be taken, and when to ask.

The names of one family of medicines end alike and differ where they begin (carboplatin and cisplatin,
everolimus and sirolimus). So a guess is taken only if it begins as it was typed, and if no other
medicine is as near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.search.spelling import SHORTEST, distance, forgiven

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.search.index import Index, Medicine

_SURE_OF = 2
_PART = 5
"""Letters from which on the beginning of a medicine's name is taken for it."""


def not_ours(word: str, index: Index) -> Medicine | None:
    """The medicine that a word is, or begins, and that the release does not have. For words without a hit."""
    named = index.medicines.get(word)
    if named is not None:
        return None if named.ours else named
    if len(word) < _PART:
        return None
    return next((one for one in index.medicines.values() if not one.ours and one.name.startswith(word)), None)


def offered(word: str, guess: str, slips: int, index: Index) -> tuple[str, ...] | None:
    """Names to ask about instead of taking `guess` for `word`; None if the guess may be taken.

    `slips` is how far away the guess is. No medicine within reach: it may be taken.
    """
    limit = forgiven(word)
    near = [
        one
        for one in index.medicines.values()
        if len(one.name) >= SHORTEST and distance(word, one.name, limit) <= limit
    ]
    if not near or (guess not in index.medicines and min(distance(word, one.name, limit) for one in near) > slips):
        return None
    sure = guess in index.medicines and guess[:_SURE_OF] == word[:_SURE_OF]
    if sure and all(one.ours for one in near) and len({one.substance for one in near}) == 1:
        return None
    names = {name for one in near for name in ([one.substance] if one.ours else one.ask)}
    return nearest_first(names, word)


def nearest_first(names: Iterable[str], word: str) -> tuple[str, ...]:
    """Names in the order in which they are likely to be meant."""
    return tuple(sorted(names, key=lambda name: (distance(word, name, len(name)), name)))
