"""What goes into a release: sorted, numbered, and found by slug in each of its locales."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from db.records import STARTER, Item, Site
from db.release.chosen import Chosen
from db.release.wording import alphabetical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from db.release.chosen import Choice

ItemT = TypeVar("ItemT", bound=Item)

DEFAULT_SITE = "default"


class Entry(NamedTuple, Generic[ItemT]):
    """One item in one locale: `id` is its number in its table, counted from 1."""

    id: int
    locale: str
    item: ItemT
    approved: bool
    hash: str
    checked_by: str = ""
    stale: bool = False


class Shelf(Generic[ItemT]):
    """All entries of one kind, sorted as they are shown."""

    def __init__(self, entries: Sequence[tuple[str, Chosen[ItemT]]], sort: Callable[[str, Chosen[ItemT]], Any]) -> None:
        ordered = sorted(entries, key=lambda entry: (entry[0], *sort(*entry), entry[1].item.slug))
        self._entries = tuple(Entry(n, locale, *chosen) for n, (locale, chosen) in enumerate(ordered, start=1))
        self._by_slug = {(entry.locale, entry.item.slug): entry for entry in self._entries}

    def __iter__(self) -> Iterator[Entry[ItemT]]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, locale: str, slug: str) -> Entry[ItemT] | None:
        return self._by_slug.get((locale, slug))


class Contents:
    """Everything a release shows.

    A section, contact, question, source, picture, site record or set of synonyms that a
    locale has no translation of stands there in the collection's own locale: a translated
    page may point to it. Pages and glossary terms stand in their own locale alone.
    """

    def __init__(self, choice: Choice, *, locale: str) -> None:
        kinds: tuple[Sequence[Chosen[Any]], ...] = (
            choice.sections,
            choice.pages,
            choice.contacts,
            choice.terms,
            choice.questions,
            choice.sources,
            choice.synonyms,
            choice.images,
            choice.sites,
        )
        self.locale = locale
        self.locales = tuple(sorted({locale, *(each.item.locale for kind in kinds for each in kind)}))
        groups: dict[tuple[str, str], int] = {}
        for each in choice.questions:
            key = each.item.locale, each.item.group
            groups[key] = min(groups.get(key, each.item.position), each.item.position)

        self.sections = Shelf(self._shared(choice.sections, locale), lambda _, one: (one.item.position,))
        places = {(entry.locale, entry.item.slug): entry.id for entry in self.sections}
        self.pages = Shelf(
            _own(choice.pages), lambda at, one: (places.get((at, one.item.section), 0), one.item.position)
        )
        self.contacts = Shelf(self._shared(choice.contacts, locale), lambda _, one: (one.item.position,))
        self.terms = Shelf(_own(choice.terms), lambda _, one: (alphabetical(one.item.term),))
        # Those of one group stand together, wherever their positions are.
        self.questions = Shelf(
            self._shared(choice.questions, locale),
            lambda _, one: (groups[one.item.locale, one.item.group], one.item.group, one.item.position),
        )
        self.sources = Shelf(self._shared(choice.sources, locale), _by_slug)
        self.synonyms = Shelf(self._shared(choice.synonyms, locale), lambda _, one: (one.item.target,))
        self.images = Shelf(self._shared(choice.images, locale), _by_slug)
        # The first one is shown where the settings name none: the clinic's own before the starter's.
        self.sites = Shelf(
            self._shared(choice.sites or [_plain_site(locale)], locale),
            lambda _, one: (not one.approved, one.item.slug == "starter"),
        )

    def read_in(self, shelf: Shelf[ItemT], locale: str) -> Iterator[Entry[ItemT]]:
        """What readers in a locale get of pages or terms: those that are not translated in the collection's own."""
        for entry in shelf:
            translated = locale != self.locale and shelf.find(locale, entry.item.slug) is not None
            if entry.locale == locale or (entry.locale == self.locale and not translated):
                yield entry

    def _shared(self, items: Sequence[Chosen[ItemT]], default: str) -> list[tuple[str, Chosen[ItemT]]]:
        own = _own(items)
        there = {(locale, each.item.slug) for locale, each in own}
        borrowed = [
            (locale, each)
            for locale in self.locales
            for at, each in own
            if at == default and (locale, each.item.slug) not in there
        ]
        return own + borrowed


def _by_slug(_locale: str, _one: Chosen[Any]) -> tuple[()]:
    return ()


def _own(items: Sequence[Chosen[ItemT]]) -> list[tuple[str, Chosen[ItemT]]]:
    return [(each.item.locale, each) for each in items]


def _plain_site(locale: str) -> Chosen[Site]:
    """The program's own plain words, for content that names no site: every screen needs some."""
    return Chosen(Site(slug=DEFAULT_SITE, locale=locale, name=STARTER), False, "")
