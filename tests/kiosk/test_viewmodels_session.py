"""Attract, reading, warning, on Qt's own timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.config import IdleSettings
from kiosk.idle import IdleMachine
from kiosk.viewmodels.session import Session

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kiosk.clock import FakeClock

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def session(clock: FakeClock) -> Session:
    return Session(IdleMachine(clock, IdleSettings()))


def test_a_session_begins_with_the_first_screen_and_says_so_once(session: Session) -> None:
    begun, changed = QSignalSpy(session.begun), QSignalSpy(session.stateChanged)

    session.page_shown(100)
    session.page_shown(100)

    assert session.state == "reading"
    assert (begun.count(), changed.count()) == (1, 1)


def test_warning_and_end_come_in_their_time(session: Session, clock: FakeClock) -> None:
    ended = QSignalSpy(session.ended)
    session.page_shown(100)

    clock.advance(120)
    session.tick()
    assert (session.state, session.secondsLeft) == ("warning", 60)
    clock.advance(59.5)
    session.tick()
    assert (session.state, session.secondsLeft, ended.count()) == ("warning", 1, 0)
    clock.advance(0.5)
    session.tick()

    assert (session.state, ended.count()) == ("attract", 1)


def test_an_answer_goes_on_reading(session: Session, clock: FakeClock) -> None:
    ended = QSignalSpy(session.ended)
    session.page_shown(100)
    clock.advance(125)
    session.tick()

    session.answer()
    clock.advance(119)
    session.tick()

    assert session.state == "reading"
    assert ended.count() == 0


def test_a_touch_says_nothing_while_nothing_changes(session: Session, clock: FakeClock) -> None:
    session.page_shown(100)
    changed = QSignalSpy(session.stateChanged)

    clock.advance(100)
    session.touched()
    clock.advance(100)
    session.tick()

    assert session.state == "reading"
    assert changed.count() == 0


def test_who_listens_to_the_end_finds_it_over(session: Session) -> None:
    states: list[str] = []
    session.ended.connect(lambda: states.append(session.state))
    session.page_shown(100)

    session.end()
    session.end()

    assert states == ["attract"]


def test_the_timer_looks_at_the_clock_by_itself(clock: FakeClock, qtbot: QtBot) -> None:
    session = Session(IdleMachine(clock, IdleSettings()))
    session.page_shown(100)
    clock.advance(119.95)
    session.touched()
    clock.advance(119.95)
    session.tick()  # the timer now waits for the last twentieth of a second, in real time
    clock.advance(0.06)

    qtbot.waitUntil(lambda: session.state == "warning")


def test_on_attract_no_timer_runs(session: Session) -> None:
    session.page_shown(10)
    assert session._timer.isActive()

    session.end()

    assert not session._timer.isActive()
