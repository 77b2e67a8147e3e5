"""Idle time, second by second (TIM-01, TIM-03, TIM-04)."""

from datetime import UTC, datetime

import pytest

from kiosk.clock import FakeClock
from kiosk.config import LONGEST_VISIT_SECONDS, IdleSettings
from kiosk.idle import IdleMachine, IdleState


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))


@pytest.fixture
def machine(clock: FakeClock) -> IdleMachine:
    return IdleMachine(clock, IdleSettings())


WAITS = [
    # words, warning, minimum, expected wait
    pytest.param(0, 60, 120, 120, id="empty-screen"),
    pytest.param(199, 60, 120, 120, id="short-page"),
    pytest.param(201, 60, 120, 120.6, id="just-past-the-minimum"),
    pytest.param(500, 60, 120, 300, id="a-minute-per-hundred-words"),
    pytest.param(900, 60, 120, 540, id="nine-minutes"),
    pytest.param(100_000, 60, 120, 540, id="never-more-than-nine-minutes"),
    pytest.param(100_000, 120, 120, 480, id="ten-minutes-with-a-long-warning"),
    pytest.param(0, 20, 30, 30, id="the-site-wants-it-short"),
    pytest.param(0, 120, 540, 480, id="never-past-ten-minutes-whatever-the-site-wants"),
]


@pytest.mark.parametrize(("words", "warning", "minimum", "wait"), WAITS)
def test_warning_comes_when_the_page_has_had_its_reading_time(
    clock: FakeClock, words: int, warning: int, minimum: int, wait: float
) -> None:
    machine = IdleMachine(clock, IdleSettings(warning_seconds=warning, minimum_seconds=minimum))
    machine.page_shown(words)

    clock.advance(wait - 1)
    assert machine.tick() is None
    assert machine.state is IdleState.READING
    clock.advance(2)
    assert machine.tick() is IdleState.WARNING


@pytest.mark.parametrize(("words", "warning", "minimum", "wait"), WAITS)
def test_screen_is_cleared_when_the_warning_is_over_and_within_ten_minutes(
    clock: FakeClock, words: int, warning: int, minimum: int, wait: float
) -> None:
    machine = IdleMachine(clock, IdleSettings(warning_seconds=warning, minimum_seconds=minimum))
    machine.page_shown(words)
    last_touch = clock.monotonic()
    clock.advance(wait + 1)
    machine.tick()

    clock.advance(warning - 2)
    assert machine.tick() is None
    clock.advance(1)
    assert machine.tick() is IdleState.ATTRACT
    assert clock.monotonic() - last_touch <= LONGEST_VISIT_SECONDS


def test_a_touch_starts_the_reading_time_again(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(0)
    clock.advance(119)
    machine.touched()

    clock.advance(119)
    assert machine.tick() is None
    clock.advance(2)
    assert machine.tick() is IdleState.WARNING


def test_the_warning_can_be_answered_as_often_as_a_visitor_likes(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(300)
    for _ in range(50):
        clock.advance(180)
        assert machine.tick() is IdleState.WARNING
        clock.advance(59)
        assert machine.tick() is None
        assert machine.answer() is IdleState.READING

    clock.advance(179)
    assert machine.tick() is None


def test_a_touch_beside_the_buttons_keeps_the_question_and_restarts_its_countdown(
    clock: FakeClock, machine: IdleMachine
) -> None:
    machine.page_shown(0)
    clock.advance(121)
    machine.tick()
    clock.advance(58)

    assert machine.touched() is None
    assert machine.state is IdleState.WARNING
    assert machine.seconds_left == 60


def test_the_countdown_counts_whole_seconds_down_to_the_end(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(0)
    clock.advance(120)
    machine.tick()

    seen = [machine.seconds_left]
    while (wakeup := machine.next_wakeup()) is not None:
        clock.advance(wakeup)
        machine.tick()
        seen.append(machine.seconds_left)

    assert seen == [*range(60, 0, -1), 0]
    assert machine.state is IdleState.ATTRACT


def test_nothing_is_due_on_the_attract_screen(clock: FakeClock, machine: IdleMachine) -> None:
    clock.advance(1_000_000)

    assert machine.next_wakeup() is None
    assert machine.tick() is None


def test_one_timer_is_enough_to_drive_it(clock: FakeClock, machine: IdleMachine) -> None:
    machine.touched()

    wakeup = machine.next_wakeup()

    assert wakeup == pytest.approx(120)
    clock.advance(120)
    assert machine.tick() is IdleState.WARNING


def test_reading_time_stands_still_while_speech_plays(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(0)
    clock.advance(20)
    machine.paused = True
    clock.advance(3_600)
    assert machine.next_wakeup() is None
    assert machine.tick() is None

    machine.paused = False

    clock.advance(99)
    assert machine.tick() is None
    clock.advance(2)
    assert machine.tick() is IdleState.WARNING


def test_a_touch_during_speech_gives_the_whole_time_afterwards(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(0)
    clock.advance(100)
    machine.paused = True
    machine.touched()
    machine.paused = False

    assert machine.next_wakeup() == pytest.approx(120)


def test_speech_does_not_hold_the_warning_up(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(0)
    clock.advance(121)
    machine.tick()
    machine.paused = True

    clock.advance(61)

    assert machine.tick() is IdleState.ATTRACT
    assert not machine.paused


def test_a_machine_that_slept_never_shows_the_last_visitors_page(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(0)

    clock.advance(8 * 3600)

    assert machine.tick() is IdleState.ATTRACT


def test_a_late_tick_does_not_stretch_the_ten_minutes(clock: FakeClock, machine: IdleMachine) -> None:
    machine.page_shown(900)
    clock.advance(550)
    assert machine.tick() is IdleState.WARNING

    assert machine.seconds_left == 50


def test_a_touch_on_attract_begins_a_visit_and_start_again_ends_it(machine: IdleMachine) -> None:
    assert machine.touched() is IdleState.READING
    assert machine.ended() is IdleState.ATTRACT
    assert machine.ended() is None
    assert machine.next_wakeup() is None
