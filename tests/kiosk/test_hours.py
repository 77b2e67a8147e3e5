"""Open now, until when, and when again: never a wrong "Open now"."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db.reading import BankHolidays, ContactShown, Period
from kiosk.clock import FakeClock, london
from kiosk.clockguard import ClockGuard
from kiosk.hours import OpeningState, opening, opening_sentence

AS_OF = date(2026, 3, 1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
CHRISTMAS = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}
TABLES = {
    "ENG": CHRISTMAS | {date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4)},
    "SCT": CHRISTMAS | {date(2027, 1, 4), date(2026, 11, 30)},
    "NIR": CHRISTMAS | {date(2026, 3, 17), date(2026, 7, 13)},
}


def table(nation: str = "ENG", last: date = LAST) -> BankHolidays:
    return BankHolidays(nation=nation, first=FIRST, last=last, days=frozenset(TABLES[nation]))


def weekly(*periods: tuple[int, int, int]) -> tuple[Period, ...]:
    return tuple(Period(*period) for period in periods)


OFFICE = weekly(*((day, 9 * 60, 17 * 60) for day in range(5)))
NURSES = ContactShown(
    slug="nurses",
    name="Nurses",
    phone="0808 800 4040",
    phone_note="",
    relay="",
    hours_text="Monday to Friday, 9am to 5pm",
    always_open=False,
    closed_on_bank_holidays=True,
    periods=OFFICE,
    for_whom="",
    say="",
    web="",
    urgent=False,
    dialled_on=date(2026, 3, 1),
    approved=True,
    next_review=date(2027, 3, 1),
)
DAILY = replace(NURSES, closed_on_bank_holidays=False, periods=weekly(*((day, 480, 1200) for day in range(7))))
NIGHTS = replace(DAILY, periods=weekly(*((day, *hours) for day in range(7) for hours in ((0, 120), (1080, 1440)))))
ROUND_THE_CLOCK = replace(DAILY, periods=weekly(*((day, 0, 1440) for day in range(7))))
LUNCH = replace(NURSES, periods=weekly(*((day, *hours) for day in range(5) for hours in ((780, 1050), (540, 750)))))


def at(text: str) -> datetime:
    """A moment by the clocks of London."""
    return datetime.fromisoformat(text).replace(tzinfo=london()).astimezone(UTC)


def said(contact: ContactShown, now: datetime, nation: str = "ENG") -> str:
    found = opening(contact, now=now, holidays=table(nation), as_of=AS_OF, clock_trusted=True)
    return opening_sentence(found, now)


@pytest.mark.parametrize(
    ("contact", "nation", "when", "sentence"),
    [
        pytest.param(NURSES, "ENG", "2026-11-23T08:59:59", "Closed. Opens today 9am", id="before-opening"),
        pytest.param(NURSES, "ENG", "2026-11-23T09:00", "Open now until 5pm", id="at-opening"),
        pytest.param(NURSES, "ENG", "2026-11-23T16:59:59", "Open now until 5pm", id="last-second"),
        pytest.param(NURSES, "ENG", "2026-11-23T17:00", "Closed. Opens tomorrow 9am", id="at-closing"),
        pytest.param(NURSES, "ENG", "2026-11-27T17:01", "Closed. Opens Monday 9am", id="over-a-weekend"),
        pytest.param(NURSES, "ENG", "2026-12-24T10:00", "Open now until 5pm", id="christmas-eve"),
        pytest.param(NURSES, "ENG", "2026-12-24T18:00", "Closed. Opens Tuesday 9am", id="christmas-eve-evening"),
        pytest.param(NURSES, "ENG", "2026-12-25T10:00", "Closed. Opens Tuesday 9am", id="christmas-day"),
        pytest.param(NURSES, "ENG", "2026-12-28T10:00", "Closed. Opens tomorrow 9am", id="boxing-day-substitute"),
        pytest.param(NURSES, "ENG", "2026-12-31T17:30", "Closed. Opens Monday 9am", id="new-year-in-england"),
        pytest.param(NURSES, "SCT", "2026-12-31T17:30", "Closed. Opens Tuesday 9am", id="2-january-in-scotland"),
        pytest.param(NURSES, "SCT", "2027-01-04T10:00", "Closed. Opens tomorrow 9am", id="its-substitute-monday"),
        pytest.param(NURSES, "ENG", "2027-01-04T10:00", "Open now until 5pm", id="the-same-monday-in-england"),
        pytest.param(NURSES, "NIR", "2026-03-17T10:00", "Closed. Opens tomorrow 9am", id="st-patrick-in-belfast"),
        pytest.param(NURSES, "ENG", "2026-03-17T10:00", "Open now until 5pm", id="st-patrick-in-leeds"),
        pytest.param(NURSES, "NIR", "2026-07-13T10:00", "Closed. Opens tomorrow 9am", id="twelfth-of-july-substitute"),
        pytest.param(NURSES, "ENG", "2026-04-02T17:30", "Closed. Opens Tuesday 9am", id="over-easter"),
        pytest.param(DAILY, "ENG", "2026-12-25T10:00", "Open now until 8pm", id="open-on-bank-holidays"),
        pytest.param(NIGHTS, "ENG", "2026-11-23T23:59", "Open now until 2am tomorrow", id="past-midnight"),
        pytest.param(NIGHTS, "ENG", "2026-11-24T00:00", "Open now until 2am", id="at-midnight"),
        pytest.param(NIGHTS, "ENG", "2026-11-24T02:00", "Closed. Opens today 6pm", id="after-the-night"),
        pytest.param(ROUND_THE_CLOCK, "ENG", "2026-11-24T03:00", "Open now, day and night", id="24-hours-7-days"),
        pytest.param(LUNCH, "ENG", "2026-11-23T12:29", "Open now until 12:30pm", id="before-lunch"),
        pytest.param(LUNCH, "ENG", "2026-11-23T12:30", "Closed. Opens today 1pm", id="at-lunch"),
    ],
)
def test_sentence_says_what_the_clocks_of_london_and_the_calendar_say(
    contact: ContactShown, nation: str, when: str, sentence: str
) -> None:
    assert said(contact, at(when), nation) == sentence


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        # 29 March 2026: 01:00 UTC is already 2am. 25 October 2026: 01:00 UTC is 1am for the second time.
        pytest.param(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Open now until 2am", id="march-before"),
        pytest.param(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Closed. Opens today 6pm", id="march-after"),
        pytest.param(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Open now until 2am", id="october-first-half-past-one"),
        pytest.param(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Open now until 2am", id="october-second"),
        pytest.param(datetime(2026, 10, 25, 2, 0, tzinfo=UTC), "Closed. Opens today 6pm", id="october-after"),
    ],
)
def test_nights_when_the_clocks_change(now: datetime, sentence: str) -> None:
    assert said(NIGHTS, now) == sentence


def test_an_hour_that_comes_twice_is_promised_only_once() -> None:
    half_past_one = replace(DAILY, periods=weekly((6, 90, 600)))

    first = said(half_past_one, datetime(2026, 10, 25, 0, 45, tzinfo=UTC))
    second = said(half_past_one, datetime(2026, 10, 25, 1, 45, tzinfo=UTC))

    assert (first, second) == ("Closed. Opens today 1:30am", "Open now until 10am")


def test_summer_and_winter_keep_their_own_nine_o_clock() -> None:
    assert said(NURSES, datetime(2026, 7, 6, 8, 0, tzinfo=UTC)) == "Open now until 5pm"
    assert said(NURSES, datetime(2026, 12, 7, 8, 0, tzinfo=UTC)) == "Closed. Opens today 9am"


def test_closing_at_midnight_is_said_as_midnight() -> None:
    late = replace(DAILY, periods=weekly((0, 540, 1440)))

    assert said(late, at("2026-11-23T23:59")) == "Open now until midnight tonight"
    assert said(late, at("2026-11-24T00:00")) == "Closed. Opens Monday 9am"


def test_opening_at_midnight_names_the_evening_before() -> None:
    early = replace(DAILY, periods=weekly((2, 0, 60)))

    assert said(early, at("2026-11-24T10:00")) == "Closed. Opens at midnight tonight"
    assert said(early, at("2026-11-23T10:00")) == "Closed. Opens at midnight tomorrow"
    assert said(early, at("2026-11-26T10:00")) == "Closed. Opens at midnight on Tuesday"


def test_an_opening_more_than_a_week_away_has_its_date() -> None:
    closed_days = frozenset(date(2026, 12, 1) + timedelta(days=days) for days in range(9))
    holidays = replace(table(), days=closed_days)

    found = opening(NURSES, now=at("2026-12-01T10:00"), holidays=holidays, as_of=AS_OF, clock_trusted=True)

    assert opening_sentence(found, at("2026-12-01T10:00")) == "Closed. Opens Thursday 10 December 9am"


def test_closed_beyond_the_days_we_look_at_is_said_without_a_time() -> None:
    holidays = replace(table(), days=frozenset(date(2026, 12, 1) + timedelta(days=days) for days in range(20)))

    found = opening(NURSES, now=at("2026-12-01T10:00"), holidays=holidays, as_of=AS_OF, clock_trusted=True)

    assert opening_sentence(found, at("2026-12-01T10:00")) == "Closed now"


def test_the_table_ends_before_the_next_opening() -> None:
    found = opening(
        NURSES,
        now=at("2026-12-31T18:00"),
        holidays=table(last=date(2026, 12, 31)),
        as_of=AS_OF,
        clock_trusted=True,
    )

    assert (found.state, found.opens) == (OpeningState.CLOSED, None)


WEDNESDAY = "2026-11-25T10:00"


@pytest.mark.parametrize(
    ("contact", "when", "last", "trusted"),
    [
        pytest.param(replace(NURSES, dialled_on=None), WEDNESDAY, LAST, True, id="never-dialled"),
        pytest.param(replace(NURSES, dialled_on=date(2026, 11, 26)), WEDNESDAY, LAST, True, id="dialled-tomorrow"),
        pytest.param(replace(NURSES, dialled_on=date(2025, 11, 25)), WEDNESDAY, LAST, True, id="a-year-ago"),
        pytest.param(replace(NURSES, periods=()), WEDNESDAY, LAST, True, id="no-hours"),
        pytest.param(NURSES, "2026-02-25T10:00", LAST, True, id="before-the-content"),
        pytest.param(NURSES, "1970-01-01T10:00", LAST, True, id="clock-of-1970"),
        pytest.param(NURSES, "2040-01-04T10:00", LAST, True, id="clock-of-2040"),
        pytest.param(NURSES, WEDNESDAY, date(2026, 11, 24), True, id="past-the-table"),
        pytest.param(NURSES, WEDNESDAY, LAST, False, id="clock-went-back"),
        pytest.param(
            replace(NURSES, always_open=True, dialled_on=None), WEDNESDAY, LAST, True, id="day-and-night-not-dialled"
        ),
    ],
)
def test_nothing_is_said_of_opening_on_uncertain_ground(
    contact: ContactShown, when: str, last: date, trusted: bool
) -> None:
    found = opening(contact, now=at(when), holidays=table(last=last), as_of=AS_OF, clock_trusted=trusted)

    assert found.state is OpeningState.UNSAID
    assert opening_sentence(found, at(when)) == ""


def test_without_a_table_only_those_open_on_bank_holidays_are_spoken_of() -> None:
    now = at(WEDNESDAY)

    states = [
        opening(contact, now=now, holidays=None, as_of=AS_OF, clock_trusted=True).state for contact in (NURSES, DAILY)
    ]

    assert states == [OpeningState.UNSAID, OpeningState.OPEN]


@pytest.mark.parametrize(
    ("dialled", "last_day"),
    [
        pytest.param(date(2025, 11, 26), date(2026, 11, 25), id="a-year-less-a-day"),
        pytest.param(date(2028, 2, 29), date(2029, 2, 27), id="leap-day"),
        pytest.param(date(2027, 2, 28), date(2028, 2, 27), id="into-a-leap-year"),
    ],
)
def test_a_call_counts_for_less_than_twelve_months(dialled: date, last_day: date) -> None:
    always = replace(DAILY, always_open=True, dialled_on=dialled)

    def state(day: date) -> OpeningState:
        now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return opening(always, now=now, holidays=None, as_of=date(2020, 1, 1), clock_trusted=True).state

    assert state(last_day) is OpeningState.OPEN
    assert state(last_day + timedelta(days=1)) is OpeningState.UNSAID


def test_day_and_night_is_said_plainly() -> None:
    assert said(replace(NURSES, always_open=True), at("2026-12-25T03:00")) == "Open now, day and night"


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_clock_that_goes_back_is_not_trusted_until_it_has_caught_up() -> None:
    clock = FakeClock(NOON)
    guard = ClockGuard(clock)
    assert guard.trusted()

    clock.set_wall(NOON - timedelta(hours=2))
    assert not guard.trusted()
    clock.set_wall(NOON + timedelta(seconds=1))
    assert guard.trusted()


def test_a_time_server_may_correct_a_few_seconds() -> None:
    clock = FakeClock(NOON)
    guard = ClockGuard(clock)
    guard.trusted()

    clock.set_wall(NOON - timedelta(seconds=30))

    assert guard.trusted()


def test_the_latest_time_is_known_after_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state" / "clock"
    ClockGuard(FakeClock(NOON), state).trusted()

    flat_battery = ClockGuard(FakeClock(datetime(2026, 1, 1, tzinfo=UTC)), state)

    assert not flat_battery.trusted()
    assert ClockGuard(FakeClock(NOON + timedelta(days=1)), state).trusted()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not a time", b"2026-11-23T12:00:00"])
def test_a_damaged_state_file_is_done_without(tmp_path: Path, content: bytes) -> None:
    state = tmp_path / "clock"
    state.write_bytes(content)

    assert ClockGuard(FakeClock(NOON), state).trusted()


def test_a_state_file_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")

    assert ClockGuard(FakeClock(NOON), in_the_way / "clock").trusted()


def test_a_date_set_years_ahead_is_neither_trusted_nor_remembered() -> None:
    clock = FakeClock(datetime(2040, 1, 1, tzinfo=UTC))
    guard = ClockGuard(clock, as_of=AS_OF)
    assert not guard.trusted()

    clock.set_wall(NOON)

    assert guard.trusted()


def test_a_clock_before_the_release_is_not_trusted() -> None:
    guard = ClockGuard(FakeClock(datetime(1970, 1, 1, tzinfo=UTC)), as_of=AS_OF)

    assert not guard.trusted()
    assert guard.latest is None
