"""Which taps count (TCH-05, TCH-08)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.viewmodels.tap_guard import GUARD_SECONDS, KEY_SECONDS, SAME_SPOT_MM, TapGuard

if TYPE_CHECKING:
    from kiosk.clock import FakeClock

PX_PER_MM = 4.0
FAR = SAME_SPOT_MM * PX_PER_MM * 3


@pytest.fixture
def guard(clock: FakeClock) -> TapGuard:
    return TapGuard(clock, px_per_mm=PX_PER_MM)


@pytest.mark.parametrize(
    ("target", "x", "after", "taken"),
    [
        pytest.param("a", 0.0, 0.0, False, id="same target at once"),
        pytest.param("a", 0.0, GUARD_SECONDS - 0.01, False, id="same target just before half a second"),
        pytest.param("a", 0.0, GUARD_SECONDS, True, id="same target after half a second"),
        pytest.param("a", FAR, 0.1, False, id="other end of the same target"),
        pytest.param("b", 0.0, 0.1, False, id="same spot on a new page"),
        pytest.param("b", SAME_SPOT_MM * PX_PER_MM, 0.1, False, id="as near as a finger trembles"),
        pytest.param("b", SAME_SPOT_MM * PX_PER_MM + 1, 0.1, True, id="another target elsewhere"),
        pytest.param("b", 0.0, GUARD_SECONDS, True, id="same spot after half a second"),
    ],
)
def test_a_second_tap(target: str, x: float, after: float, taken: bool, guard: TapGuard, clock: FakeClock) -> None:
    assert guard.accept("a", 0.0, 0.0)

    clock.advance(after)

    assert guard.accept(target, x, 0.0) is taken


def test_a_tap_that_is_not_taken_does_not_prolong_the_wait(guard: TapGuard, clock: FakeClock) -> None:
    assert guard.accept("a", 0.0, 0.0)
    clock.advance(0.4)
    assert not guard.accept("a", 0.0, 0.0)

    clock.advance(0.2)

    assert guard.accept("a", 0.0, 0.0)


def test_a_clock_set_back_changes_nothing(guard: TapGuard, clock: FakeClock) -> None:
    assert guard.accept("a", 0.0, 0.0)
    clock.set_wall(clock.now().replace(year=1999))
    clock.advance(1.0)

    assert guard.accept("a", 0.0, 0.0)


def test_a_word_in_the_text_waits_for_any_tap_before_it(guard: TapGuard, clock: FakeClock) -> None:
    assert guard.accept("a", FAR, FAR)
    clock.advance(0.3)
    assert not guard.acceptWord("tracer")
    clock.advance(0.3)

    assert guard.acceptWord("tracer")
    assert not guard.acceptWord("tracer")


def test_of_two_targets_held_together_the_first_let_go_counts(guard: TapGuard, clock: FakeClock) -> None:
    guard.touched("a", True)
    guard.touched("b", True)

    assert guard.accept("b", 0.0, 0.0)
    guard.touched("b", False)
    clock.advance(3)
    assert not guard.accept("a", FAR, FAR)
    guard.touched("a", False)

    guard.touched("a", True)
    assert guard.accept("a", FAR, FAR)


def test_a_finger_that_slid_off_stands_in_nobodys_way(guard: TapGuard) -> None:
    guard.touched("a", True)
    guard.touched("a", False)
    guard.touched("b", True)
    assert guard.accept("b", 0.0, 0.0)
    guard.touched("b", False)

    guard.touched("a", True)
    assert guard.accept("a", FAR, FAR)


@pytest.mark.parametrize(
    ("target", "x", "after", "taken"),
    [
        pytest.param("n", 0.0, KEY_SECONDS - 0.01, False, id="the same key bounces"),
        pytest.param("n", 0.0, KEY_SECONDS, True, id="the same key again, as in inn"),
        pytest.param("m", FAR, 0.0, True, id="another key at once"),
        pytest.param("m", 1.0, 0.01, True, id="the key beside it at once"),
    ],
)
def test_a_second_key(target: str, x: float, after: float, taken: bool, guard: TapGuard, clock: FakeClock) -> None:
    assert guard.acceptKey("n", 0.0, 0.0)

    clock.advance(after)

    assert guard.acceptKey(target, x, 0.0) is taken


@pytest.mark.parametrize(
    ("x", "after", "taken"),
    [
        pytest.param(0.0, 0.3, False, id="the tap that brought the keys up"),
        pytest.param(0.0, GUARD_SECONDS, True, id="after half a second"),
        pytest.param(FAR, 0.1, True, id="elsewhere"),
    ],
)
def test_the_finger_that_opened_the_keyboard_does_not_type(
    x: float, after: float, taken: bool, guard: TapGuard, clock: FakeClock
) -> None:
    assert guard.accept("openSearch", 0.0, 0.0)

    clock.advance(after)

    assert guard.acceptKey("n", x, 0.0) is taken


def test_a_button_near_a_key_waits_as_any_other(guard: TapGuard, clock: FakeClock) -> None:
    assert guard.acceptKey("9", 0.0, 0.0)
    clock.advance(0.3)
    assert not guard.accept("searchClear", 0.0, 0.0)
    clock.advance(0.3)

    assert guard.accept("searchClear", 0.0, 0.0)


def test_of_two_keys_held_together_the_first_let_go_is_typed(guard: TapGuard) -> None:
    guard.touched("n", True)
    guard.touched("m", True)

    assert guard.acceptKey("n", 0.0, 0.0)

    assert not guard.acceptKey("m", FAR, 0.0)
