"""What was typed, word by word: where each word leads, and which words had to be mended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.lookup import fold
from db.lookup.levels import Level
from db.search import medicines, mending, spelling
from db.search.matches import NOTHING, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.search.index import Index, Lead

MOST_WORDS = 12
"""Words that are looked up; nobody types more, and what does is no question."""
_LONGEST_PHRASE = 5
_PHRASES_TO_COME = 8
_SHORTEST_BEGINNING = 3
_SHORTEST_JOINED = 6
_MOST_OFFERED = 3
CARD = "card:"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase. `exact` is where it stands as typed, `match` also where words begin with it.

    `targets` are the entries that it leads to as another word for them, `to_come` those that it may lead to
    once it is typed to its end. `marks` are the words to mark in a text, `mark_start` a beginning to mark.
    `shown` is how it is told to the reader; with `named` the title of what it leads to is told instead.
    """

    match: Match
    exact: Match = NOTHING
    targets: int = 0
    to_come: int = 0
    marks: frozenset[str] = frozenset()
    mark_start: str = ""
    shown: str = ""
    named: bool = False
    card: bool = False

    @property
    def entries(self) -> int:
        return self.match.entries | self.targets | self.to_come


@dataclass(slots=True)
class Asked:
    """All terms of a search. `mended`: not all words were found as typed.

    `offer` are words to ask about, because they must not be taken for what was typed. `lost` says that
    nothing else may be shown either: a medicine was typed, and which one is not sure.
    """

    terms: list[Term] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    mended: bool = False
    lost: bool = False
    offer: tuple[str, ...] = ()

    def add(self, term: Term) -> None:
        self.terms.append(term)
        self.shown.append(term.shown)
        self.mended |= term.named

    def ask(self, names: tuple[str, ...]) -> None:
        self.lost, self.offer = True, names


def read(typed: str, index: Index) -> Asked:
    """The terms of what was typed. The last word may go on, unless something stands behind it."""
    parts = _joined(fold.words(typed)[:MOST_WORDS], index)
    growing = bool(parts) and typed[-1:].isalnum()
    plain = [part for part in parts if part not in index.stop]
    asked = Asked()
    meant = mending.Meant(index)
    at = 0
    while at < len(parts) and not asked.lost:
        rest = parts[at:]
        phrase = _phrase(rest, index)
        if phrase:
            asked.add(_led(rest[:phrase], index, grows=growing and phrase == len(rest)))
            at += phrase
        elif growing and (tail := _to_come(rest, index)):
            asked.add(tail)
            at = len(parts)
        elif phrase := _mended_phrase(rest, index, asked, meant):
            at += phrase
        else:
            if plain and rest[0] in index.stop:
                asked.shown.append(rest[0])
            else:
                _add_word(rest[0], index, asked, meant, grows=growing and len(rest) == 1)
            at += 1
    return asked


def _add_word(word: str, index: Index, asked: Asked, meant: mending.Meant, *, grows: bool) -> None:
    term = _found(word, index, grows=grows)
    if term is not None:
        asked.add(term)
        return
    foreign = medicines.not_ours(word, index)
    if foreign is not None:
        asked.ask(medicines.nearest_first(foreign.ask, word))
        return
    asked.mended = True
    slips, guesses = mending.nearest(meant.by(word), index)
    halves = mending.halves(word, index) if slips != 1 else ()
    for half in halves:
        asked.add(_plain(half, index))
    if halves:
        return
    if not guesses:  # a word that is not there: the others are looked for without it
        asked.offer = tuple(mending.by_preference(spelling.near_short_words(word, index), word, index)[:_MOST_OFFERED])
        return
    chosen = mending.by_preference(guesses, word, index)[0]
    offer = medicines.offered(word, chosen, slips, index)
    if offer is not None:
        asked.ask(offer)
    else:
        asked.add(_led([chosen], index, grows=False) if chosen in index.leads else _plain(chosen, index))


def _mended_phrase(parts: list[str], index: Index, asked: Asked, meant: mending.Meant) -> int:
    """How many words are a phrase that leads somewhere, but for one badly typed word; 0 if none."""
    unknown = [n for n, part in enumerate(parts[:_LONGEST_PHRASE]) if spelling.forgiven(part) and _strange(part, index)]
    if len(unknown) != 1:
        return 0
    (n,) = unknown
    for guess in meant.by(parts[n]):
        mended = [*parts[:n], guess.word, *parts[n + 1 :]]
        length = _phrase(mended, index)
        if length > max(n, 1):
            key = _key(mended[:length], index)
            offer = medicines.offered(fold.squash(parts[:length]), key, guess.slips, index)
            if offer is not None:
                asked.ask(offer)
            else:
                asked.add(_led(mended[:length], index, grows=False))
                asked.mended = True
            return length
    return 0


def _strange(word: str, index: Index) -> bool:
    return all(index.number(form) is None for form in fold.alike(word))


def _found(word: str, index: Index, *, grows: bool) -> Term | None:
    """The word as typed, None if there is nothing for it."""
    exact = index.exactly(word)
    match = exact
    starts = grows or (not exact.entries and len(word) >= _SHORTEST_BEGINNING)
    if starts and word not in index.whole:
        match = exact.either(index.beginning(word))
    if not match.entries:
        return None
    start = word if match is not exact else ""
    return Term(match, exact, marks=frozenset(fold.alike(word)), mark_start=start, shown=word)


def _plain(word: str, index: Index) -> Term:
    exact = index.exactly(word)
    return Term(exact, exact, marks=frozenset(fold.alike(word)), shown=word)


def _phrase(parts: Sequence[str], index: Index) -> int:
    """How many of the words from the first on are another word for something; 0 if none."""
    for length in range(min(len(parts), _LONGEST_PHRASE), 0, -1):
        if _key(parts[:length], index):
            return length
    return 0


def _key(parts: Sequence[str], index: Index) -> str:
    keys = [fold.squash(tuple(parts)), fold.squash(fold.numbered(tuple(parts)))]
    if len(parts) == 1:
        keys += fold.alike(parts[0])
    return next((key for key in keys if key in index.leads), "")


def _led(parts: Sequence[str], index: Index, *, grows: bool) -> Term:
    """A phrase that leads somewhere, and the texts it stands in."""
    leads = index.leads[_key(parts, index)]
    joined = "".join(parts)
    exact = match = _all(parts, index).either(index.exactly(joined) if len(parts) > 1 else NOTHING)
    if len(parts) == 1 and grows and joined not in index.whole:
        match = exact.either(index.beginning(joined))
    targets = _targets(leads, index)
    named = not match.entries and targets != 0
    if named:
        match = _called(leads, targets, index)
    marks = frozenset(form for part in (*parts, joined) if part not in index.stop for form in fold.alike(part))
    return Term(
        match,
        exact,
        targets,
        marks=marks,
        mark_start=joined if match is not exact and not named else "",
        shown=" ".join(parts),
        named=named,
        card=any(lead.target.startswith(CARD) for lead in leads),
    )


def _to_come(parts: Sequence[str], index: Index) -> Term | None:
    """The last words as the beginning of a phrase that leads somewhere."""
    key = fold.squash(tuple(parts))
    if len(parts) > _LONGEST_PHRASE or len(key) < _SHORTEST_BEGINNING:
        return None
    leads = [lead for found in index.leads_beginning(key, _PHRASES_TO_COME) for lead in index.leads[found]]
    if parts[-1] in index.whole:  # a word has to follow, and not more letters
        leads = [lead for lead in leads if lead.phrase[: len(parts)] == tuple(parts)]
    targets = _targets(leads, index)
    if not targets:
        return None
    *earlier, last = parts
    exact = _all(parts, index)
    match = _all(earlier, index) if earlier else None
    start = index.exactly(last) if last in index.whole else index.beginning(last)
    match = start if match is None else match.both(start)
    marks = frozenset(form for part in parts if part not in index.stop for form in fold.alike(part))
    return Term(match.either(exact), exact, to_come=targets, marks=marks, mark_start=last, shown=" ".join(parts))


def _targets(leads: Sequence[Lead], index: Index) -> int:
    found = 0
    for target in {lead.target for lead in leads if not lead.target.startswith(CARD)}:
        found |= index.entries_of(target)
    return found


def _called(leads: Sequence[Lead], targets: int, index: Index) -> Match:
    """Where the synonyms' own name stands, if what they lead to is called so: "kemo" is chemotherapy."""
    for lead in leads:
        match = _all(lead.called, index)
        if match.sets[Level.TITLE] & targets:
            return match
    return NOTHING


def _all(parts: Sequence[str], index: Index) -> Match:
    """Where all of the words stand. Words that stand everywhere count only if there are no others."""
    plain = [part for part in parts if part not in index.stop] or list(parts)
    match = index.exactly(plain[0])
    for part in plain[1:]:
        match = match.both(index.exactly(part))
    return match


def _joined(parts: list[str], index: Index) -> list[str]:
    """The words with those put together that make a word of the release only so: "chemo therapy"."""
    found: list[str] = []
    for part in parts:
        if found and part not in index.stop and found[-1] not in index.stop:
            both = found[-1] + part
            alone = index.number(found[-1]) is not None and index.number(part) is not None
            if not alone and len(both) >= _SHORTEST_JOINED and index.number(both) is not None:
                found[-1] = both
                continue
        found.append(part)
    return found
