"""Dates and sentences as NHS style writes them: one place for compiler and screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

# By hand: Qt sets the machine's locale, and strftime's names would follow it.
MONTHS = (
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
_ENDS = (".", "?", "!")


def long_date(day: date, *, space: str = " ") -> str:
    """ "6 August 2018" (TXT-06). On a screen `space` is `NO_BREAK`, so that a date never parts at a line's end."""
    return f"{day.day}{space}{MONTHS[day.month - 1]}{space}{day.year}"


def sentence(words: str) -> str:
    """The words with a full stop at their end, unless they have an end already."""
    return words if words.endswith(_ENDS) else f"{words}."


def said_of(title: str, words: str) -> str:
    """What is said of something by its title: "Chemotherapy: ready". A title that is a sentence has its own end."""
    return f"{title} {words}" if title.endswith(_ENDS) else f"{title}: {words}"
