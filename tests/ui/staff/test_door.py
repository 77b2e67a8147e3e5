"""The knock and the PIN: who gets in, who does not, and what a patient sees of it (SEC-11)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk import resources
from kiosk.staff.pin import FILE_NAME, LOCKED_SECONDS
from kiosk.staff.viewmodels.staff_panel import LEFT_ALONE_SECONDS
from tests.keyboard import type_text
from tests.ui.staff.hands import (
    KNOCK,
    PIN,
    go_in,
    hold,
    is_open,
    knock,
    knock_with_keys,
    panel,
    pass_time,
    type_pin,
    wait_until,
)
from tests.ui.staff.test_functions import enter, settled
from tests.ui.test_pad import enter as enter_by_keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.staff.panel import StaffRoom
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass
    from tests.ui.staff.conftest import OpenDoor


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1280, 800)])
def test_the_knock_brings_the_keypad(size: tuple[int, int], open_door: OpenDoor) -> None:
    door = open_door(size=size)

    knock(door)

    assert is_open(door)
    assert door.sees("Type the staff PIN")


def test_the_knock_of_keys_brings_the_keypad_with_the_focus_on_it(door: Glass) -> None:
    knock_with_keys(door)

    assert is_open(door)
    focused = door.window.activeFocusItem()
    assert focused is not None
    assert focused.objectName() == "pin-5"
    assert focused.property("focusShown")


def test_the_knock_is_heard_on_the_first_screen_alone(door: Glass) -> None:
    door.tap("start")

    knock(door)
    for key in KNOCK:
        door.key(key)

    assert not is_open(door)


@pytest.mark.parametrize("seconds", [0.1, 5.0])
def test_ordinary_touches_all_over_the_first_screen_do_not_open_it(seconds: float, door: Glass) -> None:
    for y in range(10, door.window.height(), 240):
        for x in range(10, door.window.width(), 150):
            hold(door, QPoint(x, y), seconds)
            assert not is_open(door)
            door.kiosk.session.end()
            door.settle()


def test_nothing_on_the_first_screen_tells_of_it(door: Glass) -> None:
    door.settle()

    assert not any("staff panel" in words.lower() or "PIN" in words for words in door.see())
    assert not any(item.objectName().lower().startswith("staff") for item in door.items())


def test_the_right_pin_opens_the_panel(door: Glass) -> None:
    go_in(door)

    assert door.sees("Staff panel")
    assert door.sees("Clean the screen")


def test_the_digits_are_not_shown_nor_announced(door: Glass) -> None:
    knock_with_keys(door)
    for digit in PIN:
        enter_by_keys(door, f"pin-{digit}")

    assert panel(door).pin.typed == len(PIN)
    assert not any(PIN in words for words in door.see())
    assert door.kiosk.pad.announcement == ""
    door.key(Qt.Key.Key_Down)
    assert door.kiosk.pad.announcement == ""


def test_a_plugged_in_keyboard_types_no_digits(door: Glass) -> None:
    knock_with_keys(door)

    type_text(door.window, PIN)
    door.settle()

    assert panel(door).pin.typed == 0, "Enter is a key of the pad: it would add a 5 to them"


def test_a_wrong_pin_is_told_and_can_be_tried_again(door: Glass) -> None:
    knock(door)

    type_pin(door, "111222")
    wait_until(door, lambda: "not the PIN" in panel(door).pin.said)

    assert door.sees("That is not the PIN")
    assert not door.has("staff-cleaning")
    type_pin(door)
    wait_until(door, lambda: panel(door).page == "menu")


def lock_out(door: Glass) -> None:
    for _ in range(5):
        type_pin(door, "111222")
        wait_until(door, lambda: panel(door).pin.said != "" and not panel(door).pin._checking)


def test_after_five_wrong_tries_nobody_gets_another_for_half_a_minute(door: Glass) -> None:
    knock(door)
    lock_out(door)
    wait_until(door, lambda: door.sees("Too many wrong tries"))
    assert not door.find("pin-1").isEnabled()
    assert not door.find("pin-enter").isEnabled()

    door.tap("staffLeave")
    knock(door)
    assert door.sees("Too many wrong tries"), "leaving must give no new tries"

    pass_time(door, LOCKED_SECONDS)
    type_pin(door)
    wait_until(door, lambda: panel(door).page == "menu")


def tried_again(room: StaffRoom, before: int) -> bool:
    return room.tries_made > before


def test_a_try_counts_for_who_leaves_before_it_is_answered(door: Glass) -> None:
    for _ in range(5):
        knock(door)
        room = door.program.staff
        assert room is not None
        before = room.tries_made
        type_pin(door, "111222")
        if is_open(door):
            door.tap("staffLeave")
        wait_until(door, partial(tried_again, room, before))
        assert not is_open(door)

    knock(door)

    assert door.sees("Too many wrong tries")


def test_without_a_pin_it_stays_closed_and_says_what_next(open_door: OpenDoor, data: Path) -> None:
    (data / FILE_NAME).unlink()
    door = open_door()

    knock(door)

    assert door.sees("No PIN is set on this kiosk")
    assert not door.has("pin-1")
    panel(door).show("cleaning")
    door.settle()
    assert not door.has("cleaning"), "nobody is let in by another way"
    door.tap("staffClosedLeave")
    assert door.has("start")


def test_with_a_damaged_pin_it_stays_closed_and_says_what_next(open_door: OpenDoor, data: Path) -> None:
    (data / FILE_NAME).write_text("{}")
    door = open_door()

    knock(door)

    assert door.sees("kiosk doctor")
    assert not door.has("pin-1")


def as_installed(monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    """From now on this is the package's program, with the package's data."""
    monkeypatch.setattr("kiosk.resources.bundled", lambda: True)
    monkeypatch.setattr("kiosk.resources.root", lambda: resources.CHECKOUT)
    monkeypatch.setattr("kiosk.health.rights.PROGRAM", resources.CHECKOUT)
    monkeypatch.setattr("kiosk.health.rights.DATA", str(data.parent))


@pytest.mark.parametrize(
    ("kept", "said"),
    [(None, "IT sets one with: lung-net-screen staff pin"), ("{}", "IT: run lung-net-screen doctor.")],
)
def test_on_an_installed_kiosk_it_names_the_command_that_it_has(
    open_door: OpenDoor, data: Path, monkeypatch: pytest.MonkeyPatch, kept: str | None, said: str
) -> None:
    (data / FILE_NAME).unlink()
    if kept is not None:
        (data / FILE_NAME).write_text(kept)
    door = open_door()
    as_installed(monkeypatch, data)

    knock(door)

    assert door.sees(said)


def test_on_an_installed_kiosk_a_pin_that_is_gone_meanwhile_names_the_command_that_it_has(
    door: Glass, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knock(door)
    for digit in PIN:
        door.tap(f"pin-{digit}")
    (data / FILE_NAME).unlink()
    as_installed(monkeypatch, data)

    door.tap("pin-enter")
    settled(door)

    assert door.sees("IT: run lung-net-screen doctor.")


def test_a_preview_has_no_door(open_glass: OpenGlass) -> None:
    glass = open_glass()

    knock(glass)

    assert not is_open(glass)


@pytest.mark.parametrize("inside", [False, True])
def test_it_closes_by_itself_after_a_minute(inside: bool, door: Glass) -> None:
    if inside:
        go_in(door)
    else:
        knock(door)

    pass_time(door, LEFT_ALONE_SECONDS - 3)
    assert is_open(door)
    glass_spot = QPoint(door.window.width() // 2, 20)  # nothing is there to be tapped
    door.touch(glass_spot)
    pass_time(door, LEFT_ALONE_SECONDS - 1)
    assert is_open(door), "a touch anywhere keeps it open"
    door.clock.advance(2)
    panel(door).tick()
    door.settle()

    assert not is_open(door)
    assert door.has("start")


def test_who_leaves_must_knock_and_type_again(door: Glass) -> None:
    go_in(door)
    door.tap("staffLeave")
    assert door.has("start")

    knock(door)

    assert door.has("pin-1")
    assert panel(door).pin.typed == 0


def test_nothing_below_can_be_touched_while_it_is_open(door: Glass) -> None:
    strip, start = door.centre(door.find("unwellStrip")), door.centre(door.find("start"))
    go_in(door)

    door.touch(QPoint(door.window.width() - 5, start.y()))
    door.touch(QPoint(door.window.width() // 2, strip.y() - 400))

    assert door.kiosk.navigator.screen == "attract"


def test_back_and_home_of_the_pad_lead_out(door: Glass) -> None:
    knock_with_keys(door)
    door.key(Qt.Key.Key_Back)
    assert door.has("start")
    assert not door.kiosk.pad.byKeys

    knock_with_keys(door)
    door.key(Qt.Key.Key_Home)

    assert door.has("start")


def test_back_of_the_pad_takes_back_a_digit_first(door: Glass) -> None:
    knock_with_keys(door)
    door.key(Qt.Key.Key_Return)
    assert panel(door).pin.typed == 1

    door.key(Qt.Key.Key_Back)

    assert is_open(door)
    assert panel(door).pin.typed == 0


@pytest.mark.parametrize("way", [knock, knock_with_keys])
def test_where_there_is_nothing_to_show_staff_get_in_and_bring_content(
    way: Callable[[Glass], None], open_door: OpenDoor, stick: Path, releases: list[Path]
) -> None:
    shutil.copy(releases[0], stick)
    door = open_door(file=None)
    assert door.has("lastResort")

    way(door)
    assert is_open(door)
    if way is knock_with_keys:
        door.key(Qt.Key.Key_Left)
        assert door.window.activeFocusItem().objectName() == "pin-4"
    type_pin(door)
    wait_until(door, lambda: panel(door).page == "menu")
    enter(door, "stick")
    door.reach_and_tap(f"stick-{releases[0].stem}")
    settled(door)
    door.reach_and_tap("offerAccept")
    settled(door)
    door.tap("staffLeave")

    assert door.has("start")


def test_keys_begin_no_visit_where_there_is_nothing_to_show(open_door: OpenDoor) -> None:
    door = open_door(file=None)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Back):
        door.key(key)

    assert door.has("lastResort")
    assert door.kiosk.navigator.screen == "attract"
    assert door.kiosk.session.state == "attract"


def test_nothing_that_is_done_in_the_panel_touches_a_visit(door: Glass, monkeypatch: pytest.MonkeyPatch) -> None:
    go_in(door)
    pressed: list[float] = []
    monkeypatch.setattr(door.kiosk.door._knock, "down", lambda x, _y, _width: pressed.append(x))

    door.touch(QPoint(20, 20))
    door.key(Qt.Key.Key_Down)

    assert pressed == []
    assert door.kiosk.session.state == "attract"


def test_nothing_of_it_is_loaded_before_somebody_knocks() -> None:
    script = "import sys, kiosk.app; print([m for m in sys.modules if m.startswith(('kiosk.staff', 'kiosk.health'))])"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
