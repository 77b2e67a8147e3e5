"""Words that the compiler makes from fields."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from db.words import long_date, sentence

if TYPE_CHECKING:
    from db.records import Source


def source_text(source: Source) -> str:
    """A source as one line: who, what, where, and its own dates as it states them.

    "Cancer Research UK: Research into lung NETs, cancerresearchuk.org/…. Reviewed 6 April 2021,
    review due 6 April 2024."
    """
    title = f"{source.publisher}: {source.title}" if source.publisher else source.title
    web = bare_web(source.web)
    if web:
        title += f" {web}" if title.endswith((".", "?", "!")) else f", {web}"
    dates = []
    if source.published:
        dates.append(f"published {source.published}")
    if source.reviewed:
        dates.append(f"reviewed {long_date(source.reviewed)}")
    if source.due:
        dates.append(f"review due {long_date(source.due)}")
    told = ", ".join(dates)
    parts = [title, told[:1].upper() + told[1:]]
    return " ".join(sentence(part) for part in parts if part)


def bare_web(web: str) -> str:
    """A web address as people read and type it: without "https://" and without a last slash."""
    return web.removeprefix("https://").removeprefix("http://").removesuffix("/")


def alphabetical(text: str) -> str:
    """What sorts a word from A to Z, whatever its capitals and accents."""
    marks_apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in marks_apart if not unicodedata.combining(letter))
