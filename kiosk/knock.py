"""The knock that asks for the staff panel, which nobody gives by chance (SEC-11).

With a finger, on the first screen: the upper left corner held for three seconds and let go, then
the upper right one. With the pad: eight keys in turn, the first of them on the first screen.
Anything else in between ends it. It is not a secret: the PIN is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.clock import Clock

CORNER_MM = 20.0
HOLD_SECONDS = 3.0
TURN_SECONDS = 10.0
"""From letting go of one corner to letting go of the other."""
KEYS = ("back", "quieter", "back", "louder", "home", "quieter", "home", "louder")
KEYS_SECONDS = 20.0
"""For all eight keys."""


class Knock:
    """Watches fingers and keys. Places are pixels within a window whose upper left corner is (0, 0)."""

    def __init__(self, clock: Clock, *, px_per_mm: float) -> None:
        self._clock = clock
        self._corner = CORNER_MM * px_per_mm
        self._held: tuple[str, float] | None = None
        self._left_held_until: float | None = None
        self._struck = 0
        self._first_key = 0.0

    def down(self, x: float, y: float, width: float) -> None:
        """A finger came down on the first screen."""
        self._struck = 0
        corner = self._corner_at(x, y, width)
        in_turn = corner == "left" or (corner == "right" and self._left_held_until is not None)
        self._held = (corner, self._clock.monotonic()) if in_turn else None
        if not in_turn or corner == "left":
            self._left_held_until = None

    def up(self, x: float, y: float, width: float) -> bool:
        """It was lifted. Whether that was the end of the knock."""
        held, self._held = self._held, None
        now = self._clock.monotonic()
        if held is None or held[0] != self._corner_at(x, y, width) or now - held[1] < HOLD_SECONDS:
            self._left_held_until = None
            return False
        if held[0] == "left":
            self._left_held_until = now
            return False
        since, self._left_held_until = self._left_held_until, None
        return since is not None and now - since <= TURN_SECONDS

    def key(self, wish: str, *, on_first_screen: bool) -> bool:
        """A key of the pad was struck. Whether that was the end of the knock."""
        self._left_held_until = self._held = None
        now = self._clock.monotonic()
        in_turn = self._struck > 0 and wish == KEYS[self._struck] and now - self._first_key <= KEYS_SECONDS
        if not in_turn:
            self._struck = 0
            if not on_first_screen or wish != KEYS[0]:
                return False
            self._first_key = now
        self._struck += 1
        if self._struck < len(KEYS):
            return False
        self._struck = 0
        return True

    def _corner_at(self, x: float, y: float, width: float) -> str:
        if y > self._corner:
            return ""
        return "left" if x <= self._corner else "right" if x >= width - self._corner else ""
