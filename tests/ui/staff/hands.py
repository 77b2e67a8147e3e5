"""What staff do at the glass."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt

from kiosk.knock import HOLD_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.staff.viewmodels.staff_panel import StaffPanel
    from tests.ui.glass import Glass

PIN = "739152"
KNOCK = (
    Qt.Key.Key_Back,
    Qt.Key.Key_VolumeDown,
    Qt.Key.Key_Back,
    Qt.Key.Key_VolumeUp,
    Qt.Key.Key_Home,
    Qt.Key.Key_VolumeDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_VolumeUp,
)


def panel(glass: Glass) -> StaffPanel:
    room = glass.program.staff
    assert room is not None
    assert room.panel is not None, "the panel is closed"
    return room.panel


def is_open(glass: Glass) -> bool:
    return glass.has("staffPanel")


def hold(glass: Glass, spot: QPoint, seconds: float = HOLD_SECONDS) -> None:
    glass.press(spot)
    glass.clock.advance(seconds)
    glass.release(spot)
    glass.settle()


def knock(glass: Glass) -> None:
    hold(glass, QPoint(20, 20))
    hold(glass, QPoint(glass.window.width() - 20, 20))
    glass.wait_a_little()


def knock_with_keys(glass: Glass) -> None:
    for key in KNOCK:
        glass.key(key)


def type_pin(glass: Glass, pin: str = PIN) -> None:
    for digit in pin:
        glass.tap(f"pin-{digit}")
    glass.tap("pin-enter")


def wait_until(glass: Glass, done: Callable[[], bool]) -> None:
    """Wait for work that is done beside the screen."""
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until, "nothing came of it"
        QCoreApplication.processEvents()
        time.sleep(0.005)  # unlike a wait of Qt it lets the other thread work
    glass.settle()


def go_in(glass: Glass) -> StaffPanel:
    """Knock, type the PIN, and wait for the menu."""
    knock(glass)
    type_pin(glass)
    wait_until(glass, lambda: panel(glass).page == "menu")
    return panel(glass)


def pass_time(glass: Glass, seconds: float) -> None:
    glass.clock.advance(seconds)
    panel(glass).tick()
    glass.settle()
