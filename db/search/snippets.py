"""A short run of text around the words that were looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.lookup import fold
from db.search.results import Snippet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.search.terms import Term

LONGEST = 160
"""Letters of a snippet, about two lines on the screen."""
_BEFORE = 50
_LOOKED_AT = 4
_MORE = "\u2026"


class Marker:
    """Finds the words of a search in texts."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = [(term.marks, (term.mark_start,) if term.mark_start else ()) for term in terms]
        self._words = frozenset(word for words, _ in self._terms for word in words)
        self._starts = tuple(start for _, starts in self._terms for start in starts)

    def snippet(self, text: str) -> Snippet:
        """The text, cut down around the first word that was looked for."""
        return _cut(text, self._look(text)[1])

    def best(self, texts: Sequence[str], *, otherwise: str) -> Snippet:
        """The text with the most of the words, the first of equal ones; `otherwise` where none has more than that."""
        best, (most, marks) = otherwise, self._look(otherwise)
        later: list[tuple[int, str]] = []
        for text in texts:
            if most == len(self._terms):
                break
            at_most = self._at_most(text)
            if at_most < len(self._terms):
                later.append((at_most, text))
                continue
            found, places = self._look(text)
            if found > most:
                best, most, marks = text, found, places
        for at_most, text in sorted(later, key=lambda one: -one[0])[:_LOOKED_AT]:
            if at_most <= most:
                break
            found, places = self._look(text)
            if found > most:
                best, most, marks = text, found, places
        return _cut(best, marks)

    def _at_most(self, text: str) -> int:
        """How many of the words may be in a text: quick, and too many where one is part of a longer word."""
        run = fold.run(text)
        return sum(any(word in run for word in (*starts, *words)) for words, starts in self._terms)

    def _look(self, text: str) -> tuple[int, list[tuple[int, int]]]:
        """How many of the words are in a text, and the places to mark."""
        marks, there = [], set()
        for start, stop, forms in fold.chunks(text):
            wanted = [form for form in forms if form in self._words or form.startswith(self._starts)]
            if wanted:
                marks.append((start, stop))
                there.update(wanted)
        found = sum(
            not words.isdisjoint(there) or any(form.startswith(starts) for form in there)
            for words, starts in self._terms
        )
        return found, marks


def _cut(text: str, marks: list[tuple[int, int]]) -> Snippet:
    if len(text) <= LONGEST:
        return Snippet(text, tuple(marks))
    first = marks[0][0] if marks else 0
    start = 0 if first <= _BEFORE else text.find(" ", first - _BEFORE, first) + 1 or first
    stop = len(text)
    if stop - start > LONGEST:
        stop = text.rfind(" ", start, start + LONGEST + 1)
        if stop <= start:
            stop = start + LONGEST
    before = _MORE if start else ""
    after = _MORE if stop < len(text) else ""
    moved = len(before) - start
    kept = [(at + moved, end + moved) for at, end in marks if start <= at and end <= stop]
    return Snippet(f"{before}{text[start:stop].rstrip()}{after}", tuple(kept))
