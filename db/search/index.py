"""The prepared index of one locale of a release, as readers in one nation may use it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from db.lookup import bits, fold
from db.lookup.levels import Level
from db.sealed.faults import damaged
from db.sealed.shaping import shown_in
from db.search.matches import NOTHING, Match
from db.search.results import CardKind, HitKind

if TYPE_CHECKING:
    from db.library import Library
    from db.sealed.rows import Values

KINDS: tuple[HitKind, ...] = get_args(HitKind)
CARDS: tuple[CardKind, ...] = get_args(CardKind)
_LISTS = ("entries", "words", "beginnings", "sets", "whole", "stop", "everyday")
_AFTER = "\U0010ffff"


class Entry(NamedTuple):
    """One thing that can be found: of which kind, and in which locale it is written."""

    written_in: str
    kind: str
    slug: str


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a word that patients type leads: `target` is "page:everolimus" or "card:urgent".

    `called` are the words of the synonyms' own name, `phrase` the words as they are typed.
    """

    phrase: tuple[str, ...]
    target: str
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Medicine:
    """One name of a medicine. `ours`: the release has it. `ask`: names of ours to offer for one that is not."""

    name: str
    substance: str
    ours: bool
    ask: tuple[str, ...]


class Index:
    """Looks words up. What is kept in memory is the release's own; no word that was looked up is kept.

    Raises `LibraryUnavailable` and its kinds, as the library does.
    """

    def __init__(self, library: Library) -> None:
        self._rows = library.sealed_rows
        self._locale = library.locale
        self._nation = library.nation
        self._path = library.path
        lists = {row["name"]: row for row in self._rows.listed("search_list", self._locale)}
        if any(name not in lists for name in _LISTS):
            raise damaged(self._path, "its search has no words")
        self._first: dict[str, int] = {name: lists[name]["first"] for name in _LISTS}
        self.words = _split(lists["words"])
        self._beginnings = _split(lists["beginnings"])
        self._sets = _split(lists["sets"])
        self.whole = frozenset(_split(lists["whole"]))
        self.stop = frozenset(_split(lists["stop"]))
        self.everyday = frozenset(_split(lists["everyday"]))
        self.letters = tuple(_split(lists[f"letters:{library.nation}"]))
        self.entries = self.set(f"nation:{library.nation}")
        self.kinds = {kind: self.set(f"kind:{kind}") & self.entries for kind in KINDS}

    @cached_property
    def leads(self) -> dict[str, tuple[Lead, ...]]:
        """Where the synonyms lead, by their words in one run of letters."""
        found: dict[str, tuple[Lead, ...]] = {}
        for row in self._rows.listed("synonym", self._locale):
            phrase = tuple(row["folded"].split())
            if key := fold.squash(phrase):
                lead = Lead(phrase, row["target"], tuple(row["slug"].split("-")))
                found[key] = (*found.get(key, ()), lead)
        return found

    @cached_property
    def lead_keys(self) -> list[str]:
        """The keys of `leads`, in order."""
        return sorted(self.leads)

    @cached_property
    def card_phrases(self) -> tuple[tuple[CardKind, tuple[str, ...], str], ...]:
        """The phrases that bring up a card, in words and in one run of letters."""
        return tuple(
            (card, lead.phrase, key)
            for key, leads in self.leads.items()
            for lead in leads
            for card in CARDS
            if lead.target == f"card:{card}"
        )

    @cached_property
    def medicines(self) -> dict[str, Medicine]:
        """Every name of a medicine, of ours or not."""
        rows = self._rows.listed("search_medicine", self._locale)
        return {
            row["name"]: Medicine(row["name"], row["substance"], bool(row["ours"]), tuple(row["ask"].split()))
            for row in rows
        }

    def number(self, word: str) -> int | None:
        """The number of a word in the release, None if it has no such word."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else None

    def word(self, number: int) -> Match:
        """Where the word with this number stands."""
        row = self._rows.run("search_word", self._first["words"] + number, 1)[0]
        return self._match(row, self.words[number])

    def exactly(self, word: str) -> Match:
        """Where a word stands, in the singular or the plural."""
        found = NOTHING
        for form in fold.alike(word):
            number = self.number(form)
            if number is not None:
                found = found.either(self.word(number))
        return found

    def beginning(self, start: str) -> Match:
        """Where any word stands that begins with `start`."""
        first = bisect_left(self.words, start)
        last = bisect_left(self.words, start + _AFTER)
        if first == last:
            return NOTHING
        at = bisect_left(self._beginnings, start)
        if at < len(self._beginnings) and self._beginnings[at] == start:
            row = self._rows.run("search_word", self._first["beginnings"] + at, 1)[0]
            return self._match(row, f"{start}*")
        found = NOTHING
        for n, row in enumerate(self._rows.run("search_word", self._first["words"] + first, last - first)):
            found = found.either(self._match(row, self.words[first + n]))
        return found

    def set(self, name: str) -> int:
        """A set of entries ("kind:page", "nation:ENG") or of words ("length:8", "pair:ch"); an unknown one is empty."""
        at = bisect_left(self._sets, name)
        if at == len(self._sets) or self._sets[at] != name:
            return 0
        row = self._rows.run("search_set", self._first["sets"] + at, 1)[0]
        if row["locale"] != self._locale or row["name"] != name:
            raise damaged(self._path, "its search leads elsewhere")
        return self._decoded(row["members"], 1)[0]

    def leads_beginning(self, start: str, most: int) -> list[str]:
        """The keys of `leads` that begin with `start`; none of them if there are more than `most`."""
        at = bisect_left(self.lead_keys, start)
        found = self.lead_keys[at : at + most + 1]
        found = [key for key in found if key.startswith(start)]
        return found if len(found) <= most else []

    def entry(self, number: int) -> Entry:
        """What an entry is."""
        row = self._rows.run("search_entry", self._first["entries"] + number, 1)[0]
        if row["locale"] != self._locale or row["n"] != number:
            raise damaged(self._path, "its search leads elsewhere")
        return Entry(row["written_in"], row["kind"], row["slug"])

    def entries_of(self, target: str) -> int:
        """The entries of what a synonym leads to ("page:everolimus"); none if it is for other nations."""
        kind, _, slug = target.partition(":")
        found = 0
        for row in self._rows.where("search_entry", locale=self._locale, kind=kind, slug=slug):
            found |= 1 << row["n"]
        if not found:
            raise damaged(self._path, "its search leads nowhere")
        return found & self.entries

    def under(self, letter: str) -> list[Entry]:
        """What stands under a letter from A to Z."""
        rows = self._rows.part("search_letter", letter, self._locale)
        return [
            Entry(row["written_in"], row["kind"], row["slug"]) for row in rows if shown_in(self._nation, row["nations"])
        ]

    def _match(self, row: Values, word: str) -> Match:
        if row["locale"] != self._locale or row["word"] != word:
            raise damaged(self._path, "its search leads elsewhere")
        return Match.of(self._decoded(row["found"], len(Level))).within(self.entries)

    def _decoded(self, data: Any, count: int) -> list[int]:
        try:
            found = bits.decode(data)
        except (ValueError, IndexError, KeyError) as problem:
            raise damaged(self._path, "its search cannot be read") from problem
        if len(found) != count:
            raise damaged(self._path, "its search cannot be read")
        return found


def _split(row: Values) -> list[str]:
    words: str = row["words"]
    return words.split("\n") if words else []
