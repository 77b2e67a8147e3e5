"""From entries of the index to what a reader sees: every word of it comes from sealed rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.lookup import fold
from db.sealed import shaping
from db.sealed.faults import NoSuchItem, damaged
from db.search.results import Hit, Snippet

if TYPE_CHECKING:
    from db.library import Library
    from db.reading import PageCard, TermShown
    from db.sealed.rows import Row
    from db.search.index import Entry
    from db.search.results import HitKind
    from db.search.snippets import Marker

_NO_WORDS = Snippet("")


class Hits:
    """Makes hits for the readers of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._rows = library.sealed_rows

    def hit(self, entry: Entry, marker: Marker, *, figures: bool) -> Hit:
        """One thing that was found. Without `figures` the snippet is its summary, and none if that holds a figure."""
        try:
            match entry.kind:
                case "page":
                    row, blocks, lines = self._rows.text(entry.slug, entry.written_in)
                    card = shaping.page_card(row)
                    if figures:
                        snippet = marker.best(self._shown(blocks, lines), otherwise=card.summary)
                    else:
                        snippet = marker.snippet(card.summary)
                    return self._page_hit(card, snippet, figures=figures)
                case "term":
                    term = self._term(entry)
                    return self._made(
                        "term", term.slug, term.term, marker.snippet(term.meaning), term.approved, figures
                    )
                case "contact":
                    one = self._library.contact(entry.slug)
                    return self._made(
                        "contact", one.slug, one.name, marker.snippet(one.for_whom), one.approved, figures
                    )
                case "question":
                    ask = self._library.question(entry.slug)
                    snippet = marker.snippet(ask.group)
                    return self._made("question", ask.slug, ask.text, snippet, ask.approved, figures)
        except NoSuchItem as problem:
            raise damaged(self._library.path, f"the {entry.kind} {entry.slug} cannot be found") from problem
        raise damaged(self._library.path, "its search leads elsewhere")

    def title(self, entry: Entry) -> str:
        """What an entry is called ("Everolimus tablets")."""
        match entry.kind:
            case "page":
                title: str = self._rows.card(entry.slug, entry.written_in)["title"]
                return title
            case "term":
                return self._term(entry).term
            case "contact":
                return self._library.contact(entry.slug).name
            case _:
                return self._library.question(entry.slug).text

    def listed(self, entry: Entry) -> Hit:
        """A page or a term as it stands from A to Z."""
        if entry.kind == "term":
            term = self._term(entry)
            return self._made("term", term.slug, term.term, Snippet(term.meaning), term.approved, True)
        card = shaping.page_card(self._rows.card(entry.slug, entry.written_in))
        return self._page_hit(card, Snippet(card.summary), figures=True)

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

    def _term(self, entry: Entry) -> TermShown:
        found = self._rows.one("term", entry.written_in, entry.slug)
        if found is None:
            raise damaged(self._library.path, f"the term {entry.slug} cannot be found")
        return shaping.term_shown(found[0])

    def _shown(self, blocks: list[Row], lines: list[Row]) -> list[str]:
        """The lines that a reader in this nation sees, without headings."""
        nation = self._library.nation
        shown = {
            n for n, kind, *block in blocks if kind != "heading" and shaping.lines_shown(kind, *block, nation=nation)
        }
        return [
            text
            for block, _, role, text in lines
            if block in shown and role != "title" and (nation != "NIR" or not shaping.says_111(text))
        ]


def same(title: str, typed: list[str]) -> bool:
    """Whether a title is what was typed, but for case, hyphens and spaces."""
    return fold.squash(fold.words(title)) == fold.squash(typed)
