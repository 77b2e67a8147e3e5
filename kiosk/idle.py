"""When a screen left alone is cleared (TIM-01, TIM-03, TIM-04).

A pure state machine over an injected clock. Whoever drives it keeps one single-shot timer,
set to `next_wakeup()` after every call, so that an idle kiosk sleeps until something is due.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.config import LONGEST_VISIT_SECONDS

if TYPE_CHECKING:
    from kiosk.clock import Clock
    from kiosk.config import IdleSettings

SECONDS_PER_WORD = 0.6
"""TIM-03: 100 words a minute, well below what adults read, for those who read slowly."""
LONGEST_WAIT_SECONDS = 540


class IdleState(StrEnum):
    """What the screen does: it invites, it is read, or it asks whether somebody is still there."""

    ATTRACT = "attract"
    READING = "reading"
    WARNING = "warning"


class IdleMachine:
    """Attract until touched; reading until left alone; warning until answered or over.

    Every method that can change the state returns the new state, or None if it stays.
    """

    def __init__(self, clock: Clock, settings: IdleSettings) -> None:
        self._clock = clock
        self._warning = float(settings.warning_seconds)
        self._minimum = float(settings.minimum_seconds)
        self._longest = min(LONGEST_WAIT_SECONDS, LONGEST_VISIT_SECONDS - self._warning)
        self._state = IdleState.ATTRACT
        self._wait = self._wait_for(0)
        self._due = math.inf
        self._held: float | None = None

    @property
    def state(self) -> IdleState:
        return self._state

    @property
    def wait_seconds(self) -> float:
        """How long the page now shown may be left alone before the warning."""
        return self._wait

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the screen is cleared, for the countdown; 0 outside the warning."""
        if self._state is not IdleState.WARNING:
            return 0
        return max(0, math.ceil(self._left()))

    def touched(self) -> IdleState | None:
        """Somebody touched the glass or pressed a key, anywhere.

        On Attract a visit begins. During the warning the countdown starts again but the
        question stays: its own buttons act on release, and must still be there by then.
        """
        match self._state:
            case IdleState.ATTRACT:
                return self._enter(IdleState.READING)
            case IdleState.READING:
                self._arm(self._wait)
            case IdleState.WARNING:
                self._arm(self._warning)
        return None

    def page_shown(self, words: int) -> IdleState | None:
        """A screen with `words` words came up in answer to a touch; its reading time begins."""
        self._wait = self._wait_for(words)
        return self._enter(IdleState.READING)

    def answer(self) -> IdleState | None:
        """The visitor said "I am still here": the whole reading time again, as often as they like."""
        return self._enter(IdleState.READING) if self._state is IdleState.WARNING else None

    def ended(self) -> IdleState | None:
        """The visit is over ("Start again"): nobody is there."""
        return self._enter(IdleState.ATTRACT)

    @property
    def paused(self) -> bool:
        return self._held is not None

    @paused.setter
    def paused(self, paused: bool) -> None:
        """While speech plays, reading time stands still; it goes on with what was left.

        A warning is not held: its own words are spoken too, and would keep it up for ever.
        """
        if paused and self._held is None:
            self._held = max(0.0, self._left()) if self._state is IdleState.READING else self._wait
        elif not paused and self._held is not None:
            left, self._held = self._held, None
            if self._state is IdleState.READING:
                self._arm(left)

    def tick(self) -> IdleState | None:
        """Do what has become due. Calling too early or too often is harmless."""
        if self._state is IdleState.READING and self._held is None and self._left() <= 0:
            overdue = -self._left()
            if overdue >= self._warning:
                return self._enter(IdleState.ATTRACT)  # the machine slept: never show a stranger's page
            changed = self._enter(IdleState.WARNING)
            self._due -= overdue  # a late tick must not stretch the ten minutes of TIM-04
            return changed
        if self._state is IdleState.WARNING and self._left() <= 0:
            return self._enter(IdleState.ATTRACT)
        return None

    def next_wakeup(self) -> float | None:
        """Seconds until `tick()` has something to do, or None when only a touch can change things.

        During the warning that is the next change of `seconds_left`.
        """
        match self._state:
            case IdleState.ATTRACT:
                return None
            case IdleState.READING:
                return None if self._held is not None else max(0.0, self._left())
            case IdleState.WARNING:
                left = self._left()
                return max(0.0, left - (math.ceil(left) - 1))

    def _wait_for(self, words: int) -> float:
        return min(max(self._minimum, SECONDS_PER_WORD * words), self._longest)

    def _left(self) -> float:
        return self._due - self._clock.monotonic()

    def _arm(self, seconds: float) -> None:
        if self._held is not None and self._state is IdleState.READING:
            self._held = seconds
        self._due = self._clock.monotonic() + seconds

    def _enter(self, state: IdleState) -> IdleState | None:
        changed = state is not self._state
        self._state = state
        match state:
            case IdleState.ATTRACT:
                self._wait, self._due, self._held = self._wait_for(0), math.inf, None
            case IdleState.READING:
                self._arm(self._wait)
            case IdleState.WARNING:
                self._arm(self._warning)
        return state if changed else None
