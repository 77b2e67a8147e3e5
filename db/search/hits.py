"""From entries of the index to what a reader sees: every word of it comes from sealed rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.lookup import fold
from db.sealed import shaping
from db.sealed.faults import NoSuchItem, damaged
from db.search.results import Hit, Snippet

if TYPE_CHECKING:
    from db.library import Library
    from db.reading import PageCard
    from db.sealed.rows import Row, Values
    from db.search.results import HitKind
    from db.search.snippets import Marker

_NO_WORDS = Snippet("")


class Hits:
    """Makes hits for the readers of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows = library.sealed_rows

    def hit(self, kind: str, slug: str, marker: Marker, *, figures: bool = True) -> Hit:
        """One thing that was found. Without `figures` the snippet is its summary, and none if that holds a figure."""
        try:
            match kind:
                case "page":
                    return self._page(slug, marker, figures=figures)
                case "term":
                    term = self._library.term(slug)
                    return self._made("term", slug, term.term, marker.snippet(term.meaning), term.approved, figures)
                case "contact":
                    one = self._library.contact(slug)
                    return self._made("contact", slug, one.name, marker.snippet(one.for_whom), one.approved, figures)
                case "question":
                    ask = self._library.question(slug)
                    return self._made("question", slug, ask.text, marker.snippet(ask.group), ask.approved, figures)
        except NoSuchItem as problem:
            raise damaged(self._library.path, f"the {kind} {slug} cannot be found") from problem
        raise damaged(self._library.path, "its search leads elsewhere")

    def title(self, target: str) -> str:
        """What the target of a synonym is called ("page:everolimus": "Everolimus tablets")."""
        kind, _, slug = target.partition(":")
        match kind:
            case "page":
                return self._card(self._read(slug)[0]).title
            case "term":
                return self._library.term(slug).term
            case "contact":
                return self._library.contact(slug).name
            case _:
                return self._library.question(slug).text

    def listed(self, kind: str, slug: str) -> Hit:
        """One thing as it stands from A to Z."""
        if kind == "term":
            term = self._library.term(slug)
            return self._made("term", slug, term.term, Snippet(term.meaning), term.approved, True)
        card = self._card(self._rows.card(slug, self._library.locale))
        return self._page_hit(card, Snippet(card.summary), figures=True)

    def _page(self, slug: str, marker: Marker, *, figures: bool) -> Hit:
        row, children = self._read(slug)
        card = self._card(row)
        if not figures:
            return self._page_hit(card, marker.snippet(card.summary), figures=False)
        lines = self._lines(children)
        return self._page_hit(card, marker.best(lines, otherwise=card.summary), figures=True)

    def _page_hit(self, card: PageCard, snippet: Snippet, *, figures: bool) -> Hit:
        place = self._library.section(card.section).title
        return self._made("page", card.slug, card.title, snippet, card.approved, figures, place)

    def _made(
        self, kind: HitKind, slug: str, title: str, snippet: Snippet, approved: bool, figures: bool, place: str = ""
    ) -> Hit:
        if not figures and any(letter.isdigit() for letter in snippet.text):
            snippet = _NO_WORDS
        if self._library.nation == "NIR" and shaping.says_111(snippet.text):
            snippet = _NO_WORDS
        return Hit(kind, slug, title, snippet, place, approved)

    def _read(self, slug: str) -> tuple[Values, dict[str, list[Row]]]:
        found = self._rows.one("page", self._library.locale, slug)
        if found is None:
            raise damaged(self._library.path, f"the page {slug} cannot be found")
        return found

    def _card(self, row: Values) -> PageCard:
        return shaping.page_card(row)

    def _lines(self, children: dict[str, list[Row]]) -> list[str]:
        """The lines that a reader in this nation sees, without headings."""
        nation = self._library.nation
        shown = {
            n
            for n, kind, *block in children["block"]
            if kind != "heading" and shaping.lines_shown(kind, *block, nation=nation)
        }
        return [
            text
            for block, _, role, text in children["line"]
            if block in shown and role != "title" and (nation != "NIR" or not shaping.says_111(text))
        ]


def same(title: str, typed: list[str]) -> bool:
    """Whether a title is what was typed, but for case, hyphens and spaces."""
    return fold.squash(fold.words(title)) == fold.squash(typed)
