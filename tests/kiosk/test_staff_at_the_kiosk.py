"""Staff at a kiosk in a process of its own: a folder that may only be read, restart, and the way to the desktop."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from db.counts.store import FILE_NAME as COUNTS
from db.counts.store import read
from kiosk.staff.pin import FILE_NAME, set_pin
from tests.kiosk.machine import START, assert_no_slip_of_ours, bound_by_permissions, wait_for
from tests.ui.staff.hands import KNOCK, PIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.kiosk.kiosk_process import Sight, Watched
    from tests.kiosk.machine import Kiosk


@pytest.fixture
def kiosk(machine: Callable[..., Kiosk]) -> Kiosk:
    """One with two releases and a PIN."""
    made = machine(1, 2)
    set_pin(made.data / FILE_NAME, PIN)
    return made


def touch_until(screen: Watched, name: str, words: str) -> Sight:
    """A finger taps again where the guard against double taps took its tap for the second of two."""
    return screen.until(lambda _: words in screen.touch(name).texts)


def go_in(screen: Watched) -> Sight:
    screen.keys(*(key.name.removeprefix("Key_") for key in KNOCK))
    screen.until(lambda sight: "Type the staff PIN" in sight.texts)
    for digit in PIN:
        screen.touch(f"pin-{digit}")
    screen.touch("pin-enter")
    return screen.until(lambda sight: "Staff panel" in sight.texts)


def test_a_folder_that_may_only_be_read_is_told_at_the_door_and_refuses_calmly(kiosk: Kiosk) -> None:
    bound = bound_by_permissions(kiosk)
    (kiosk.data / "logs").mkdir()
    kiosk.data.chmod(0o555)
    kiosk.store.folder.chmod(0o555)
    try:
        with bound.screen(watch_after_ms=0) as screen:
            assert any("cannot write to its data folder" in text for text in go_in(screen).texts)

            touch_until(screen, "staff-releases", "Content on this kiosk")
            earlier = kiosk.store.installed()[1].label
            touch_until(screen, f"release-{earlier}", "What would change")
            screen.until(lambda sight: "Show this release" in sight.texts)
            refused = screen.until(lambda _: "Show this release" not in screen.touch("offerAccept").texts)

            told = screen.until(lambda sight: any("Nothing was changed." in text for text in sight.texts))
            assert not any("fault in the program" in text for text in (*refused.texts, *told.texts))
    finally:
        kiosk.data.chmod(0o755)
        kiosk.store.folder.chmod(0o755)
    assert_no_slip_of_ours(kiosk)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a process of another number")
def test_restart_begins_the_same_program_anew_and_keeps_what_was_counted(kiosk: Kiosk) -> None:
    settings = kiosk.data / "kiosk.toml"
    settings.write_text("counts = true\n")
    with kiosk.program.watched("--config", settings, "--data", kiosk.data, watch_after_ms=0) as screen:
        screen.until(lambda sight: sight.watching)
        screen.go("home")
        screen.go("openPage", "urgent-help")
        screen.go("startAgain")
        go_in(screen)
        touch_until(screen, "staff-end", "Restart")
        before = screen.process

        screen.touch("endRestart")

        # Not before: what is asked until then, the program that goes may hear and never answer.
        wait_for(lambda: log_of(kiosk).count("INFO started") == 2)
        assert START in screen.look().texts
        assert screen.process == before
        assert "staff asked to begin anew" in log_of(kiosk)
    assert sum(read(kiosk.data / COUNTS).values()) == 1
    assert_no_slip_of_ours(kiosk)


def test_the_way_to_the_desktop_ends_the_program_in_order(kiosk: Kiosk) -> None:
    with kiosk.screen(watch_after_ms=0) as screen:
        go_in(screen)
        touch_until(screen, "staff-end", "Close the kiosk")

        screen.touch("endClose")

        assert screen.ended() == 0
    assert log_of(kiosk).rstrip().endswith("INFO stopped")
    assert_no_slip_of_ours(kiosk)


def log_of(kiosk: Kiosk) -> str:
    return (kiosk.data / "logs" / "kiosk.log").read_text(encoding="utf-8")
