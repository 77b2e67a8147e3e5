"""Moments as staff read them."""

from __future__ import annotations

from datetime import datetime

from db.words import long_date
from kiosk.clock import london_time


def day_and_time(moment: datetime) -> str:
    """ "26 November 2026, 07:42", as `moment` says it."""
    return f"{long_date(moment)}, {moment:%H:%M}"


def here(written: str) -> str:
    """The same of a moment written in ISO 8601 with its zone, by the clocks in London."""
    return day_and_time(london_time(datetime.fromisoformat(written)))


def day(written: str) -> str:
    """Its day alone: "26 November 2026"."""
    return long_date(london_time(datetime.fromisoformat(written)))
