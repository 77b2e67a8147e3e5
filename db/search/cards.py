"""Words that bring up a card before everything else, also in the middle of a sentence and badly typed.

A card too many costs a glance. A card too few may cost a life: so this forgives more than the search does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.lookup import fold
from db.search.index import CARDS
from db.search.spelling import distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.search.index import Index
    from db.search.results import CardKind

_CANNOT = frozenset({"cannot", "carnt"})
_CANT = "cant"
_LONGEST_RUN = 5
_WITHIN = 7
"""Letters of a phrase that is looked for inside a longer word, where the spaces are missing."""
_SPREAD = 3
"""Other words that may stand between the words of a phrase: "pain in my chest"."""
_SPREAD_WORD = 4
_ENDINGS = ("ing", "ed", "es", "s", "e")


def cards(typed: Sequence[str], index: Index) -> tuple[CardKind, ...]:
    """The cards for the folded words that were typed, most urgent first."""
    words = _plain_cannot(typed)
    runs = frozenset((*_runs(words), *_runs(fold.numbered(words))))
    found = {
        card for card, phrase, key in index.card_phrases if _brings_up(phrase, key, words=words, runs=runs, index=index)
    }
    return tuple(card for card in CARDS if card in found)


def _brings_up(phrase: tuple[str, ...], key: str, *, words: Sequence[str], runs: frozenset[str], index: Index) -> bool:
    if key in runs:
        return True
    different = frozenset(words)
    if len(phrase) == 1 and any(_same_word(word, key) for word in different):
        return True
    if len(key) >= _WITHIN and any(key in word for word in different):
        return True
    slips = _forgiven(key, len(phrase))
    if slips and any(_slip(run, key, slips, index) for run in runs):
        return True
    return len(phrase) > 1 and all(len(part) >= _SPREAD_WORD for part in phrase) and _spread(phrase, words, index)


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Words that stand together, in one run of letters: spaces may be missing, or too many."""
    for start in range(len(words)):
        run = ""
        for word in words[start : start + _LONGEST_RUN]:
            run += word
            yield run


def _forgiven(key: str, parts: int) -> int:
    """Slips that are forgiven: none in a short phrase, because its words are everybody's ("end it")."""
    if parts > 1:
        return 0 if len(key) < 8 else 1 if len(key) < 12 else 2
    return 0 if len(key) < 5 else 1 if len(key) < 8 else 2


def _slip(run: str, key: str, slips: int, index: Index) -> bool:
    if abs(len(run) - len(key)) > slips or len(run) < 5 or run in index.everyday or run in index.stop:
        return False
    return len(set(run) ^ set(key)) <= 2 * slips and distance(run, key, slips) <= slips


def _spread(phrase: tuple[str, ...], words: Sequence[str], index: Index) -> bool:
    """Whether all words of a phrase stand near each other, in any order, one of them as it is written."""
    if not any(_same_word(word, part) for part in phrase for word in frozenset(words)):
        return False
    reach = len(phrase) + _SPREAD
    for start in range(len(words)):
        near = words[start : start + reach]
        same = [any(_same_word(word, part) for word in near) for part in phrase]
        if any(same) and all(
            exact or any(_slip_of_part(word, part, index) for word in near)
            for exact, part in zip(same, phrase, strict=True)
        ):
            return True
    return False


def _slip_of_part(word: str, part: str, index: Index) -> bool:
    if len(word) < _SPREAD_WORD or word in index.everyday or word in index.stop:
        return False
    return len(set(word) ^ set(part)) <= 2 and distance(word, part, 1) <= 1


def _same_word(word: str, other: str) -> bool:
    """Whether it is the same word but for its ending: "collapsed", "coughing", "feverish"."""
    if word == other:
        return True
    stem = _stem(other)
    return len(stem) > 2 and (_stem(word) == stem or (len(other) > 4 and word.startswith(other)))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word


def _plain_cannot(words: Sequence[str]) -> tuple[str, ...]:
    """All ways to say it as one: "cannot", "can not", "can t", "can't"."""
    found: list[str] = []
    for word in words:
        if found and found[-1] == "can" and word in ("not", "t"):
            found[-1] = _CANT
        else:
            found.append(_CANT if word in _CANNOT else word)
    return tuple(found)
