"""A page's rows: its Markdown parsed, its words linked, its references followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.blocks import Block, BlockKind, Line, LineRole
from db.release.link import Linker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.records import Page
    from db.release.contents import Contents, Entry
    from db.release.search_index import SearchIndex
    from db.release.sink import Row, RowSink

_REFERENCES = frozenset({BlockKind.CONTACT, BlockKind.QUESTION, BlockKind.IMAGE})


class PageRows:
    """Writes pages one by one. `notes` says what was left out."""

    def __init__(
        self,
        writer: RowSink,
        contents: Contents,
        indexes: Mapping[str, SearchIndex],
        *,
        has_picture: Callable[[str], bool],
    ) -> None:
        self._writer = writer
        self._indexes = indexes
        self._contents = contents
        self._has_picture = has_picture
        self._linkers = {
            locale: Linker(term.item for term in contents.terms if term.locale == locale) for locale in contents.locales
        }
        self.notes: list[str] = []

    def add(self, entry: Entry[Page], parsed: tuple[Block, ...]) -> None:
        """Write one page with its blocks (`parsed`), links, sources and further reading, and its entry for search."""
        page, locale = entry.item, entry.locale
        followed = [self._followed(block, page, locale) for block in parsed]
        blocks, linked = self._linkers[locale].link(tuple(block for block in followed if block is not None))
        terms = [self._contents.terms.find(locale, slug) for slug in linked]
        self._writer.add(
            "page",
            page_row(entry),
            **_block_rows(blocks),
            page_source=self._numbers(page.sources, page, locale, "source", self._contents.sources.find),
            page_see_also=self._numbers(page.see_also, page, locale, "page", self._contents.pages.find),
            page_term=[(n, term.id) for n, term in enumerate(terms) if term is not None],
        )
        for at, index in self._indexes.items():
            translated = self._contents.pages.find(at, page.slug) is not None
            if at == locale or (locale == self._contents.locale and not translated):
                index.add_page(entry, blocks)

    def _followed(self, block: Block, page: Page, locale: str) -> Block | None:
        """The block with what it points to; None, with a note, if that is not in this release."""
        if block.kind not in _REFERENCES:
            return block
        match block.kind:
            case BlockKind.QUESTION:
                question = self._contents.questions.find(locale, block.ref)
                if question is not None:
                    # The words stand in the page: search, speech and print read blocks alone.
                    return replace(block, lines=(Line(question.item.text, LineRole.TEXT),))
            case BlockKind.CONTACT:
                if self._contents.contacts.find(locale, block.ref) is not None:
                    return block
            case _:
                if self._has_picture_of(locale, block.ref):
                    return block
        self._leave_out(page, str(block.kind), block.ref)
        return None

    def _has_picture_of(self, locale: str, slug: str) -> bool:
        image = self._contents.images.find(locale, slug)
        return image is not None and self._has_picture(image.item.sha256)

    def _numbers(
        self, slugs: tuple[str, ...], page: Page, locale: str, kind: str, find: Callable[[str, str], Entry[Any] | None]
    ) -> list[Row]:
        found = []
        for slug in slugs:
            entry = find(locale, slug)
            if entry is None:
                self._leave_out(page, kind, slug)
            else:
                found.append(entry.id)
        return list(enumerate(found))

    def _leave_out(self, page: Page, kind: str, slug: str) -> None:
        self.notes.append(f'On the page "{page.slug}" the {kind} "{slug}" is left out: it is not in this release.')


def page_row(entry: Entry[Page]) -> Row:
    """The row of a page without its seals: its card and what stands at its end."""
    page = entry.item
    return (
        entry.id,
        entry.locale,
        page.slug,
        page.section,
        page.position,
        page.title,
        page.summary,
        ",".join(page.nations),
        int(entry.approved),
        page.kind,
        page.last_reviewed.isoformat(),
        page.next_review.isoformat(),
        page.owner,
        # Role and organisation of whoever approved it: names stay in the workspace.
        entry.checked_by or page.reviewer,
        int(page.withhold_when_overdue),
        int(entry.stale),
        entry.hash,
    )


def _block_rows(blocks: tuple[Block, ...]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {"block": [], "line": [], "span": []}
    for b, block in enumerate(blocks):
        rows["block"].append((b, str(block.kind), block.level, block.ref, ",".join(block.nations)))
        for n, line in enumerate(block.lines):
            rows["line"].append((b, n, str(line.role), line.text))
            for s, span in enumerate(line.spans):
                rows["span"].append((b, n, s, span.start, span.end, str(span.kind), span.target))
    return rows
