"""Releases to search in, and what a test asks of them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from db.exchange.starter import starter_workspace
from db.library import Library
from db.lookup.fold import squash, words
from db.release.compile import compile_release
from db.search.search import Search

if TYPE_CHECKING:
    from pathlib import Path

    from db.search.results import Hit, SearchResults


class Synonym(NamedTuple):
    slug: str
    target: str
    word: str


class Release:
    """A release with a search for each nation, and what it says of itself."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._searches: dict[str, tuple[Library, Search]] = {}

    def search(self, nation: str = "ENG") -> Search:
        if nation not in self._searches:
            library = Library.open(self.path, nation=nation)
            self._searches[nation] = library, Search(library)
        return self._searches[nation][1]

    def find(self, typed: str, nation: str = "ENG") -> SearchResults:
        return self.search(nation).find(typed)

    def synonyms(self) -> list[Synonym]:
        return [Synonym(*map(str, row)) for row in self.rows("SELECT slug, target, word FROM synonym ORDER BY id")]

    def listed(self) -> set[str]:
        """Every synonym in one run of letters."""
        return {squash(words(synonym.word)) for synonym in self.synonyms()}

    def medicines(self) -> list[tuple[str, str, bool]]:
        """Every name of a medicine with its substance, and whether the release has that."""
        rows = self.rows("SELECT name, substance, ours FROM search_medicine ORDER BY id")
        return [(str(name), str(substance), bool(ours)) for name, substance, ours in rows]

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def close(self) -> None:
        for library, _ in self._searches.values():
            library.close()
        self._searches.clear()


def starter_release(folder: Path) -> Release:
    with starter_workspace() as workspace:
        return Release(compile_release(workspace, folder / "starter.sqlite", serial=0).path)


def first(results: SearchResults) -> str:
    """The very first hit as synonyms name it ("page:everolimus"), "" if there is none."""
    return target(results.groups[0].hits[0]) if results.groups else ""


def target(hit: Hit) -> str:
    return f"{hit.kind}:{hit.slug}"


def found(results: SearchResults) -> list[list[str]]:
    """All hits, group by group."""
    return [[target(hit) for hit in group.hits] for group in results.groups]


def marked(hit: Hit) -> list[str]:
    """The marked words of its snippet."""
    return [hit.snippet.text[start:stop] for start, stop in hit.snippet.marks]
