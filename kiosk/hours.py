"""Is a contact open now, until when, and when does it open again?

"Open now" is a promise to somebody who may be frightened, so it is only made when everything
it rests on is known: a person dialled the number less than 12 months ago, the clock can be
trusted, the day lies after the content's own date and within the table of bank holidays.
Otherwise the kiosk shows the hours alone (`OpeningState.UNSAID`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from db.hours_text import time_words
from kiosk.clock import london, london_date, london_time
from kiosk.translating import QT_TRANSLATE_NOOP, filled, translate
from kiosk.viewmodels.wording import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.reading import BankHolidays, ContactShown

LOOK_AHEAD_DAYS = 14
"""Longer than any run of bank holidays and weekends."""
MINUTES_PER_DAY = 1440
MONTHS_A_CALL_COUNTS = 12
DAYS = (
    QT_TRANSLATE_NOOP("Hours", "Monday"),
    QT_TRANSLATE_NOOP("Hours", "Tuesday"),
    QT_TRANSLATE_NOOP("Hours", "Wednesday"),
    QT_TRANSLATE_NOOP("Hours", "Thursday"),
    QT_TRANSLATE_NOOP("Hours", "Friday"),
    QT_TRANSLATE_NOOP("Hours", "Saturday"),
    QT_TRANSLATE_NOOP("Hours", "Sunday"),
)


class OpeningState(StrEnum):
    """UNSAID: the hours are shown, and nothing is said of this moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Opening:
    """What may be said of a contact's hours at one moment. Times are aware, in UTC.

    `until` is when an open contact closes, None if it does not within `LOOK_AHEAD_DAYS`.
    `opens` is when a closed one opens again, None if that is not known.
    """

    state: OpeningState
    until: datetime | None = None
    opens: datetime | None = None


UNSAID = Opening(OpeningState.UNSAID)


def opening(
    contact: ContactShown,
    *,
    now: datetime,
    holidays: BankHolidays | None,
    as_of: date,
    clock_trusted: bool,
) -> Opening:
    """What may be said of `contact` at `now` (aware), by the clocks of London.

    `holidays` is the table of the kiosk's nation, `as_of` the date of the release.
    """
    today = london_date(now)
    if not clock_trusted or today < as_of or not _called_lately(contact.dialled_on, today):
        return UNSAID
    if contact.always_open:
        return Opening(OpeningState.OPEN)
    if not contact.periods or _open_day(contact, today, holidays) is None:
        return UNSAID
    moment = now.astimezone(UTC)
    for starts, ends in _stretches(contact, today, holidays):
        if starts <= moment < ends:
            endless = london_date(ends) > today + timedelta(days=LOOK_AHEAD_DAYS)
            return Opening(OpeningState.OPEN, until=None if endless else ends)
        if starts > moment:
            return Opening(OpeningState.CLOSED, opens=starts)
    return Opening(OpeningState.CLOSED)


def _called_lately(dialled_on: date | None, today: date) -> bool:
    return dialled_on is not None and dialled_on <= today < _a_year_after(dialled_on)


def _a_year_after(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + MONTHS_A_CALL_COUNTS, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return day.replace(year=year, month=month + 1, day=28)  # from 29 February: the shorter year


def _open_day(contact: ContactShown, day: date, holidays: BankHolidays | None) -> bool | None:
    """Whether the weekly hours hold on `day`; None when the table does not reach that far."""
    if not contact.closed_on_bank_holidays:
        return True
    if holidays is None or not holidays.first <= day <= holidays.last:
        return None
    return day not in holidays.days


def _stretches(
    contact: ContactShown, today: date, holidays: BankHolidays | None
) -> Iterator[tuple[datetime, datetime]]:
    """Unbroken open times from `today` on, in order; one may run past midnight."""
    held: tuple[datetime, datetime] | None = None
    for starts, ends in _periods(contact, today, holidays):
        if held is not None and starts <= held[1]:
            held = held[0], max(held[1], ends)
            continue
        if held is not None:
            yield held
        held = starts, ends
    if held is not None:
        yield held


def _periods(contact: ContactShown, today: date, holidays: BankHolidays | None) -> Iterator[tuple[datetime, datetime]]:
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        day = today + timedelta(days=ahead)
        known = _open_day(contact, day, holidays)
        if known is None:
            return
        if not known:
            continue
        for period in sorted(contact.periods, key=lambda one: (one.opens, one.closes)):
            if period.weekday != day.weekday():
                continue
            # On the night the clocks go back 1am to 2am comes twice: open from the second, shut at
            # the first, so that nobody is ever sent to ring a number that is not staffed.
            starts, ends = _moment(day, period.opens, fold=1), _moment(day, period.closes, fold=0)
            if starts < ends:
                yield starts, ends


def _moment(day: date, minutes: int, *, fold: int) -> datetime:
    if minutes == MINUTES_PER_DAY:
        day, minutes = day + timedelta(days=1), 0
    local = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=london(), fold=fold)
    return local.astimezone(UTC)


def opening_sentence(opening: Opening, now: datetime) -> str:
    """The words for an opening, as the NHS writes times: "Open now until 5pm". Empty if unsaid."""
    match opening.state:
        case OpeningState.UNSAID:
            return ""
        case OpeningState.OPEN:
            if opening.until is None:
                return translate("Hours", "Open now, day and night")
            return _until(opening.until, now)
        case OpeningState.CLOSED:
            return translate("Hours", "Closed now") if opening.opens is None else _opens(opening.opens, now)


def _until(moment: datetime, now: datetime) -> str:
    local, days = london_time(moment), _days_ahead(moment, now)
    if days == 0:
        return filled(translate("Hours", "Open now until %1"), _clock_words(local))
    if not _is_midnight(local):
        return filled(translate("Hours", "Open now until %1 %2"), _clock_words(local), _day(local, days))
    # Midnight is named after the evening before it, as people speak of it.
    match days:
        case 1:
            return translate("Hours", "Open now until midnight tonight")
        case 2:
            return translate("Hours", "Open now until midnight tomorrow")
        case _:
            return filled(
                translate("Hours", "Open now until midnight on %1"), _day(local - timedelta(days=1), days - 1)
            )


def _opens(moment: datetime, now: datetime) -> str:
    local, days = london_time(moment), _days_ahead(moment, now)
    if not _is_midnight(local):
        return filled(translate("Hours", "Closed. Opens %1 %2"), _day(local, days), _clock_words(local))
    match days:
        case 1:
            return translate("Hours", "Closed. Opens at midnight tonight")
        case 2:
            return translate("Hours", "Closed. Opens at midnight tomorrow")
        case _:
            return filled(
                translate("Hours", "Closed. Opens at midnight on %1"), _day(local - timedelta(days=1), days - 1)
            )


def _is_midnight(local: datetime) -> bool:
    return (local.hour, local.minute) == (0, 0)


def _days_ahead(moment: datetime, now: datetime) -> int:
    return (london_date(moment) - london_date(now)).days


def _day(local: datetime, days: int) -> str:
    if days == 0:
        return translate("Hours", "today")
    if days == 1:
        return translate("Hours", "tomorrow")
    weekday = translate("Hours", DAYS[local.weekday()])
    return weekday if days < 7 else f"{weekday} {local.day} {month_name(local.month)}"


def _clock_words(local: datetime) -> str:
    match local.hour * 60 + local.minute:
        case 0:
            return translate("Hours", "midnight")
        case 720:
            return translate("Hours", "midday")
        case minutes:
            return time_words(minutes)
