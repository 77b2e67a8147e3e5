"""Bank holidays of the four nations, for the years a release may be read in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.records import NATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

YEARS_AHEAD = 3


def known_days(as_of: date) -> tuple[date, date]:
    """The first and the last day the table speaks of: whole years, from that of `as_of` to three later."""
    return date(as_of.year, 1, 1), date(as_of.year + YEARS_AHEAD, 12, 31)


def bank_holidays(as_of: date) -> Iterator[tuple[str, str, str]]:
    """Rows (nation, ISO day, name), sorted by nation and day. Source: the `holidays` package."""
    import holidays  # slow to import, and only a compiler needs it

    first, last = known_days(as_of)
    for nation in NATIONS:
        found = holidays.country_holidays("GB", subdiv=nation, years=range(first.year, last.year + 1), language="en_GB")
        for day in sorted(found):
            yield nation, day.isoformat(), found[day]
