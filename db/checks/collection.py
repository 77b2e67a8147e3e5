"""What the rules know of everything beside the item they look at: worked out once for a whole check."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from db.checks.glossary_index import Glossary
from db.checks.word_set import word_set
from db.records import DEFAULT_LOCALE, KINDS, Contact, Item, Source, Synonyms, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

_EVERYDAY_NAMES = word_set(
    "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August",
    "September October November December England Scotland Wales Ireland Britain British English Scottish Welsh Irish",
    "Europe European London",
) | {"Northern Ireland", "Easy Read", "Relay UK", "British Sign Language", "Patient information"}


@dataclass(frozen=True)
class Collection:
    """The slugs of all that may be shown and of what is held back, by kind, and the day it speaks of."""

    shown: dict[str, frozenset[str]]
    held: dict[str, frozenset[str]]
    as_of: date | None
    items: Mapping[str, Sequence[Item]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, items: Mapping[str, Sequence[Item]], held: Iterable[tuple[str, Item]], as_of: date | None
    ) -> Collection:
        """From what may be shown, by kind, and what is held back, with its kind."""
        waiting: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for kind, item in held:
            waiting[kind].add(item.slug)
        return cls(
            {kind: frozenset(item.slug for item in items.get(kind, ())) for kind in KINDS},
            {kind: frozenset(slugs) for kind, slugs in waiting.items()},
            as_of,
            items,
        )

    def source_of(self, kind: str, item: Item) -> Item | None:
        """What an item is a translation of; None for an original."""
        return self._originals.get((kind, item.slug)) if item.locale != DEFAULT_LOCALE else None

    @cached_property
    def _originals(self) -> dict[tuple[str, str], Item]:
        return {
            (kind, item.slug): item for kind in self.items for item in self.items[kind] if item.locale == DEFAULT_LOCALE
        }

    def glossary(self, locale: str) -> Glossary:
        """The glossary of a language, empty if it has none."""
        return self._glossaries.get(locale, _NO_GLOSSARY)

    @cached_property
    def _glossaries(self) -> dict[str, Glossary]:
        terms: dict[str, list[Term]] = {}
        for item in self.items.get("term", ()):
            if isinstance(item, Term):
                terms.setdefault(item.locale, []).append(item)
        return {locale: Glossary(of_locale) for locale, of_locale in terms.items()}

    def without_names(self, text: str) -> str:
        """The text without the names in it that begin with a capital wherever they stand."""
        return self._names.sub("", text)

    def begins_with_a_name(self, text: str) -> bool:
        return self._names.match(text) is not None

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """People, places, bodies and brands, as contacts, sources, terms and synonyms have them."""
        found = set(_EVERYDAY_NAMES)
        for kind in ("contact", "source", "term", "synonyms"):
            for item in self.items.get(kind, ()):
                match item:
                    case Contact():
                        found |= _with_short_name(item.name)
                    case Source():
                        found |= _with_short_name(item.publisher)
                    case Term():
                        found.update(item.forms)
                        found.update(item.meaning.partition("Brand: ")[2].partition(".")[0].split(", "))
                    case Synonyms():
                        found.update(item.words)
        names = sorted((name for name in found if any(map(str.isupper, name))), key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _with_short_name(name: str) -> set[str]:
    """A name, and its first word, which people say for it: "Macmillan"."""
    return {name, name.partition(" (")[0], name.partition(" ")[0]}


_NO_GLOSSARY = Glossary(())
