"""Opening hours: from the rules staff write to periods, and to the sentence patients read."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from db.reading import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.records import Contact

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ALWAYS = "Any time, day or night"
END_OF_DAY = 24 * 60

_SHORT = tuple(name[:3] for name in DAY_NAMES)
_RULE = re.compile(
    r"(?P<first>[A-Z][a-z]{2})(?:-(?P<last>[A-Z][a-z]{2}))? (?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d)", re.ASCII
)
_SHAPE = 'Write hours like "Mon-Fri 09:00-17:00" or "Sat 10:00-12:30".'


class HoursError(ValueError):
    """A rule of opening hours cannot be read. The message says which, and how to write it."""


def parse_hours(rules: Sequence[str]) -> tuple[Period, ...]:
    """Periods in the order of the week, for rules such as "Mon-Fri 09:00-17:00".

    Times are minutes after midnight on the Europe/London clock; 24:00 ends a day. A range of
    days may run over the weekend ("Sun-Thu"). Raises HoursError for a rule it cannot read, a
    closing time that is not after the opening time, and periods that overlap.
    """
    periods = sorted(
        (period for rule in rules for period in _periods(rule)), key=lambda period: (period.weekday, period.opens)
    )
    for one, two in pairwise(periods):
        if one.weekday == two.weekday and two.opens < one.closes:
            raise HoursError(f"Two opening times overlap on {DAY_NAMES[one.weekday]}. Leave one of them out.")
    return tuple(periods)


def hours_sentence(contact: Contact) -> str:
    """What a patient reads: "Monday to Friday, 9am to 5pm. Closed on bank holidays".

    Times follow NHS style: 9am, 5:30pm, midday, midnight. The contact's own note comes last.
    Empty when the contact says nothing of hours. Raises HoursError as `parse_hours` does.
    """
    if contact.always_open:
        parts = [ALWAYS]
    else:
        parts = _sentences(parse_hours(contact.hours))
        if parts and contact.closed_on_bank_holidays and "bank holiday" not in contact.hours_note.casefold():
            parts.append("Closed on bank holidays")
    parts.append(contact.hours_note.strip().removesuffix("."))
    return ". ".join(part for part in parts if part)


def time_words(minutes: int) -> str:
    """A time of day in NHS style, from minutes after midnight (0 to 1440)."""
    if minutes in (0, END_OF_DAY):
        return "midnight"
    if minutes == END_OF_DAY // 2:
        return "midday"
    hour, minute = divmod(minutes, 60)
    clock = f"{(hour - 1) % 12 + 1}" + (f":{minute:02d}" if minute else "")
    return clock + ("am" if hour < 12 else "pm")


def _periods(rule: str) -> list[Period]:
    match = _RULE.fullmatch(rule.strip())
    if match is None:
        raise HoursError(f'The hours "{rule}" cannot be read. {_SHAPE}')
    first, last = (_weekday(day, rule) for day in (match["first"], match["last"] or match["first"]))
    opens, closes = (_minutes(time, rule) for time in (match["opens"], match["closes"]))
    if opens >= closes:
        raise HoursError(
            f'The hours "{rule}" close before they open. For a night, write two rules: '
            "one that ends at 24:00 and one for the next day that begins at 00:00."
        )
    days = (last - first) % 7 + 1
    return [Period(weekday=(first + day) % 7, opens=opens, closes=closes) for day in range(days)]


def _weekday(day: str, rule: str) -> int:
    if day not in _SHORT:
        raise HoursError(f'The hours "{rule}" name no day that is known. Days are {" ".join(_SHORT)}.')
    return _SHORT.index(day)


def _minutes(time: str, rule: str) -> int:
    hour, minute = int(time[:2]), int(time[3:])
    if minute > 59 or hour * 60 + minute > END_OF_DAY:
        raise HoursError(f'The hours "{rule}" hold a time that no clock shows. {_SHAPE}')
    return hour * 60 + minute


def _sentences(periods: Iterable[Period]) -> list[str]:
    by_day: dict[int, list[tuple[int, int]]] = {}
    for period in periods:
        times = by_day.setdefault(period.weekday, [])
        if times and times[-1][1] == period.opens:
            times[-1] = (times[-1][0], period.closes)
        else:
            times.append((period.opens, period.closes))
    days_with: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day, times in by_day.items():
        days_with.setdefault(tuple(times), []).append(day)
    if days_with == {((0, END_OF_DAY),): list(range(7))}:
        return [ALWAYS]
    return [f"{_days(days)}, {_join([_span(*time) for time in times])}" for times, days in days_with.items()]


def _span(opens: int, closes: int) -> str:
    if (opens, closes) == (0, END_OF_DAY):
        return "all day"
    return f"{time_words(opens)} to {time_words(closes)}"


def _days(days: list[int]) -> str:
    if len(days) == 7:
        return "Every day"
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names: list[str] = []
    for run in runs:
        if len(run) > 2:
            names.append(f"{DAY_NAMES[run[0]]} to {DAY_NAMES[run[-1]]}")
        else:
            names.extend(DAY_NAMES[day] for day in run)
    return _join(names)


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
