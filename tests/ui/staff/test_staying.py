"""How long the panel stays open: what counts as somebody who is there, and what does not."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.staff.viewmodels.staff_panel import LEFT_ALONE_SECONDS, LONGEST_WAIT_SECONDS
from tests.ui.staff.hands import go_in, is_open, wait_until
from tests.ui.staff.test_functions import settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ui.glass import Glass


@pytest.fixture
def may_go_on() -> Iterator[Event]:
    """Slow work waits for it, at the latest until the test is over."""
    event = Event()
    yield event
    event.set()


def pass_long(door: Glass, seconds: float) -> None:
    """As many seconds, each of them noticed, until the panel closes."""
    for _ in range(int(seconds)):
        door.clock.advance(1)
        inside = door.program.staff.panel if door.program.staff is not None else None
        if inside is not None:
            inside.tick()
    door.settle()


def work_until(door: Glass, may_go_on: Event) -> None:
    room = door.program.staff
    assert room is not None
    room.worker.run(lambda: may_go_on.wait(20), lambda _: None, lambda: None)


def test_who_waits_for_slow_work_is_not_shut_out(door: Glass, may_go_on: Event) -> None:
    go_in(door)
    work_until(door, may_go_on)

    pass_long(door, 3 * LEFT_ALONE_SECONDS)
    assert is_open(door)
    may_go_on.set()
    settled(door)
    pass_long(door, LEFT_ALONE_SECONDS - 5)

    assert is_open(door), "what came of it can be read"
    pass_long(door, 5)
    assert not is_open(door)


def test_work_that_never_ends_does_not_keep_it_open(door: Glass, may_go_on: Event) -> None:
    go_in(door)
    work_until(door, may_go_on)

    pass_long(door, LONGEST_WAIT_SECONDS - 5)
    assert is_open(door)
    pass_long(door, 5)

    assert not is_open(door)
    assert door.has("start")


def test_a_beat_of_its_own_closes_it(door: Glass) -> None:
    go_in(door)

    door.clock.advance(LEFT_ALONE_SECONDS)

    wait_until(door, lambda: not is_open(door))
    assert door.has("start")


@pytest.mark.parametrize("repeated", [False, True])
def test_a_wedged_key_does_not_keep_it_open(repeated: bool, door: Glass) -> None:
    go_in(door)
    pass_long(door, LEFT_ALONE_SECONDS - 3)

    struck = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, "", repeated)
    QCoreApplication.sendEvent(door.window, struck)
    pass_long(door, 4)

    assert is_open(door) is not repeated


def test_what_only_moves_on_the_glass_does_not_keep_it_open(door: Glass) -> None:
    go_in(door)
    spot = QPoint(door.window.width() // 2, 20)
    door.press(spot)
    pass_long(door, LEFT_ALONE_SECONDS - 1)

    door.move(spot + QPoint(9, 0))
    pass_long(door, 2)

    assert not is_open(door)
    door.release(spot)
