"""Search: what a patient types, and what there is for it.

Nothing that is typed is kept: no attribute, no cache, no file holds it once an answer is given. That is
also why no SQL and no pattern is made of it: those are remembered by the libraries that run them.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from db.lookup import bits, fold
from db.search.cards import cards
from db.search.hits import Hits, same
from db.search.index import KINDS, Index
from db.search.ranking import ranked
from db.search.results import HitGroup, SearchResults
from db.search.snippets import Marker
from db.search.terms import read

if TYPE_CHECKING:
    from db.library import Library
    from db.search.ranking import Ranked
    from db.search.results import CardKind, Hit
    from db.search.terms import Asked

MOST_HITS = 8
"""Hits of one kind that are made ready; `HitGroup.total` counts them all."""
LONGEST = 1000
"""Characters that are read; what stands behind them is not looked at."""


class Search:
    """Finds things in one library, as its readers may see them.

    Any method may raise `LibraryUnavailable` (or `LibraryDamaged`), as the library itself does.
    Belongs to the thread that opened the library. The first call reads the lists of the index.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._hits = Hits(library)

    def find(self, typed: str) -> SearchResults:
        """What there is for the words typed so far; the last one may go on. Anything may be typed."""
        text = typed[:LONGEST]
        words = fold.words(text)
        if not words:
            return SearchResults(typed)
        shown_cards = cards(words, self._index)
        asked = read(text, self._index)
        if asked.lost:
            return SearchResults(typed, shown_cards, did_you_mean=asked.offer)
        # What only brings up its card need not stand in what is found beside it.
        terms = [term for term in asked.terms if term.entries or not term.card]
        found = ranked(terms, partly=not shown_cards)
        groups = self._groups(found, asked, shown_cards)
        if not groups:
            return SearchResults(typed, shown_cards, did_you_mean=() if shown_cards else asked.offer)
        return SearchResults(typed, shown_cards, self._shown_for(asked) if asked.mended else "", (), groups)

    def letters(self) -> tuple[str, ...]:
        """The letters under which something stands from A to Z; "0-9" comes last."""
        return self._index.letters

    def browse(self, letter: str) -> tuple[Hit, ...]:
        """Pages by their titles, and terms, that begin with a letter, from A to Z."""
        if letter not in self._index.letters:
            return ()
        return tuple(self._hits.listed(entry) for entry in self._index.under(letter))

    @cached_property
    def _index(self) -> Index:
        return Index(self._library)

    def _groups(self, found: Ranked, asked: Asked, shown_cards: tuple[CardKind, ...]) -> tuple[HitGroup, ...]:
        """One group for each kind. First the kind with what the words are another name of, or are the title of."""
        figures = "ask-your-team" not in shown_cards
        marker = Marker(asked.terms)
        words = fold.words(" ".join(asked.shown))
        targets = 0
        for term in asked.terms:
            targets |= term.targets
        groups: list[tuple[int, HitGroup]] = []
        for kind in KINDS:
            entries = found.entries & self._index.kinds[kind]
            best = list(islice(found.tally.best(entries), MOST_HITS))
            if not best:
                continue
            hits = [self._hits.hit(self._index.entry(n), marker, figures=figures) for n in best]
            led = [hit for n, hit in zip(best, hits, strict=True) if targets >> n & 1]
            named = [hit for hit in hits if hit not in led and same(hit.title, words)]
            others = [hit for hit in hits if hit not in led and hit not in named]
            rank = 0 if led else 1 if named else 2
            groups.append((rank, HitGroup(kind, (*led, *named, *others), entries.bit_count())))
        groups.sort(key=lambda group: group[0])
        return tuple(group for _, group in groups)

    def _shown_for(self, asked: Asked) -> str:
        named = {term.shown: next(bits.places(term.targets)) for term in asked.terms if term.named}
        names = {word: self._hits.title(self._index.entry(n)) for word, n in named.items()}
        return " ".join(names.get(word, word) for word in asked.shown)
