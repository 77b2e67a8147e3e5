"""The search index: which word stands where, worked out once so that a kiosk only has to look it up."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from db.blocks import BlockKind, LineRole
from db.lookup import bits, fold
from db.lookup.levels import OFTEN, Level
from db.records import NATIONS
from db.release.item_rows import contact_nations
from db.release.link import audience

if TYPE_CHECKING:
    from db.blocks import Block
    from db.records import Nation, Page
    from db.release.contents import Contents, Entry

FEW = 16
"""Words with one beginning that a reader looks up one by one. For more, what they find together is ready made."""

# A place in an index is the number of an entry and a level, in one number.
_LEVELS = len(Level)


class Found(NamedTuple):
    """An entry: one thing that can be found, as readers in `nations` see it, in the locale it is written in."""

    written_in: str
    kind: str
    slug: str
    nations: tuple[Nation, ...]


class SearchIndex:
    """The index of what readers in one locale get, with what is not translated in the collection's own.

    A page that reads differently in some nations has an entry for each way it reads.
    """

    def __init__(self) -> None:
        self.entries: list[Found] = []
        self._places: dict[str, array[int]] = {}
        self._forms: dict[str, tuple[str, ...]] = {}

    def add_items(self, contents: Contents, locale: str) -> None:
        """Contacts by name and for whom, terms by their forms and meaning, questions by text and heading."""
        for contact in (entry.item for entry in contents.contacts if entry.locale == locale):
            nations, _ = contact_nations(contact)
            entry = Found(locale, "contact", contact.slug, nations or NATIONS)
            self._add(entry, contact.name, {Level.SUMMARY: [contact.for_whom]})
        for at, term in ((entry.locale, entry.item) for entry in contents.read_in(contents.terms, locale)):
            found = {Level.TITLE: list(term.forms), Level.SUMMARY: [term.meaning]}
            self._add(Found(at, "term", term.slug, NATIONS), term.term, found)
        for ask in (entry.item for entry in contents.questions if entry.locale == locale):
            self._add(Found(locale, "question", ask.slug, NATIONS), ask.text, {Level.HEADING: [ask.group]})

    def add_page(self, entry: Entry[Page], blocks: tuple[Block, ...]) -> None:
        """A page by its title, its summary and what its readers see of its blocks."""
        page = entry.item
        audiences = [audience(block) for block in blocks]
        ways: dict[tuple[bool, ...], list[Nation]] = {}
        for nation in page.nations or NATIONS:
            ways.setdefault(tuple(nation in seen_in for seen_in in audiences), []).append(nation)
        texts = [self._counted(block) for block in blocks]
        for way, nations in ways.items():
            headings: set[str] = set()
            body: Counter[str] = Counter()
            for (heading, text), shown in zip(texts, way, strict=True):
                if shown:
                    headings.update(heading)
                    body.update(text)
            found = dict.fromkeys(body, Level.TEXT)
            found |= {form: Level.TEXT_OFTEN for form, count in body.items() if count >= OFTEN}
            found |= dict.fromkeys(headings, Level.HEADING)
            found |= dict.fromkeys(self._forms_of(page.summary), Level.SUMMARY)
            self._enter(Found(entry.locale, "page", page.slug, tuple(nations)), found | self._titled(page.title))

    def words(self) -> list[str]:
        """Every word that finds something, in order."""
        return sorted(self._places)

    def found(self, lexicon: list[str]) -> tuple[list[bytes], list[tuple[str, bytes]]]:
        """What each word of a sorted lexicon finds, and what all words with the same beginning find together.

        The latter for every beginning of more than `FEW` words, in order. Both as `bits.encode` writes
        them: a set of entries for each level, and each entry only at its best one.
        """
        counts = Counter(word[:length] for word in lexicon for length in range(1, len(word) + 1))
        under_way: list[tuple[str, list[int]]] = []
        words: list[bytes] = []
        beginnings: list[tuple[str, bytes]] = []
        for word in lexicon:
            while under_way and not word.startswith(under_way[-1][0]):
                beginnings.append(_closed(*under_way.pop()))
            length = len(under_way[-1][0]) + 1 if under_way else 1
            while length <= len(word) and counts[word[:length]] > FEW:
                under_way.append((word[:length], [0] * _LEVELS))
                length += 1
            listed = self._listed(word)
            words.append(bits.encode(listed))
            for level, places in enumerate(listed):
                if places:
                    found = bits.of(places, len(self.entries))
                    for _, together in under_way:
                        together[level] |= found
        beginnings += [_closed(*one) for one in under_way]
        return words, sorted(beginnings)

    def _listed(self, word: str) -> list[list[int]]:
        by_level: list[list[int]] = [[] for _ in Level]
        for place in self._places.get(word, ()):
            by_level[place % _LEVELS].append(place // _LEVELS)
        return by_level

    def _add(self, entry: Found, title: str, texts: dict[Level, list[str]]) -> None:
        found: dict[str, Level] = {}
        for level in sorted(texts, reverse=True):
            for text in texts[level]:
                found |= dict.fromkeys(self._forms_of(text), level)
        self._enter(entry, found | self._titled(title))

    def _enter(self, entry: Found, found: dict[str, Level]) -> None:
        number = len(self.entries) * _LEVELS
        self.entries.append(entry)
        for form, level in found.items():
            places = self._places.get(form)
            if places is None:
                places = self._places[form] = array("I")
            places.append(number + level)

    def _titled(self, title: str) -> dict[str, Level]:
        forms = self._forms_of(title)
        first = fold.raw_chunks(title)[:1]
        return dict.fromkeys(forms, Level.TITLE) | dict.fromkeys(self._forms_of(*first), Level.TITLE_START)

    def _counted(self, block: Block) -> tuple[list[str], list[str]]:
        """The forms of a block: those of its headings, and those of its text."""
        headings: list[str] = []
        text: list[str] = []
        for line in block.lines:
            heads = block.kind is BlockKind.HEADING or line.role is LineRole.TITLE
            (headings if heads else text).extend(self._forms_of(line.text))
        return headings, text

    def _forms_of(self, *texts: str) -> list[str]:
        found: list[str] = []
        for text in texts:
            for chunk in fold.raw_chunks(text):
                forms = self._forms.get(chunk)
                if forms is None:
                    forms = self._forms[chunk] = fold.forms(chunk)
                found.extend(forms)
        return found


def _closed(beginning: str, sets: list[int]) -> tuple[str, bytes]:
    """Each entry only at its best level."""
    better = 0
    for level, found in enumerate(sets):
        sets[level] = found & ~better
        better |= found
    return beginning, bits.encode(sets)
