"""Dates as people write them, day first."""

from __future__ import annotations

import re
from datetime import date

from db.words import MONTHS, long_date

_MONTHS = tuple(map(str.casefold, MONTHS))
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})", re.IGNORECASE)


def read_date(written: str) -> date | None:
    """The day that "26 November 2026", "26 Nov 2026", "26/11/2026" or "2026-11-26" means; None for anything else.

    A year of two digits says nothing for certain, and the month never comes first.
    """
    text = " ".join(written.split())
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _NUMBERS.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _WORDS.fullmatch(text):
        day, year = int(found[1]), int(found[3])
        name = found[2].casefold()
        month = next((n for n, each in enumerate(_MONTHS, 1) if name in (each, each[:3], each[:4])), 0)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def written_date(day: date | None) -> str:
    """A day as it stands in a form: "26 November 2026"."""
    return long_date(day, space=" ") if day is not None else ""
