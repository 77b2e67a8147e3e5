"""Dates and numbers as they stand on a screen: never parted at a line's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.words import NO_BREAK
from kiosk.translating import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from datetime import date

_MONTHS = (
    QT_TRANSLATE_NOOP("Dates", "January"),
    QT_TRANSLATE_NOOP("Dates", "February"),
    QT_TRANSLATE_NOOP("Dates", "March"),
    QT_TRANSLATE_NOOP("Dates", "April"),
    QT_TRANSLATE_NOOP("Dates", "May"),
    QT_TRANSLATE_NOOP("Dates", "June"),
    QT_TRANSLATE_NOOP("Dates", "July"),
    QT_TRANSLATE_NOOP("Dates", "August"),
    QT_TRANSLATE_NOOP("Dates", "September"),
    QT_TRANSLATE_NOOP("Dates", "October"),
    QT_TRANSLATE_NOOP("Dates", "November"),
    QT_TRANSLATE_NOOP("Dates", "December"),
)


def month_name(month: int) -> str:
    """The name of a month (1 to 12) in the language in use."""
    return translate("Dates", _MONTHS[month - 1])


def shown_date(day: date) -> str:
    """ "6 August 2018" in one piece."""
    return NO_BREAK.join((str(day.day), month_name(day.month), str(day.year)))


def unbroken(number: str) -> str:
    """A phone number that never parts at a line's end (TXT-07)."""
    return number.replace(" ", NO_BREAK)
