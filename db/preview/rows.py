"""The rows of a release that was never made: everything that may be shown, with one page as it is being written."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from db.content_day import writing_day
from db.findings import place
from db.hashing import item_hash
from db.markdown.parse import parse_body
from db.preview.kept import KeptRows
from db.reading import Header
from db.records import DEFAULT_LOCALE
from db.release import item_rows
from db.release.chosen import Chosen, choose
from db.release.contents import Contents
from db.release.format import CARD, FORMAT, NEEDS
from db.release.page_rows import PageRows, page_row
from db.translated import is_stale

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from db.preview.kept import Checked
    from db.records import Page
    from db.release.contents import Entry
    from db.sealed.rows import Row, Values
    from db.workspace import Workspace


class DraftRows:
    """Reads like `SealedRows`. A page is parsed when it is first read, and again only when its text is another one.

    Needs the workspace only while it is made. Nothing in it is ever changed: `with_page` gives another one.
    """

    def __init__(self, workspace: Workspace, path: Path) -> None:
        self.path = path
        self._choice = choose(workspace)
        self._as_of = writing_day(workspace)
        self._organisation = workspace.meta_get("organisation")
        self._locale = workspace.meta_get("locale", DEFAULT_LOCALE) or DEFAULT_LOCALE
        self._pictures = {
            each.item.sha256: picture
            for each in self._choice.images
            if (picture := workspace.image(each.item.sha256)) is not None
        }
        self._edited: dict[tuple[str, str], Entry[Page]] = {}
        self._read: dict[tuple[str, str], Checked] = {}
        self._lay_out()

    def with_page(self, page: Page) -> Self:
        """The same rows with `page` in place of the one of its name, or beside the others if it is new.

        Only a page that moves (to another section, place or nation) makes the lists anew.
        """
        draft = copy(self)
        key = page.locale, page.slug
        old = self._entry(*key)
        if old is not None and old.hash and item_hash("page", page) == old.hash:
            # Nothing that patients read was changed yet: it is as approved as it was.
            written = Chosen(page, old.approved, old.hash, old.checked_by, old.stale)
        else:
            written = Chosen(page, False, "", stale=self._is_stale(page))
        if old is not None and _place(old.item) == _place(page):
            draft._edited = {**self._edited, key: old._replace(**written._asdict())}
            draft._read = {at: row for at, row in self._read.items() if at != key}
            return draft
        pages = [each for each in self._choice.pages if (each.item.locale, each.item.slug) != key]
        draft._choice = replace(self._choice, pages=[*pages, written])
        draft._edited, draft._read = {}, {}
        draft._lay_out()
        return draft

    def close(self) -> None:
        """Nothing is open."""

    def listed(self, table: str, locale: str) -> list[Values]:
        return self._kept.listed(table, locale)

    def cards(self, section: str, locale: str) -> list[Values]:
        """The cards of a section's pages, in order."""
        entries = self._by_section.get((section, locale), ())
        return [_card(self._edited.get((locale, entry.item.slug), entry)) for entry in entries]

    def cards_by_id(self, ids: list[int]) -> list[Values]:
        """The cards of pages by number, in the order asked for."""
        entries = [self._pages[number - 1] for number in ids]
        return [_card(self._edited.get((entry.locale, entry.item.slug), entry)) for entry in entries]

    def one(self, table: str, locale: str, slug: str) -> Checked | None:
        """One row with the rows that belong to it, or None if there is no such slug."""
        if table != "page":
            return self._kept.find(table, locale, slug)
        key = locale, slug
        if key not in self._read:
            entry = self._entry(locale, slug)
            if entry is None:
                return None
            # What cannot be understood is told by the checks; here stands what can.
            blocks, _ = parse_body(entry.item.body, where=place("page", slug, locale))
            self._page_rows.add(entry, blocks)
            self._read[key] = self._page_sink.numbered("page", entry.id)
        return self._read[key]

    def by_id(self, table: str, ids: list[int]) -> list[Values]:
        return [self._kept.numbered(table, number)[0] for number in ids]

    def checked(self, table: str, row: Row) -> Checked:
        """A row as values with its children."""
        return self._kept.numbered(table, row[0])

    def pictures(self, sha256: str) -> list[Row]:
        """The bytes with this hash: one row or none."""
        return [(self._pictures[sha256].data,)] if sha256 in self._pictures else []

    def holidays(self, nation: str) -> tuple[list[Row], list[Row]]:
        """What is known of a nation's bank holidays, sealed, and its days."""
        return self._kept.holidays(nation)

    def _lay_out(self) -> None:
        """Everything but the text of pages. Ten thousand pages cost one sorting."""
        self._contents = contents = Contents(self._choice, locale=self._locale)
        self.locales = contents.locales
        self.header = Header(
            format=FORMAT,
            needs=NEEDS,
            serial=0,
            content_hash="",
            as_of=self._as_of,
            locale=self._locale,
            organisation=self._organisation,
            urgent=False,
            withdrawn=(),
        )
        self._pages = tuple(contents.pages)
        self._by_section: dict[tuple[str, str], list[Entry[Page]]] = {}
        for entry in self._pages:
            self._by_section.setdefault((entry.item.section, entry.locale), []).append(entry)
        self._kept, self._page_sink = KeptRows(), KeptRows()
        item_rows.add_sections(self._kept, contents)
        item_rows.add_contacts(self._kept, contents)
        item_rows.add_terms(self._kept, contents)
        item_rows.add_questions(self._kept, contents)
        item_rows.add_sources(self._kept, contents)
        item_rows.add_images(self._kept, contents, self._pictures.get)
        item_rows.add_sites(self._kept, contents)
        item_rows.add_bank_holidays(self._kept, self._as_of)
        self._page_rows = PageRows(self._page_sink, contents, {}, has_picture=lambda sha256: sha256 in self._pictures)

    def _entry(self, locale: str, slug: str) -> Entry[Page] | None:
        return self._edited.get((locale, slug)) or self._contents.pages.find(locale, slug)

    def _is_stale(self, page: Page) -> bool:
        original = self._entry(self._locale, page.slug)
        return page.locale != self._locale and original is not None and is_stale("page", page, original.item)


def _place(page: Page) -> tuple[object, ...]:
    return page.section, page.position, page.nations


def _card(entry: Entry[Page]) -> Values:
    return dict(zip(CARD, page_row(entry), strict=False))
