"""Conflicts of interest: who may write them down, which one counts, and that none is rewritten."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from db.people.declarations import LONGEST
from db.people.person import AccountRefused, NotAllowed, Person
from tests.db.people.desk import Desk

TODAY = date(2026, 11, 26)
SPOKE = "Paid to speak by a company that makes a medicine."


@pytest.fixture
def desk() -> Desk:
    return Desk()


def declare(desk: Desk, by: Person, interests: str = SPOKE, day: date = TODAY) -> bool:
    return desk.workspace.declarations.record("nurse", interests=interests, declared_on=day, by=by, today=TODAY)


def test_the_newest_counts_and_the_earlier_ones_stay(desk: Desk) -> None:
    assert declare(desk, desk.head, day=date(2025, 1, 9))
    assert declare(desk, desk.nurse, interests=" ")

    assert [(each.interests, each.by) for each in desk.workspace.declarations.all()] == [
        (SPOKE, "Name of head"),
        ("", "Name of nurse"),
    ]
    last = desk.workspace.declarations.latest()["nurse"]
    assert (last.interests, last.declared_on) == ("", TODAY)


def test_the_same_again_is_not_written_twice(desk: Desk) -> None:
    assert declare(desk, desk.head)
    assert not declare(desk, desk.head)
    assert len(desk.workspace.declarations.all()) == 1


def test_after_a_year_somebody_is_asked_again(desk: Desk) -> None:
    declare(desk, desk.head, day=date(2025, 11, 26))
    (last,) = desk.workspace.declarations.all()

    assert last.is_old(TODAY)
    assert not last.is_old(date(2026, 11, 25))


@pytest.mark.parametrize(
    ("interests", "day", "refused"),
    [("x" * (LONGEST + 1), TODAY, "say it in 2,000 characters"), (SPOKE, date(2026, 11, 27), "still to come")],
)
def test_what_cannot_be_kept_is_told(desk: Desk, interests: str, day: date, refused: str) -> None:
    with pytest.raises(AccountRefused, match=refused):
        declare(desk, desk.head, interests, day)

    assert desk.workspace.declarations.all() == []


def test_nobody_declares_for_a_colleague(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator, or the person"):
        declare(desk, desk.writer)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE declaration SET interests = ''",
        "DELETE FROM declaration",
        "INSERT OR REPLACE INTO declaration SELECT * FROM declaration",
    ],
)
def test_no_tool_rewrites_one(desk: Desk, statement: str) -> None:
    declare(desk, desk.head)

    with pytest.raises(sqlite3.IntegrityError):
        desk.workspace._db.execute(statement)
