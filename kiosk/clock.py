"""Time, handed in: so that a test can set it and nobody else asks the machine.

Local time is always that of London, from the `tzdata` package the program brings along:
a kiosk's own zone and its operating system's zone tables are often wrong or years old.
"""

from __future__ import annotations

import pkgutil
import time
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Wall time for what is said of hours and dates, monotonic time for waiting."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment in the past; never goes backwards."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class FakeClock:
    """A clock that moves only when told to. `start` must be aware."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("a fake clock starts at an aware time")
        self._now = start.astimezone(UTC)
        self._monotonic = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass, on the wall and for waiting."""
        if seconds < 0:
            raise ValueError("time that passes does not run backwards; use set_wall")
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the wall clock; waiting is not touched by it."""
        self._now = now.astimezone(UTC)


@cache
def london() -> ZoneInfo:
    """The zone Europe/London as the `tzdata` package knows it."""
    import io
    from zoneinfo import ZoneInfo

    data = pkgutil.get_data("tzdata", "zoneinfo/Europe/London")
    if data is None:
        return ZoneInfo("Europe/London")
    return ZoneInfo.from_file(io.BytesIO(data), key="Europe/London")


def london_time(moment: datetime) -> datetime:
    """An aware moment as the clocks in London show it."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone cannot be placed in London")
    return moment.astimezone(london())


def london_date(moment: datetime) -> date:
    """The day it is in London at an aware moment."""
    return london_time(moment).date()
