"""What comes at the wrong moment: a PIN that goes while it is typed, two fingers, a release that comes meanwhile."""

from __future__ import annotations

import shutil
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.exchange.starter import starter_workspace
from db.release.compile import compile_release
from db.release.install import install, rollback
from db.release.store import ReleaseStore
from kiosk.config import Settings
from kiosk.staff.check_sheet import check_sheet
from kiosk.staff.cleaned import FILE_NAME as CLEANED
from kiosk.staff.pin import FILE_NAME
from kiosk.staff.viewmodels import staff_check
from kiosk.staff.viewmodels.staff_panel import MENU
from tests.ui.staff.hands import PIN, go_in, is_open, knock, panel, wait_until
from tests.ui.staff.test_functions import enter, label_shown, lines, settled
from tests.ui.staff.world import count

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.health.finding import Machine
    from kiosk.staff.check_sheet import OnScreen, Sheet
    from tests.ui.glass import Glass
    from tests.ui.staff.conftest import OpenDoor


@pytest.mark.parametrize(
    "spoil",
    [lambda _file: None, lambda file: file.write_bytes(b"\xff{"), lambda file: file.mkdir()],
    ids=["gone", "damaged", "a folder"],
)
def test_a_pin_that_is_spoilt_while_it_is_typed_lets_nobody_in(
    spoil: Callable[[Path], object], door: Glass, data: Path
) -> None:
    knock(door)
    for digit in PIN:
        door.tap(f"pin-{digit}")
    (data / FILE_NAME).unlink()
    spoil(data / FILE_NAME)

    door.tap("pin-enter")
    settled(door)

    assert panel(door).page == "pin"
    assert door.sees("cannot be read, so nobody can be let in. IT: run kiosk doctor.")


@pytest.fixture
def urgent(releases: list[Path], tmp_path: Path) -> Path:
    """An urgent release after the third, which says that the third must not be shown again."""
    with starter_workspace() as workspace:
        return compile_release(workspace, tmp_path, serial=4, urgent=True, withdrawn=[releases[2].stem]).path


def test_a_withdrawn_release_that_somebody_puts_back_is_listed_and_cannot_be_chosen(
    stocked: Glass, data: Path, releases: list[Path], urgent: Path
) -> None:
    store = ReleaseStore(data / "releases")
    install(urgent, store)
    stocked.program.releases.look()
    shutil.copy(releases[2], store.folder)
    store.pointer.unlink()  # so that every file there counts as installed

    enter(stocked, "releases")

    assert label_shown(stocked) == urgent.stem
    assert stocked.sees("Withdrawn: it must not be shown again.")
    assert not stocked.has(f"release-{releases[2].stem}")
    assert stocked.has(f"release-{releases[1].stem}")


def test_a_release_that_was_withdrawn_is_not_taken_from_a_stick_either(
    stocked: Glass, data: Path, stick: Path, releases: list[Path], urgent: Path
) -> None:
    store = ReleaseStore(data / "releases")
    install(urgent, store)
    rollback(store, to=releases[1].stem)
    stocked.program.releases.look()
    shutil.copy(releases[2], stick)
    enter(stocked, "stick")
    stocked.reach_and_tap(f"stick-{releases[2].stem}")
    settled(stocked)

    stocked.reach_and_tap("offerAccept")
    settled(stocked)

    assert panel(stocked).offer.state == "refused"
    assert stocked.sees("withdrawn")
    assert label_shown(stocked) == releases[1].stem


def test_a_release_that_comes_while_the_screen_is_cleaned_switches_touch_on_no_sooner(
    stocked: Glass, data: Path, urgent: Path
) -> None:
    enter(stocked, "cleaning")

    install(urgent, ReleaseStore(data / "releases"))
    stocked.program.releases.look()
    stocked.settle()

    assert label_shown(stocked) == urgent.stem
    stocked.touch(stocked.window.contentItem().boundingRect().center().toPoint())
    assert panel(stocked).page == "cleaning"


def test_two_fingers_at_once_end_the_program_once(stocked: Glass, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr("kiosk.app.QCoreApplication.exit", ended.append)
    enter(stocked, "end")

    stocked.two_fingers(stocked.centre(stocked.find("endRestart")), stocked.centre(stocked.find("endClose")))
    stocked.settle()

    assert ended == [0]


def test_a_check_that_is_left_and_asked_for_again_runs_once(stocked: Glass, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    monkeypatch.setattr("kiosk.staff.work.Worker.run", lambda _worker, job, _then, _sorry: begun.append(job))
    go_in_without_the_worker(stocked)

    for _ in range(3):
        stocked.reach_and_tap("staff-check")
        stocked.tap("staffBack")

    assert len(begun) == 1


def test_a_check_says_what_is_on_the_screen_by_then(
    stocked: Glass, data: Path, releases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, first = Event(), releases[2].stem
    real = check_sheet

    def slow(machine: Machine, shown: OnScreen | None) -> Sheet:
        if shown is not None and shown.header.label == first:
            assert may_go_on.wait(20)
        return real(machine, shown)

    monkeypatch.setattr(staff_check, "check_sheet", slow)
    go_in(stocked)
    stocked.reach_and_tap("staff-check")
    stocked.tap("staffBack")
    rollback(ReleaseStore(data / "releases"), to=releases[0].stem)
    stocked.program.releases.look()

    stocked.reach_and_tap("staff-check")
    wait_until(stocked, lambda: not panel(stocked).check.looking)
    may_go_on.set()
    settled(stocked)

    assert lines(stocked)["On the screen"][1].startswith("Release 1, ")


def go_in_without_the_worker(door: Glass) -> None:
    knock(door)
    panel(door).let_in()
    door.settle()
    door.wait_a_little()


def test_a_time_of_cleaning_that_is_yet_to_come_is_not_believed(door: Glass, data: Path) -> None:
    (data / CLEANED).write_text("2031-01-01T10:00:00+00:00")

    go_in(door)

    assert door.sees("It is not known when the screen was last cleaned.")


def test_every_page_can_be_turned_to_and_left_when_the_data_folder_is_gone(stocked: Glass, data: Path) -> None:
    go_in(stocked)
    shutil.rmtree(data)

    for page in MENU:
        enter(stocked, page)
        assert panel(stocked).page == page
        stocked.key(Qt.Key.Key_Back)
        assert panel(stocked).page == "menu"

    stocked.tap("staffLeave")
    assert not is_open(stocked)
    assert stocked.has("start")


def test_nobody_does_anything_from_before_the_keypad(
    stocked: Glass, releases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr("kiosk.app.QCoreApplication.exit", ended.append)
    knock(stocked)
    outside = panel(stocked)
    outside.releases.begin()

    outside.restart()
    outside.close()
    outside.tryTouch()
    outside.chooseInstalled(releases[0].stem)

    assert ended == []
    assert outside.page == "pin"


def test_counts_are_not_told_while_the_clock_cannot_be_believed(open_door: OpenDoor, data: Path) -> None:
    count(data)
    (data / "latest-time").write_text("2031-01-01T00:00:00+00:00")
    door = open_door(settings=Settings(counts=True))

    enter(door, "counts")

    assert door.sees("The clock cannot be believed")
    assert not door.has("countsEarlier")
