"""What may have been meant by a word that is not in the release, and which of it is taken first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.search import spelling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.search.index import Index

_SHORTEST_HALF = 3


class Meant:
    """The words that may have been meant, worked out once for each word of one search, and gone with it."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._found: dict[str, list[spelling.Guess]] = {}

    def by(self, word: str) -> list[spelling.Guess]:
        if word not in self._found:
            self._found[word] = spelling.guesses(word, self._index)
        return self._found[word]


def halves(word: str, index: Index) -> tuple[str, ...]:
    """Two words of the release typed without the space between them, the longer first half first."""
    for cut in range(len(word) - _SHORTEST_HALF, _SHORTEST_HALF - 1, -1):
        both = word[:cut], word[cut:]
        if all(index.number(half) is not None and index.exactly(half).entries for half in both):
            return both
    return ()


def nearest(guesses: Sequence[spelling.Guess], index: Index) -> tuple[int, list[str]]:
    """The nearest words that lead to something in this nation, and how many slips away they are.

    The name of a medicine counts also if the release does not have it: it must be told apart.
    """
    for slips in sorted({guess.slips for guess in guesses}):
        words = [guess.word for guess in guesses if guess.slips == slips and _usable(guess.word, index)]
        if words:
            return slips, words
    return 0, []


def _usable(word: str, index: Index) -> bool:
    if word in index.medicines:
        return True
    if word in index.leads:
        return not _short_medicine(word, index)
    return index.exactly(word).entries != 0


def _short_medicine(word: str, index: Index) -> bool:
    """Whether it is a short form of a medicine's name: "carbon" is a slip away from "carbo"."""
    return any(lead.target.partition(":")[2] in index.medicines for lead in index.leads[word])


def by_preference(guesses: Sequence[str], word: str, index: Index) -> list[str]:
    """Medicines first, because they are asked about; then words of texts that begin alike, the most frequent first."""

    def preference(guess: str) -> tuple[bool, bool, bool, int, str]:
        entries = index.exactly(guess).entries
        return guess not in index.medicines, not entries, guess[:1] != word[:1], -entries.bit_count(), guess

    return sorted(guesses, key=preference)
