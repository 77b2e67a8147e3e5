"""The knock that asks for the staff panel: what is one, and what is none."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kiosk.knock import HOLD_SECONDS, KEYS, KEYS_SECONDS, TURN_SECONDS, Knock
from kiosk.viewmodels.pad import WISHES

if TYPE_CHECKING:
    from kiosk.clock import FakeClock

WIDTH = 1080.0
LEFT, RIGHT, ELSEWHERE = (10.0, 10.0), (1070.0, 10.0), (540.0, 900.0)


@pytest.fixture
def knock(clock: FakeClock) -> Knock:
    return Knock(clock, px_per_mm=4.0)


def hold(knock: Knock, clock: FakeClock, spot: tuple[float, float], seconds: float = HOLD_SECONDS) -> bool:
    knock.down(*spot, WIDTH)
    clock.advance(seconds)
    return knock.up(*spot, WIDTH)


def test_two_corners_held_in_turn_are_a_knock(knock: Knock, clock: FakeClock) -> None:
    assert not hold(knock, clock, LEFT)
    assert hold(knock, clock, RIGHT)


def test_one_knock_opens_once(knock: Knock, clock: FakeClock) -> None:
    hold(knock, clock, LEFT)
    hold(knock, clock, RIGHT)

    assert not hold(knock, clock, RIGHT)


@pytest.mark.parametrize(
    "spots",
    [[RIGHT, LEFT], [LEFT, LEFT], [RIGHT, RIGHT], [LEFT, ELSEWHERE, RIGHT], [ELSEWHERE, RIGHT]],
    ids=["wrong way round", "left twice", "right twice", "a touch in between", "not begun"],
)
def test_corners_in_another_order_are_none(spots: list[tuple[float, float]], knock: Knock, clock: FakeClock) -> None:
    heard = [hold(knock, clock, spot) for spot in spots]

    assert True not in heard


@pytest.mark.parametrize("short", ["left", "right"])
def test_a_corner_that_is_only_tapped_is_none(short: str, knock: Knock, clock: FakeClock) -> None:
    hold(knock, clock, LEFT, HOLD_SECONDS - 0.1 if short == "left" else HOLD_SECONDS)

    assert not hold(knock, clock, RIGHT, HOLD_SECONDS - 0.1 if short == "right" else HOLD_SECONDS)


def test_who_takes_too_long_begins_again(knock: Knock, clock: FakeClock) -> None:
    hold(knock, clock, LEFT)
    clock.advance(TURN_SECONDS)

    assert not hold(knock, clock, RIGHT)


def test_a_finger_that_slides_from_corner_to_corner_is_none(knock: Knock, clock: FakeClock) -> None:
    hold(knock, clock, LEFT)
    knock.down(*RIGHT, WIDTH)
    clock.advance(HOLD_SECONDS)

    assert not knock.up(*ELSEWHERE, WIDTH)


def strike(knock: Knock, wishes: tuple[str, ...]) -> list[bool]:
    return [knock.key(wish, on_first_screen=number == 0) for number, wish in enumerate(wishes)]


def test_eight_keys_of_the_pad_are_a_knock(knock: Knock) -> None:
    assert set(KEYS) <= set(WISHES.values())
    assert strike(knock, KEYS) == [False] * 7 + [True]


def test_all_keys_may_be_struck_on_a_first_screen_that_no_key_leaves(knock: Knock) -> None:
    heard = [knock.key(wish, on_first_screen=True) for wish in ("enter", KEYS[0], *KEYS)]

    assert heard == [False] * 9 + [True]


@pytest.mark.parametrize("wrong", range(len(KEYS)))
def test_one_wrong_key_is_none(wrong: int, knock: Knock) -> None:
    wishes = (*KEYS[:wrong], "enter", *KEYS[wrong + 1 :])

    assert not any(strike(knock, wishes))


def test_keys_that_do_not_begin_on_the_first_screen_are_none(knock: Knock) -> None:
    heard = [knock.key(wish, on_first_screen=False) for wish in KEYS]

    assert True not in heard


def test_slow_keys_are_none(knock: Knock, clock: FakeClock) -> None:
    strike(knock, KEYS[:-1])
    clock.advance(KEYS_SECONDS + 0.1)

    assert not knock.key(KEYS[-1], on_first_screen=False)


def test_a_hundred_thousand_taps_and_keys_at_random_are_none(knock: Knock, clock: FakeClock) -> None:
    chance = random.Random(20261126)
    wishes = sorted(set(WISHES.values()))
    heard = 0
    for _ in range(100_000):
        clock.advance(chance.choice((0.0, 0.1, 0.3, 0.6, 2.0)))
        if chance.random() < 0.3:
            heard += knock.key(chance.choice(wishes), on_first_screen=chance.random() < 0.2)
        else:
            spot = (chance.uniform(0, WIDTH), chance.uniform(0, 1920))
            heard += hold(knock, clock, spot, chance.choice((0.05, 0.1, 0.4, 5.0)))

    assert heard == 0
