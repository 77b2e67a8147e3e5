"""What staff know releases by."""

from __future__ import annotations

from db.publish.installed import OnThisMachine
from kiosk.editor.viewmodels.outlook_rows import release_rows


def release(serial: int, made_by: str = "", made_on: str = "") -> OnThisMachine:
    return OnThisMachine(f"{serial:06}-9f3ac1d2", False, False, False, made_by, made_on)


def names(*releases: OnThisMachine) -> list[object]:
    """What each is called, in the order of the list: newest first."""
    return [row[1] for row in release_rows(releases)]


def test_what_one_person_published_within_a_minute_is_counted() -> None:
    assert names(
        release(3, "Example Nurse", "2026-11-26T21:25:01+00:00"),
        release(2, "Example Nurse", "2026-11-26T21:24:40+00:00"),
        release(1, "Example Nurse", "2026-11-26T21:24:09+00:00"),
    ) == [
        "26 November 2026, 21:25, by Example Nurse",
        "26 November 2026, 21:24, the second in that minute, by Example Nurse",
        "26 November 2026, 21:24, the first in that minute, by Example Nurse",
    ]


def test_two_people_in_one_minute_are_told_apart_by_their_names() -> None:
    assert names(
        release(2, "Example Writer", "2026-11-26T21:24:40+00:00"),
        release(1, "Example Nurse", "2026-11-26T21:24:09+00:00"),
    ) == ["26 November 2026, 21:24, by Example Writer", "26 November 2026, 21:24, by Example Nurse"]


def test_the_hour_that_comes_twice_in_october_and_many_at_once_still_have_names_of_their_own() -> None:
    moments = ["2026-10-25T00:30:00+00:00", "2026-10-25T01:30:00+00:00", *["2026-10-25T01:30:05+00:00"] * 3]

    found = names(*(release(number, "Example Nurse", moment) for number, moment in enumerate(moments)))

    assert len(set(found)) == len(moments)
    assert found[-1] == "25 October 2026, 01:30, the 5th in that minute, by Example Nurse"


def test_of_another_workspace_nobody_is_named() -> None:
    assert names(release(2), release(1)) == ["Published in another workspace"] * 2
