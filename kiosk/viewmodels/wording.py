"""Dates and numbers as they stand on a screen: never parted at a line's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.words import NO_BREAK, long_date

if TYPE_CHECKING:
    from datetime import date


def shown_date(day: date) -> str:
    """ "6 August 2018" in one piece."""
    return long_date(day, space=NO_BREAK)


def unbroken(number: str) -> str:
    """A phone number that never parts at a line's end (TXT-07)."""
    return number.replace(" ", NO_BREAK)
