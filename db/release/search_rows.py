"""The rows that search reads: words and what they find, lists of words, medicines, and all there is from A to Z."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from db.lookup import bits, fold
from db.lookup.letters import DIGITS, first_letter, pairs
from db.lookup.rules import rules
from db.records import NATIONS
from db.release.wording import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Synonyms
    from db.release.contents import Contents
    from db.release.search_index import SearchIndex
    from db.release.write import ReleaseWriter

_SHORTEST_ALIAS = 6


class Medicine(NamedTuple):
    """One name of a medicine. `ours`: the release has it. `ask`: names of ours to offer for one that is not."""

    name: str
    substance: str
    ours: bool
    ask: tuple[str, ...]


class SearchRows:
    """Writes the index of one locale after another: rows of all locales are numbered through."""

    def __init__(self, writer: ReleaseWriter, contents: Contents) -> None:
        self._writer = writer
        self._contents = contents
        self._numbers: Counter[str] = Counter()

    def add(self, index: SearchIndex, locale: str, synonyms: Iterable[Synonyms]) -> None:
        """Everything about one locale. `synonyms` are those that lead to something in this release."""
        synonyms = tuple(synonyms)
        typed = [word for each in synonyms for word in each.words]
        medicines = medicine_names(index.words(), synonyms)
        lexicon = sorted(
            {
                *index.words(),
                *(part for word in typed for part in fold.words(word)),
                *(key for word in typed if (key := fold.squash(fold.words(word)))),
                *(medicine.name for medicine in medicines),
            }
        )
        lexicon = [word for word in lexicon if len(word) <= fold.LONGEST]
        self._lists(index, locale, lexicon)
        self._sets(index, locale, lexicon)
        for medicine in medicines:
            row = (locale, medicine.name, medicine.substance, int(medicine.ours), " ".join(medicine.ask))
            self._add("search_medicine", row)
        self._letters(locale)
        for table in ("search_list", "search_medicine"):
            self._writer.add_contents(table, locale)

    def _lists(self, index: SearchIndex, locale: str, lexicon: list[str]) -> None:
        first = self._next("search_entry")
        for n, entry in enumerate(index.entries):
            self._add("search_entry", (locale, n, entry.written_in, entry.kind, entry.slug))
        self._list(locale, "entries", (), first=first)

        words, beginnings = index.found(lexicon)
        first = self._next("search_word")
        for word, found in zip(lexicon, words, strict=True):
            self._add("search_word", (locale, word, found))
        self._list(locale, "words", lexicon, first=first)

        first = self._next("search_word")
        for beginning, found in beginnings:
            self._add("search_word", (locale, f"{beginning}*", found))
        self._list(locale, "beginnings", [beginning for beginning, _ in beginnings], first=first)

        told = rules()
        self._list(locale, "whole", told.whole_words)
        self._list(locale, "stop", told.stop_words)
        self._list(locale, "everyday", told.everyday_words)

    def _sets(self, index: SearchIndex, locale: str, lexicon: list[str]) -> None:
        """Entries by kind and by nation, words by their length and by pairs of letters."""
        sets: dict[str, list[int]] = {f"kind:{kind}": [] for kind in ("page", "term", "contact", "question")}
        sets |= {f"nation:{nation}": [] for nation in NATIONS}
        for n, entry in enumerate(index.entries):
            for name in (f"kind:{entry.kind}", *(f"nation:{nation}" for nation in entry.nations)):
                sets[name].append(n)
        for n, word in enumerate(lexicon):
            for name in (f"length:{len(word)}", *(f"pair:{pair}" for pair in pairs(word))):
                sets.setdefault(name, []).append(n)
        first = self._next("search_set")
        for name, members in sorted(sets.items()):
            self._add("search_set", (locale, name, bits.encode([members])))
        self._list(locale, "sets", sorted(sets), first=first)

    def _letters(self, locale: str) -> None:
        """Pages by their titles and terms, from A to Z, letter by letter."""
        contents = self._contents
        pages = [
            (each.item.title, "page", each.item.slug, each.locale, each.item.nations)
            for each in contents.read_in(contents.pages, locale)
        ]
        terms = [
            (each.item.term, "term", each.item.slug, each.locale, ())
            for each in contents.read_in(contents.terms, locale)
        ]
        under: dict[str, set[str]] = {nation: set() for nation in NATIONS}
        for title, kind, slug, at, nations in sorted([*pages, *terms], key=lambda one: (alphabetical(one[0]), *one)):
            letter = first_letter(title)
            self._add("search_letter", (locale, letter, at, kind, slug, ",".join(nations)))
            for nation in nations or NATIONS:
                under[nation].add(letter)
        for letter in sorted(set().union(*under.values())):
            self._writer.add_part_contents("search_letter", letter, locale)
        for at, letters in under.items():
            self._list(locale, f"letters:{at}", sorted(letters, key=lambda letter: (letter == DIGITS, letter)))

    def _list(self, locale: str, name: str, words: Iterable[str], *, first: int = 0) -> None:
        self._add("search_list", (locale, name, first, "\n".join(words)))

    def _add(self, table: str, row: tuple[object, ...]) -> None:
        self._numbers[table] += 1
        self._writer.add(table, (self._numbers[table], *row))

    def _next(self, table: str) -> int:
        return self._numbers[table] + 1


def medicine_names(found: Iterable[str], synonyms: Iterable[Synonyms]) -> list[Medicine]:
    """Every name by which a medicine may be typed: of those in the release, and of those that are not.

    A name that stands in a text or leads somewhere is ours. Other names of a medicine are the words of
    the synonyms that are called like it.
    """
    told = rules()
    in_texts = set(found)
    typed = {fold.squash(fold.words(word)) for each in synonyms for word in each.words}
    substances = {name: name for name in told.medicines}
    for word in sorted(in_texts):
        if len(word) > _SHORTEST_ALIAS and word.endswith(told.medicine_endings):
            substances.setdefault(word, word)
    for each in synonyms:
        if each.slug in told.medicines:
            names = [fold.squash(fold.words(word)) for word in each.words]
            aliases = [name for name in names if len(name) >= _SHORTEST_ALIAS and name not in substances]
            substances |= dict.fromkeys(aliases, each.slug)
    there = {substance for name, substance in substances.items() if name in in_texts or name in typed}
    return [
        Medicine(name, substance, substance in there, _instead(substance, there, told.confused))
        for name, substance in sorted(substances.items())
    ]


def _instead(substance: str, there: set[str], confused: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    if substance in there:
        return ()
    return tuple(sorted({name for group in confused if substance in group for name in group} & there))
