"""What a release gives its reader: frozen values, already parsed, linked and worded.

Only the standard library is needed here: these types are loaded before the first screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.release.format import label

if TYPE_CHECKING:
    from datetime import date

    from db.blocks import Block


@dataclass(frozen=True, slots=True)
class Header:
    """Who made a release, when, and who can read it.

    `serial` counts a publisher's releases; `content_hash` is SHA-256 (hex) over all rows;
    `as_of` is the day the content speaks of: before it nothing is said of opening.
    """

    format: int
    needs: int
    serial: int
    content_hash: str
    as_of: date
    locale: str
    organisation: str
    urgent: bool
    withdrawn: tuple[str, ...]

    @property
    def label(self) -> str:
        """Serial and short hash, as in the file's name: "000012-9f3ac1d2"."""
        return label(self.serial, self.content_hash)


@dataclass(frozen=True, slots=True)
class SectionCard:
    """A card on Home. `page_count` counts the pages a reader in this nation can open.

    `approved` is False for starter text (Example line).
    """

    slug: str
    title: str
    summary: str
    icon: str
    page_count: int
    approved: bool


@dataclass(frozen=True, slots=True)
class PageCard:
    """A page as it stands in a list. `approved` is False for starter text (Example line)."""

    slug: str
    section: str
    title: str
    summary: str
    approved: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as shown at the end of a page: ready worded."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True)
class TermShown:
    """A glossary term. `say` is empty when nobody has confirmed how it is said."""

    slug: str
    term: str
    say: str
    meaning: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Period:
    """Open from `opens` to `closes`, in minutes after midnight (0 to 1440) on `weekday` (Monday = 0)."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class ContactShown:
    """A contact. `hours_text` is the ready sentence; `periods` serve "open now"."""

    slug: str
    name: str
    phone: str
    phone_note: str
    relay: str
    hours_text: str
    always_open: bool
    closed_on_bank_holidays: bool
    periods: tuple[Period, ...]
    for_whom: str
    say: str
    web: str
    urgent: bool
    dialled_on: date | None
    approved: bool
    next_review: date


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question to ask the team, under the heading `group`."""

    slug: str
    group: str
    text: str
    approved: bool


@dataclass(frozen=True, slots=True)
class ImageShown:
    """A picture: its bytes as stored and their SHA-256 (hex), its words, its size in its own pixels."""

    slug: str
    alt: str
    caption: str
    media_type: str
    sha256: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SiteShown:
    """The clinic's own words. Empty strings mean that the clinic has not said."""

    slug: str
    name: str
    organisation: str
    unwell_line: str
    advice_line_name: str
    advice_line_phone: str
    advice_line_hours: str
    funding: str
    feedback: str
    formats: str
    approved: bool


@dataclass(frozen=True, slots=True)
class PageShown:
    """A whole page, as a reader in one nation sees it.

    `terms` are the words of this page that have an entry in the glossary, in order of
    first use; `words` counts the words of `blocks`; `locale` is the language it is in,
    which is not the reader's where nobody has translated it; `stale` marks a translation of a
    text that has changed since.
    """

    slug: str
    section: str
    title: str
    summary: str
    blocks: tuple[Block, ...]
    words: int
    approved: bool
    last_reviewed: date
    next_review: date
    owner: str
    reviewer: str
    withhold_when_overdue: bool
    sources: tuple[SourceLine, ...]
    see_also: tuple[PageCard, ...]
    terms: tuple[TermShown, ...]
    locale: str = "en"
    stale: bool = False


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """Bank holidays of one nation: known from `first` to `last` (both in), and not beyond."""

    nation: str
    first: date
    last: date
    days: frozenset[date]
