"""What staff do once they are in: cleaning, checking, going back, counts, restart."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtCore import QPoint, Qt

from db.library import Library, LibraryUnavailable
from db.release.store import ReleaseStore
from kiosk import faultlog
from kiosk.config import SettingFault, Settings
from kiosk.staff import check_sheet
from kiosk.staff.cleaned import FILE_NAME as CLEANED
from kiosk.staff.viewmodels.staff_cleaning import SECONDS
from tests.ui.glass import scene_rect
from tests.ui.staff.hands import go_in, is_open, panel, pass_time, wait_until
from tests.ui.staff.world import count

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.glass import Glass
    from tests.ui.staff.conftest import OpenDoor


def enter(door: Glass, page: str) -> None:
    """From the first screen to a page of the menu, and until it has found what it lists."""
    if not is_open(door):
        go_in(door)
    door.reach_and_tap(f"staff-{page}")
    settled(door)


def settled(door: Glass) -> None:
    room = door.program.staff
    assert room is not None
    wait_until(door, lambda: not room.worker.busy)


def label_shown(door: Glass) -> str:
    library = door.program.shelf.library
    assert library is not None
    return library.header.label


# Cleaning


def test_while_the_screen_is_cleaned_no_touch_does_anything(door: Glass) -> None:
    enter(door, "cleaning")
    assert door.sees(str(SECONDS))

    for y in range(20, door.window.height(), 300):
        for x in range(20, door.window.width(), 200):
            door.touch(QPoint(x, y))
    pass_time(door, SECONDS - 2)  # a tap lets one second pass

    assert panel(door).page == "cleaning"
    assert door.find("secondsLeft").property("text") == "1"


def test_cleaning_ends_by_itself_and_the_time_is_told_and_kept(door: Glass, open_door: OpenDoor, data: Path) -> None:
    enter(door, "cleaning")

    pass_time(door, SECONDS)

    assert not is_open(door), "the first screen is there for the next visitor"
    go_in(door)
    assert door.sees("Screen last cleaned 10:43.")
    assert (data / CLEANED).read_text().count("\n") == 0
    later = open_door()
    go_in(later)
    assert later.sees("Screen last cleaned 10:43.")


def test_a_key_of_the_pad_ends_cleaning(door: Glass) -> None:
    enter(door, "cleaning")
    pass_time(door, 2)

    door.key(Qt.Key.Key_Right)

    assert panel(door).page == "menu"
    assert door.sees("It is not known when the screen was last cleaned."), "two seconds are no cleaning"


def test_the_time_of_yesterday_is_told_with_its_day(door: Glass) -> None:
    enter(door, "cleaning")
    pass_time(door, SECONDS)
    door.clock.advance(86_400)

    go_in(door)

    assert door.sees("Screen last cleaned on 23 November 2026 at 10:43.")


# The opening check


def lines(door: Glass) -> dict[str, tuple[str, str]]:
    rows = [*panel(door).check.rows._rows, *panel(door).check.technical._rows]
    return {name: (word, found) for name, _, word, found, _ in rows}


def test_the_check_shows_all_that_the_doctor_finds_by_the_running_screen(stocked: Glass) -> None:
    fault = SettingFault("kiosk.toml", "screen.dpi", "9", "a number from 40 to 400", "102.5")
    stocked.program._faults = (fault,)
    enter(stocked, "check")

    shown = lines(stocked)
    doctor = {*check_sheet._DAILY.values(), *check_sheet._TECHNICAL.values()}
    assert set(shown) == {"Touch", "Sound", "On the screen", *doctor}
    assert shown["Drawing"] == ("Good", "In software")
    assert shown["Display"][1] == "Qt draws without a screen (offscreen)."
    assert shown["Settings"] == ("Look at this", str(fault))
    assert stocked.sees("For IT")
    lights = [light for _, light, _, _, _ in panel(stocked).check.technical._rows]
    assert lights == sorted(lights, key=["red", "amber", "green", "none"].index)


def test_the_check_tells_release_and_hash_as_they_are_on_the_screen(stocked: Glass) -> None:
    enter(stocked, "check")

    word, found = lines(stocked)["On the screen"]
    serial, short = label_shown(stocked).split("-")
    assert word == "Good"
    assert f"Release {int(serial)}, hash {short}" in found
    assert stocked.sees(found)
    assert lines(stocked)["Content file"][0] == "Good"


def test_the_check_is_honest_about_sound(door: Glass) -> None:
    enter(door, "check")

    assert door.sees("This version plays no sound.")


def test_the_check_tells_a_clock_that_went_back_and_pages_overdue(stocked: Glass, data: Path) -> None:
    stocked.clock.advance(3 * 365 * 86_400)
    enter(stocked, "check")
    assert lines(stocked)["Pages to review"][0] == "Look at this"
    assert "overdue" in lines(stocked)["Pages to review"][1]

    (data / "latest-time").write_text("2031-01-01T00:00:00+00:00")
    stocked.tap("staffBack")
    enter(stocked, "check")

    assert lines(stocked)["Clock"][0] == "Look at this"


def test_the_check_tells_the_last_crash(door: Glass, data: Path) -> None:
    file = faultlog.crash_file(data)
    file.parent.mkdir(parents=True)
    file.write_text("Fatal Python error: Segmentation fault")

    enter(door, "check")

    assert lines(door)["Faults lately"][0] == "Look at this"


def test_the_check_tells_a_release_that_has_changed(stocked: Glass, data: Path) -> None:
    current = ReleaseStore(data / "releases").current()
    assert current is not None
    current.path.chmod(0o644)
    with current.path.open("ab") as file:
        file.write(b"x")

    enter(stocked, "check")

    assert "Broken" in {word for word, _ in lines(stocked).values()}
    assert stocked.sees("Something is broken.")


def all_places(door: Glass) -> list[QPoint]:
    grid = scene_rect(door.find("touchGrid"))
    assert (grid.width(), grid.height()) == (door.window.width(), door.window.height()), "all of the glass"
    return [
        QPoint(round(grid.width() * (column + 0.5) / 5), round(grid.height() * (row + 0.5) / 8))
        for row in range(8)
        for column in range(5)
    ]


def test_a_finger_that_goes_over_the_whole_glass_passes_the_touch_test(door: Glass) -> None:
    enter(door, "check")
    door.tap("tryTouch")
    first, *rest = all_places(door)

    door.press(first)
    for spot in rest:
        door.move(spot)
    door.release(rest[-1])
    door.settle()

    assert panel(door).page == "check"
    assert lines(door)["Touch"] == ("Good", "All 40 places answered.")


@pytest.mark.parametrize("across", [0.02, 0.5, 0.98], ids=["left edge", "middle", "right edge"])
def test_two_lines_cross_where_the_glass_felt_the_finger(across: float, door: Glass) -> None:
    enter(door, "check")
    door.tap("tryTouch")
    spot = QPoint(round(door.window.width() * across), round(door.window.height() * 0.3))
    assert not door.has("feltAcross")

    door.press(spot)
    door.release(spot)
    door.settle()

    assert scene_rect(door.find("feltAcross")).center().x() == pytest.approx(spot.x(), abs=2)
    assert scene_rect(door.find("feltDown")).center().y() == pytest.approx(spot.y(), abs=2)


def test_places_that_do_not_answer_are_told(door: Glass) -> None:
    enter(door, "check")
    door.tap("tryTouch")
    _, first, *rest, _ = all_places(door)
    door.press(first)
    for spot in rest:
        door.move(spot)
    door.release(rest[-1])
    door.settle()
    door.wait_a_little()

    door.tap("gridDone")

    word, found = lines(door)["Touch"]
    assert word == "Broken"
    assert "row 1, place 1" in found
    assert "row 8, place 5" in found


# Releases


def test_going_back_and_forward_again_shows_at_once(stocked: Glass) -> None:
    newest = label_shown(stocked)
    enter(stocked, "releases")
    assert stocked.sees("This is on the screen now.")
    earlier = panel(stocked).releases.rows._rows[2][0]

    stocked.reach_and_tap(f"release-{earlier}")
    settled(stocked)
    assert stocked.sees("2 pages changed.")
    assert stocked.sees("Look at these first")
    assert stocked.sees('Page "Everolimus tablets"')
    assert stocked.sees("Before: 0300 123 4567")
    assert label_shown(stocked) == newest, "nothing changes before somebody says so"
    stocked.reach_and_tap("offerAccept")
    settled(stocked)

    assert label_shown(stocked) == earlier
    assert stocked.sees(f"Release {earlier} is in use and on the screen.")
    stocked.reach_and_tap("offerBack")
    stocked.reach_and_tap(f"release-{newest}")
    settled(stocked)
    stocked.reach_and_tap("offerAccept")
    settled(stocked)
    assert label_shown(stocked) == newest


def test_releases_are_told_apart_by_when_they_were_put_here(stocked: Glass, data: Path) -> None:
    oldest = ReleaseStore(data / "releases").installed()[-1]
    moment = datetime(2026, 7, 1, 8, 30, tzinfo=UTC).timestamp()
    os.utime(oldest.path, (moment, moment))

    enter(stocked, "releases")

    assert stocked.sees("Put here on 1 July 2026 at 09:30."), "the hour in London"


def test_who_says_no_changes_nothing(stocked: Glass) -> None:
    newest = label_shown(stocked)
    enter(stocked, "releases")
    stocked.reach_and_tap(f"release-{panel(stocked).releases.rows._rows[1][0]}")
    settled(stocked)

    stocked.reach_and_tap("offerBack")

    assert panel(stocked).page == "releases"
    assert label_shown(stocked) == newest


def test_a_kiosk_without_a_release_of_its_own_says_so(door: Glass) -> None:
    enter(door, "releases")

    assert door.sees("No release was ever put in use here.")


def test_a_damaged_release_cannot_be_chosen(stocked: Glass, data: Path) -> None:
    oldest = ReleaseStore(data / "releases").installed()[-1]
    oldest.path.chmod(0o644)
    oldest.path.write_bytes(b"no release")

    enter(stocked, "releases")

    assert stocked.sees("Damaged. It cannot be shown.")
    assert not stocked.has(f"release-{oldest.label}")


def test_a_release_that_is_gone_when_it_is_asked_for_is_told(stocked: Glass, data: Path) -> None:
    enter(stocked, "releases")
    oldest = ReleaseStore(data / "releases").installed()[-1]
    stocked.reach_and_tap(f"release-{oldest.label}")
    settled(stocked)
    oldest.path.unlink()

    stocked.reach_and_tap("offerAccept")
    settled(stocked)

    assert panel(stocked).offer.state == "refused"
    assert stocked.sees("is not installed here")


# A folder that cannot be written to


def test_where_nothing_can_be_written_the_panel_says_so(stocked: Glass, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root every folder can be written to, so the refusal of the system is put in its place."""

    def refuse(*_a: object, **_k: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kiosk.health.data_folder.tempfile.TemporaryFile", refuse)
    monkeypatch.setattr("db.release.install._point_to", refuse)
    monkeypatch.setattr("kiosk.staff.cleaned.replace", refuse)
    newest = label_shown(stocked)

    go_in(stocked)
    assert stocked.sees("cannot write to its data folder")
    enter(stocked, "releases")
    stocked.reach_and_tap(f"release-{panel(stocked).releases.rows._rows[1][0]}")
    settled(stocked)
    stocked.reach_and_tap("offerAccept")
    settled(stocked)

    assert stocked.sees("Nothing was changed.")
    assert label_shown(stocked) == newest
    stocked.reach_and_tap("offerBack")
    stocked.tap("staffBack")
    enter(stocked, "cleaning")
    pass_time(stocked, SECONDS)
    go_in(stocked)
    assert stocked.sees("Screen last cleaned 1"), "kept in memory"


def test_where_only_releases_cannot_be_written_the_panel_says_just_that(
    stocked: Glass, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tempfile.TemporaryFile

    def refuse(*, dir: Path) -> object:
        if dir == data / "releases":
            raise PermissionError(13, "Permission denied")
        return real(dir=dir)

    monkeypatch.setattr("kiosk.health.data_folder.tempfile.TemporaryFile", refuse)

    go_in(stocked)

    assert stocked.sees("cannot write to its folder of releases")
    assert not any("time of cleaning" in words for words in stocked.see())


# Counts


def test_counts_are_told_month_by_month_with_a_fall(open_door: OpenDoor, data: Path) -> None:
    count(data)
    door = open_door(settings=Settings(counts=True))

    enter(door, "counts")

    assert door.sees("October 2026")
    assert door.sees("Everolimus tablets")
    assert door.sees("Use has fallen by half since")
    assert not door.find("countsLater").isEnabled()
    door.tap("countsEarlier")
    assert door.sees("September 2026")


@pytest.mark.parametrize("counts", [True, False])
def test_counts_are_told_also_while_the_content_cannot_be_read(
    counts: bool, open_door: OpenDoor, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count(data)
    door = open_door(settings=Settings(counts=counts))
    go_in(door)
    asked = []

    def unreadable(library: Library) -> NoReturn:
        asked.append(library)
        raise LibraryUnavailable("The content cannot be read.")

    monkeypatch.setattr(Library, "all_pages", unreadable)
    enter(door, "counts")

    assert door.sees("everolimus" if counts else "does not count page views")
    assert bool(asked) is counts, "asked only when there is something to name"


def test_where_nothing_is_counted_the_panel_says_how_to_begin(door: Glass) -> None:
    enter(door, "counts")

    assert door.sees("does not count page views")


def test_counts_that_cannot_be_read_are_told(open_door: OpenDoor, data: Path) -> None:
    (data / "counts.sqlite").write_bytes(b"no database, and long enough to be looked at" * 9)
    door = open_door(settings=Settings(counts=True))

    enter(door, "counts")

    assert door.sees("cannot be read")


# The end


@pytest.mark.parametrize(("button", "anew"), [("endRestart", True), ("endClose", False)])
def test_restart_and_leaving_end_the_program(
    button: str, anew: bool, door: Glass, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr("kiosk.app.QCoreApplication.exit", ended.append)
    enter(door, "end")

    door.reach_and_tap(button)

    assert ended == [0]
    assert door.program.restart_asked is anew


def test_the_program_begins_anew_in_its_own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk import running

    begun: list[tuple[str, list[str]]] = []
    monkeypatch.setattr("os.execv", lambda program, arguments: begun.append((program, arguments)))
    monkeypatch.setattr("sys.orig_argv", ["python", "-m", "kiosk", "--windowed"])

    running.start_anew()

    ((program, arguments),) = begun
    assert arguments == [program, "-m", "kiosk", "--windowed"]


def test_a_folder_that_was_there_is_not_needed_to_leave(stocked: Glass, data: Path) -> None:
    go_in(stocked)
    shutil.rmtree(data)

    stocked.tap("staffLeave")

    assert stocked.has("start")


def test_the_list_comes_before_the_button_that_says_yes(stocked: Glass) -> None:
    enter(stocked, "releases")
    stocked.reach_and_tap(f"release-{panel(stocked).releases.rows._rows[2][0]}")
    settled(stocked)

    seen = stocked.see()

    assert seen.index("2 pages changed.") < seen.index("Look at these first") < seen.index("Show this release")
