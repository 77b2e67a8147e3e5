"""The library: one release as readers in one nation see it.

Only the standard library is needed here: this is on the way to the first screen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Self, TypeVar

from db.blocks import word_count
from db.reading import BankHolidays, PageShown
from db.release.seal import seal
from db.sealed import shaping
from db.sealed.faults import LibraryDamaged, LibraryUnavailable, NoSuchItem, NoSuchPage, ReleaseTooNew, damaged
from db.sealed.rows import SealedRows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.reading import (
        ContactShown,
        Header,
        ImageShown,
        PageCard,
        QuestionShown,
        SectionCard,
        SiteShown,
        TermShown,
    )
    from db.sealed.rows import Values
    from db.sealed.source import RowSource

__all__ = ["Library", "LibraryDamaged", "LibraryUnavailable", "NoSuchItem", "NoSuchPage", "ReleaseTooNew"]

T = TypeVar("T")

NATIONS = ("ENG", "NIR", "SCT", "WLS")

# A reader goes to and fro between few sections, and a large release has thousands of cards.
_LISTS_KEPT = 2


class Library:
    """One open release. Every value it gives has been checked against the seal it was compiled with.

    Any method may raise `LibraryUnavailable` (or `LibraryDamaged`): then nothing of this
    release is to be shown any more. `NoSuchItem` only says that a slug is not in it.
    What is limited to other nations is left out everywhere; in Northern Ireland that is
    also every call-111 callout. Belongs to the thread that opened it.
    """

    def __init__(self, rows: RowSource, *, nation: str, locale: str) -> None:
        self._rows = rows
        self._nation = nation
        self._cards: dict[str, tuple[PageCard, ...]] = {}
        self._locale = locale if locale in rows.locales else rows.header.locale
        # Where pages and terms are looked for, in this order.
        self._locales = tuple(dict.fromkeys((self._locale, rows.header.locale)))

    @classmethod
    def open(cls, path: Path, *, nation: str, locale: str = "en") -> Self:
        """Open the release at `path` for readers in `nation` ("ENG", "NIR", "SCT" or "WLS").

        What a release does not have in `locale` is read in its own. Raises `LibraryUnavailable`
        when the file is missing or cannot be read, `LibraryDamaged` when it is not as
        compiled, `ReleaseTooNew` when it needs a newer program.
        """
        if nation not in NATIONS:
            raise ValueError(f"{nation!r} is not one of {', '.join(NATIONS)}")
        return cls(SealedRows(path), nation=nation, locale=locale)

    def read_in(self, locale: str) -> Self:
        """The same release in another language. Both share one open file: closing one closes the other."""
        return type(self)(self._rows, nation=self._nation, locale=locale)

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        self._rows.close()

    @property
    def path(self) -> Path:
        return self._rows.path

    @property
    def header(self) -> Header:
        return self._rows.header

    @property
    def nation(self) -> str:
        return self._nation

    @property
    def locale(self) -> str:
        return self._locale

    @property
    def sealed_rows(self) -> SealedRows:
        """The rows below, for the search, which reads what no screen shows. A draft has none."""
        assert isinstance(self._rows, SealedRows)
        return self._rows

    def site(self, slug: str) -> SiteShown:
        """What a clinic says of itself; the first site record if there is none of that name."""
        if not self._sites:
            raise damaged(self.path, "it names no site")
        return next((site for site in self._sites if site.slug == slug), self._sites[0])

    def sites(self) -> tuple[SiteShown, ...]:
        """What every clinic says of itself."""
        return self._sites

    def sections(self) -> tuple[SectionCard, ...]:
        """The cards on Home, in order, also those without a page in this nation (`page_count` 0)."""
        return tuple(self._sections.values())

    def section(self, slug: str) -> SectionCard:
        """One card of Home. Raises `NoSuchItem`."""
        return _found(self._sections, slug)

    def pages(self, section: str) -> tuple[PageCard, ...]:
        """The pages of a section, in order. Empty for a section that does not exist."""
        if section not in self._sections:
            return ()
        cards = self._cards.pop(section, None)
        if cards is None:
            cards = tuple(shaping.page_card(row) for row in self._card_rows(section) if self._for_us(row))
        self._cards[section] = cards  # the newest stands last
        if len(self._cards) > _LISTS_KEPT:
            del self._cards[next(iter(self._cards))]
        return cards

    def all_pages(self) -> tuple[PageCard, ...]:
        """Every page, section by section."""
        return tuple(card for section in self._sections for card in self.pages(section))

    def page(self, slug: str) -> PageShown:
        """A whole page. Raises `NoSuchPage` if there is none for readers in this nation.

        One that is not translated comes in the release's own language: see its `locale`.
        """
        found = self._rows.one("page", self._locale, slug)
        if found is None and len(self._locales) > 1:
            found = self._rows.one("page", self.header.locale, slug)
        if found is None:
            if any(card.slug == slug for card in self.all_pages()):
                raise damaged(self.path, f"the page {slug} cannot be found")
            raise NoSuchPage(slug)
        row, children = found
        if not self._for_us(row):
            raise NoSuchPage(slug)
        blocks, linked = shaping.page_blocks(
            children, nation=self._nation, has_contact=lambda contact: contact in self._contacts
        )
        sources = self._rows.by_id("source", [source for _, source in children["page_source"]])
        see_also = self._rows.cards_by_id([other for _, other in children["page_see_also"]])
        return PageShown(
            slug=row["slug"],
            section=row["section"],
            title=row["title"],
            summary=row["summary"],
            blocks=blocks,
            words=word_count(blocks),
            approved=bool(row["approved"]),
            last_reviewed=date.fromisoformat(row["last_reviewed"]),
            next_review=date.fromisoformat(row["next_review"]),
            owner=row["owner"],
            reviewer=row["reviewer"],
            withhold_when_overdue=bool(row["withhold_when_overdue"]),
            sources=shaping.source_lines(sources, nation=self._nation),
            see_also=tuple(shaping.page_card(card) for card in see_also if self._for_us(card)),
            # From the glossary, which is read and checked once, and not row by row for every page.
            terms=tuple(self.term(slug) for slug in linked),
            locale=row["locale"],
            stale=bool(row["stale"]),
        )

    def contacts(self) -> tuple[ContactShown, ...]:
        """All contacts for this nation: urgent ones first, then in their own order."""
        return tuple(sorted(self._contacts.values(), key=lambda contact: not contact.urgent))

    def contact(self, slug: str) -> ContactShown:
        """One contact. Raises `NoSuchItem`, also for one that is not for this nation."""
        return _found(self._contacts, slug)

    def terms(self) -> tuple[TermShown, ...]:
        """The glossary, A to Z."""
        return tuple(self._terms.values())

    def term(self, slug: str) -> TermShown:
        """One term of the glossary. Raises `NoSuchItem`."""
        return _found(self._terms, slug)

    def questions(self) -> tuple[QuestionShown, ...]:
        """All questions to ask the team, in order; those of one group stand together."""
        return tuple(self._questions.values())

    def question(self, slug: str) -> QuestionShown:
        """One question. Raises `NoSuchItem`."""
        return _found(self._questions, slug)

    def image(self, slug: str) -> ImageShown:
        """A picture with its words. Raises `NoSuchItem`."""
        found = self._rows.one("image", self._locale, slug)
        if found is None:
            if any(row["slug"] == slug for row in self._rows.listed("image", self._locale)):
                raise damaged(self.path, f"the picture {slug} cannot be found")
            raise NoSuchItem(slug)
        row, _ = found
        for (data,) in self._rows.pictures(row["sha256"]):
            if isinstance(data, bytes) and sha256(data).hexdigest() == row["sha256"]:
                return shaping.image_shown(row, data)
        raise damaged(self.path, f"the picture {slug} does not match its hash")

    def bank_holidays(self) -> BankHolidays:
        """The bank holidays of this nation, as far as the release knows them."""
        known, days = self._rows.holidays(self._nation)
        if len(known) != 1 or seal("bank_holiday_known", known[0][:-1], days) != known[0][-1]:
            raise damaged(self.path, "its bank holidays do not match their seal")
        nation, first, last, _ = known[0]
        return BankHolidays(
            nation=nation,
            first=date.fromisoformat(first),
            last=date.fromisoformat(last),
            days=frozenset(date.fromisoformat(day) for day, _ in days),
        )

    @cached_property
    def _sites(self) -> tuple[SiteShown, ...]:
        rows = self._rows.listed("site", self._locale) or self._rows.listed("site", self.header.locale)
        return tuple(map(shaping.site_shown, rows))

    @cached_property
    def _sections(self) -> dict[str, SectionCard]:
        cards = (shaping.section_card(row, self._nation) for row in self._rows.listed("section", self._locale))
        if len(self._locales) > 1:  # its own count is of translated pages alone
            cards = (
                replace(card, page_count=sum(self._for_us(row) for row in self._card_rows(card.slug))) for card in cards
            )
        return {card.slug: card for card in cards}

    @cached_property
    def _contacts(self) -> dict[str, ContactShown]:
        shown = {}
        for row in self._rows.listed("contact", self._locale):
            if self._for_us(row):
                _, children = self._rows.checked("contact", tuple(row.values()))
                shown[row["slug"]] = shaping.contact_shown(row, children["contact_period"])
        return shown

    @cached_property
    def _questions(self) -> dict[str, QuestionShown]:
        return {row["slug"]: shaping.question_shown(row) for row in self._rows.listed("question", self._locale)}

    @cached_property
    def _terms(self) -> dict[str, TermShown]:
        rows = self._merged(lambda at: self._rows.listed("term", at))
        if len(self._locales) > 1:
            rows = sorted(rows, key=lambda row: str(row["term"]).casefold())
        return {row["slug"]: shaping.term_shown(row) for row in rows}

    def _card_rows(self, section: str) -> list[Values]:
        return self._merged(lambda at: self._rows.cards(section, at))

    def _merged(self, ask: Callable[[str], list[Values]]) -> list[Values]:
        """Rows in this language; those that are not translated in the release's own, in its order.

        Everything but pages and terms is laid into every language by the compiler.
        """
        own, *others = (ask(at) for at in self._locales)
        if not others:
            return own
        translated = {row["slug"]: row for row in own}
        return [translated.pop(row["slug"], row) for row in others[0]] + list(translated.values())

    def _for_us(self, row: Values) -> bool:
        return shaping.shown_in(self._nation, row["nations"])


def _found(items: dict[str, T], slug: str) -> T:
    try:
        return items[slug]
    except KeyError:
        raise NoSuchItem(slug) from None
