"""The items that a field can lead to: found by a part of their names, since there may be thousands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.labels import name_of
from db.lookup.fold import fold
from db.records import DEFAULT_LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.workspace import Workspace

SHOWN = 20
"""As many can be looked through; whoever does not find it among them types more of its name."""


@dataclass(frozen=True, slots=True)
class FoundLinks:
    """Short names with what staff know them by, and how many more there are."""

    rows: tuple[tuple[str, str], ...]
    more: int


class Links:
    """The items of `kind`, as a page in `locale` leads to them. Their names are read when they are first asked for."""

    def __init__(self, workspace: Workspace, kind: str, locale: str) -> None:
        self._workspace = workspace
        self._kind = kind
        self._locale = locale

    def named(self, chosen: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """What is chosen, with names. What is not there any more goes by its short name."""
        return tuple((slug, self._name(slug)) for slug in chosen)

    def find(self, typed: str, chosen: Iterable[str]) -> FoundLinks:
        """Those whose names hold what is typed: what is chosen already comes first."""
        wanted = fold(typed)
        chosen = tuple(chosen)
        found = {slug: name for slug, name, folded in self._all if wanted in folded}
        first = [(slug, found.pop(slug)) for slug in chosen if slug in found]
        rows = (*first, *found.items())
        return FoundLinks(rows[: max(SHOWN, len(first))], max(0, len(rows) - max(SHOWN, len(first))))

    def _name(self, slug: str) -> str:
        for locale in (self._locale, DEFAULT_LOCALE):
            item = self._workspace.current(self._kind, slug, locale)
            if item is not None:
                return name_of(item)
        return slug

    @cached_property
    def _all(self) -> list[tuple[str, str, str]]:
        items = [each.item for each in self._workspace.items(self._kind)]
        # In the default language first, and in its own over that.
        names = {item.slug: name_of(item) for item in items if item.locale == DEFAULT_LOCALE}
        names |= {item.slug: name_of(item) for item in items if item.locale == self._locale or item.slug not in names}
        return [
            (slug, name, fold(f"{name} {slug}")) for slug, name in sorted(names.items(), key=lambda each: fold(each[1]))
        ]
