"""What staff see of the counts: months, small numbers hidden, and whether use is falling.

Only months that are over are told, and no totals: with days, with the sum of a row or a column, or
with two tables of a month that is running, a hidden number could be worked out.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST = 5
"""PRV-04: a smaller number is hidden."""
HIDDEN = f"fewer than {FEWEST}"
ENOUGH = 40
"""Views in the best four weeks below which nothing is said of a fall: chance alone halves small numbers."""
_WEEKS = timedelta(weeks=4)
_YEAR = timedelta(weeks=52)


@dataclass(frozen=True, slots=True)
class MonthOfPage:
    """How often a page was opened in a month, "2026-11". `shown` is a number, or that it is too small to tell."""

    month: str
    page: str
    shown: str


def by_month(counts: Mapping[tuple[date, str], int], today: date) -> tuple[MonthOfPage, ...]:
    """Every page with the months that are over, newest month first, then by page."""
    sums: Counter[tuple[str, str]] = Counter()
    for (day, page), count in counts.items():
        sums[f"{day:%Y-%m}", page] += count
    months = sorted({month for month, _ in sums if month < f"{today:%Y-%m}"}, reverse=True)
    return tuple(
        MonthOfPage(month, page, str(count) if count >= FEWEST else HIDDEN)
        for month in months
        for (at, page), count in sorted(sums.items())
        if at == month
    )


def falling_since(counts: Mapping[tuple[date, str], int], today: date) -> date | None:
    """The last day of the best four weeks of the past year, if the last four full weeks had under half of their views.

    None while there is too little to say. Days after `today` (a clock that was wrong) do not count.
    """
    days: Counter[date] = Counter()
    for (day, _), count in counts.items():
        if today - _YEAR <= day < today:
            days[day] += count
    if not days:
        return None
    last = _sum(days, today)
    ends = (today - timedelta(days=back) for back in range(_WEEKS.days, _YEAR.days - _WEEKS.days + 1))
    best, end = max((_sum(days, until), until) for until in ends)
    if best < ENOUGH or 2 * last >= best:
        return None
    return end - timedelta(days=1)


def falling(counts: Mapping[tuple[date, str], int], today: date) -> str:
    """That use has fallen, and since when, as a sentence; "" as long as it has not."""
    since = falling_since(counts, today)
    return f"Use has fallen by half since {MONTHS[since.month - 1]} {since.year}: time for a change." if since else ""


def as_csv(counts: Mapping[tuple[date, str], int], today: date) -> str:
    """The months that are over as a table with a heading: month, page, how often it was opened.

    That use has fallen stands in a row of its own above them, in the place of a page.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("month", "page", "opened"))
    if told := falling(counts, today):
        writer.writerow(("", told, ""))
    writer.writerows((each.month, each.page, each.shown) for each in by_month(counts, today))
    return out.getvalue()


def _sum(days: Mapping[date, int], until: date) -> int:
    """Views in the four weeks before a day."""
    return sum(count for day, count in days.items() if until - _WEEKS <= day < until)
