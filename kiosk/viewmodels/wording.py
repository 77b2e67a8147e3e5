"""Dates, times and numbers as NHS style writes them, for every screen alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NO_BREAK = "\u00a0"


def long_date(day: date) -> str:
    """ "6 August 2018" (TXT-06)."""
    return f"{day.day}{NO_BREAK}{_MONTHS[day.month - 1]}{NO_BREAK}{day.year}"


def unbroken(number: str) -> str:
    """A phone number that never parts at a line's end (TXT-07)."""
    return number.replace(" ", NO_BREAK)


def sentence(words: str) -> str:
    """The words with a full stop at their end, unless they have an end already."""
    return words if words.endswith((".", "!", "?")) else words + "."
