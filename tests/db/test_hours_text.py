"""Opening hours as staff write them and as patients read them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.hours_text import HoursError, hours_sentence, parse_hours
from db.reading import Period
from db.records import Contact
from tests.db.items import make


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ([], ""),
        (["Mon-Fri 09:00-17:00"], "Monday to Friday, 9am to 5pm"),
        (["Mon-Sun 08:00-20:00"], "Every day, 8am to 8pm"),
        (["Mon-Sun 00:00-24:00"], "Any time, day or night"),
        (["Sat 00:00-24:00"], "Saturday, all day"),
        (["Mon 09:30-12:00"], "Monday, 9:30am to midday"),
        (["Mon 12:00-17:30"], "Monday, midday to 5:30pm"),
        (["Mon 12:05-12:30"], "Monday, 12:05pm to 12:30pm"),
        (["Mon 00:00-00:30"], "Monday, midnight to 12:30am"),
        (["Fri 18:00-24:00"], "Friday, 6pm to midnight"),
        (["Sat-Sun 10:00-16:00"], "Saturday and Sunday, 10am to 4pm"),
        (["Mon-Fri 09:00-17:00", "Sat 10:00-12:30"], "Monday to Friday, 9am to 5pm. Saturday, 10am to 12:30pm"),
        (
            ["Mon-Fri 09:00-12:30", "Mon-Fri 13:30-17:00"],
            "Monday to Friday, 9am to 12:30pm and 1:30pm to 5pm",
        ),
        (["Mon-Fri 09:00-12:00", "Mon-Fri 12:00-17:00"], "Monday to Friday, 9am to 5pm"),
        (["Mon 09:00-17:00", "Wed 09:00-17:00", "Fri 09:00-17:00"], "Monday, Wednesday and Friday, 9am to 5pm"),
        (["Sun-Thu 09:00-17:00"], "Monday to Thursday and Sunday, 9am to 5pm"),
        (["Sat 10:00-12:00", "Mon-Fri 09:00-17:00"], "Monday to Friday, 9am to 5pm. Saturday, 10am to midday"),
    ],
)
def test_rules_become_the_sentence_patients_read(rules: list[str], sentence: str) -> None:
    assert hours_sentence(make(Contact, hours=tuple(rules))) == sentence


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"hours": (), "always_open": True}, "Any time, day or night"),
        ({"closed_on_bank_holidays": True}, "Monday to Friday, 9am to 5pm. Closed on bank holidays"),
        (
            {"hours_note": "Leave a message at other times."},
            "Monday to Friday, 9am to 5pm. Leave a message at other times",
        ),
        (
            {"closed_on_bank_holidays": True, "hours_note": "Not on bank holidays"},
            "Monday to Friday, 9am to 5pm. Not on bank holidays",
        ),
        ({"hours": (), "hours_note": "Ask staff for the hours"}, "Ask staff for the hours"),
        ({"hours": (), "closed_on_bank_holidays": True}, ""),
    ],
)
def test_the_sentence_says_what_else_is_known(fields: dict[str, Any], sentence: str) -> None:
    assert hours_sentence(make(Contact, **fields)) == sentence


def test_periods_come_in_the_order_of_the_week() -> None:
    assert parse_hours(["Sat 10:00-12:30", "Mon-Tue 09:00-17:00"]) == (
        Period(weekday=0, opens=540, closes=1020),
        Period(weekday=1, opens=540, closes=1020),
        Period(weekday=5, opens=600, closes=750),
    )


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("Monday 09:00-17:00", "cannot be read"),
        ("Mon 9:00-17:00", "cannot be read"),
        ("Mon 09:00 - 17:00", "cannot be read"),
        ("Mon,Tue 09:00-17:00", "cannot be read"),
        ("", "cannot be read"),
        ("Mun 09:00-17:00", "name no day"),
        ("Mon-Fry 09:00-17:00", "name no day"),
        ("Mon 09:00-25:00", "no clock shows"),
        ("Mon 09:60-17:00", "no clock shows"),
        ("Mon 09:00-24:01", "no clock shows"),
        ("Mon 17:00-09:00", "close before they open"),
        ("Mon 09:00-09:00", "close before they open"),
        ("Mon ٠٩:00-17:00", "cannot be read"),
    ],
)
def test_a_rule_that_cannot_be_read_is_named(rule: str, words: str) -> None:
    with pytest.raises(HoursError, match=words) as problem:
        parse_hours([rule])

    assert f'"{rule}"' in str(problem.value)


def test_overlapping_rules_are_refused_by_day() -> None:
    with pytest.raises(HoursError, match="overlap on Wednesday"):
        parse_hours(["Mon-Wed 09:00-12:00", "Wed-Fri 11:00-17:00"])


@given(
    st.integers(0, 6),
    st.integers(0, 6),
    st.integers(0, 1439).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, 1440))),
)
def test_every_rule_in_shape_is_read_and_worded(first: int, last: int, times: tuple[int, int]) -> None:
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    opens, closes = (f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in times)

    periods = parse_hours([f"{days[first]}-{days[last]} {opens}-{closes}"])

    assert {period.weekday for period in periods} == {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    assert {(period.opens, period.closes) for period in periods} == {times}
    assert hours_sentence(make(Contact, hours=(f"{days[first]}-{days[last]} {opens}-{closes}",)))
