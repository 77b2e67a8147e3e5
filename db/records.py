"""Items of the workspace: one struct for each kind of thing staff write.

An item's fields are exactly what its hash covers (see `db.hashing`), except those
named in `NOT_HASHED`, which are the workspace's own business and never shown.
Every date is a calendar date; every slug is lower-case letters, digits and hyphens.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Nation = Literal["ENG", "NIR", "SCT", "WLS"]
NATIONS: tuple[Nation, ...] = ("ENG", "NIR", "SCT", "WLS")
STARTER = "Starter text"
DEFAULT_LOCALE = "en"


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every item has.

    `hold` is the reason why the item may not be shown yet ("" = it may): a fact that
    no source proves, a number nobody has dialled. A held item waits as a draft. `translates` is
    the hash of what a translation was made from; "" where nobody has said, or of an original.
    """

    slug: str
    locale: str = DEFAULT_LOCALE
    hold: str = ""
    translates: str = ""


class Section(Item, frozen=True, kw_only=True):
    """A card on Home. `icon` names a picture of `assets/icons`; `position` sorts, low first."""

    title: str
    summary: str
    icon: str
    position: int


class Page(Item, frozen=True, kw_only=True):
    """A page. `body` is Markdown with the closed set of extras of `docs/content-format.md`.

    `kind` sets how long a review lasts (GOV-02): care 36 months, research 12 months.
    `sources` and `see_also` hold slugs. `nations` empty means all. `facts` names the facts
    the text was written from ("M19"), so that each can be followed to where it is told.
    """

    section: str
    position: int
    title: str
    summary: str
    kind: Literal["care", "research"]
    last_reviewed: date
    next_review: date
    body: str
    owner: str = STARTER
    author: str = STARTER
    reviewer: str = STARTER
    sources: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    nations: tuple[Nation, ...] = ()
    withhold_when_overdue: bool = False


class Contact(Item, frozen=True, kw_only=True):
    """Somebody to ring or look up.

    `hours` holds rules such as "Mon-Fri 09:00-17:00" (24-hour clock, Europe/London);
    `always_open` means day and night, every day. `dialled_on` is the day a person last
    rang the number and heard the right body answer. `grade` is how well number and hours
    are proved: A on the body's own page, B, C, U weaker.
    """

    name: str
    position: int
    for_whom: str
    phone: str = ""
    phone_note: str = ""
    relay: str = ""
    hours: tuple[str, ...] = ()
    hours_note: str = ""
    always_open: bool = False
    closed_on_bank_holidays: bool = False
    say: str = ""
    web: str = ""
    urgent: bool = False
    nations: tuple[Nation, ...] = ()
    grade: Literal["A", "B", "C", "U"] = "U"
    dialled_on: date | None = None
    sources: tuple[str, ...] = ()
    last_reviewed: date
    next_review: date


class Term(Item, frozen=True, kw_only=True):
    """A glossary term. `forms` are other spellings to link in pages; `say` is how to say it."""

    term: str
    meaning: str
    forms: tuple[str, ...] = ()
    say: str = ""
    sources: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Question(Item, frozen=True, kw_only=True):
    """A question to ask the team. `group` is the heading it stands under."""

    group: str
    position: int
    text: str
    facts: tuple[str, ...] = ()


class Source(Item, frozen=True, kw_only=True):
    """Where facts come from. `published`, `reviewed` and `due` are as the source states them."""

    title: str
    publisher: str
    web: str = ""
    published: str = ""
    reviewed: date | None = None
    due: date | None = None
    seen: date | None = None


class Synonyms(Item, frozen=True, kw_only=True):
    """Other words patients type for one thing. `target` is "kind:slug"."""

    target: str
    words: tuple[str, ...]


class Image(Item, frozen=True, kw_only=True):
    """A picture with the words for those who cannot see it. `file` stands in `images/`."""

    alt: str
    file: str
    caption: str = ""
    sha256: str = ""


class Site(Item, frozen=True, kw_only=True):
    """What a clinic says of itself: its name and its own numbers.

    `unwell_line` is the strip on every screen and can never be blank (SAF-01).
    """

    name: str = ""
    organisation: str = ""
    unwell_line: str = "Feeling unwell now? Tell a member of staff"
    advice_line_name: str = ""
    advice_line_phone: str = ""
    advice_line_hours: str = ""
    funding: str = ""
    feedback: str = "Tell us what you think of this page: ask a member of staff."
    formats: str = (
        "Ask staff for this page in large print, Easy Read, braille, audio, "
        "British Sign Language (BSL) or another language."
    )


KINDS: dict[str, type[Item]] = {
    "section": Section,
    "page": Page,
    "contact": Contact,
    "term": Term,
    "question": Question,
    "source": Source,
    "synonyms": Synonyms,
    "image": Image,
    "site": Site,
}

NOT_HASHED: frozenset[str] = frozenset({"hold", "translates", "grade", "author", "facts"})
