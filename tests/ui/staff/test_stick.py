"""A release from a memory stick: compared first, and every way in which it can go wrong."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

from db.release import install as installing
from db.release.install import install
from db.release.store import ReleaseStore
from kiosk.machine import sticks
from kiosk.staff.stick_releases import OnStick, StickFault, fetch, releases_on
from tests.ui.staff.hands import panel
from tests.ui.staff.test_functions import enter, label_shown, settled

if TYPE_CHECKING:
    from tests.ui.glass import Glass
    from tests.ui.staff.conftest import OpenDoor


@pytest.fixture
def first(data: Path, releases: list[Path], open_door: OpenDoor) -> Glass:
    """A kiosk that shows the first release."""
    store = ReleaseStore(data / "releases")
    return open_door(file=install(releases[0], store).path)


def look(door: Glass, release: Path) -> None:
    """Go to the list of what is on the stick and ask what a release would change."""
    enter(door, "stick")
    door.reach_and_tap(f"stick-{release.stem}")
    settled(door)


def test_a_release_on_a_stick_is_compared_and_then_shown(first: Glass, stick: Path, releases: list[Path]) -> None:
    shutil.copy(releases[2], stick)
    before = label_shown(first)

    look(first, releases[2])
    assert first.sees("2 pages changed.")
    assert first.sees("After: 0300 123 4567")
    assert label_shown(first) == before
    first.reach_and_tap("offerAccept")
    settled(first)

    assert label_shown(first) == releases[2].stem


def test_a_stick_that_is_pulled_after_the_comparison_does_no_harm(
    first: Glass, stick: Path, releases: list[Path]
) -> None:
    shutil.copy(releases[1], stick)
    look(first, releases[1])
    shutil.rmtree(stick)

    first.reach_and_tap("offerAccept")
    settled(first)

    assert label_shown(first) == releases[1].stem


def test_a_stick_that_is_pulled_before_is_told(first: Glass, stick: Path, releases: list[Path]) -> None:
    shutil.copy(releases[1], stick)
    enter(first, "stick")
    shutil.rmtree(stick)

    first.reach_and_tap(f"stick-{releases[1].stem}")
    settled(first)

    assert first.sees("Put the stick in again")
    assert not first.has("offerAccept")
    assert panel(first).offer.state == "refused"


def test_a_stick_that_is_pulled_in_the_middle_leaves_no_copy(
    tmp_path: Path, releases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pulled:
        def __init__(self, file: IO[bytes]) -> None:
            self._file = file

        def __enter__(self) -> Pulled:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def fileno(self) -> int:
            return self._file.fileno()

        def read(self, _size: int) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    real = type(tmp_path).open

    def opened(path: Path, mode: str = "r", *rest: Any) -> object:
        file = real(path, mode, *rest)
        return Pulled(file) if mode == "rb" else file

    monkeypatch.setattr(type(tmp_path), "open", opened)
    (tmp_path / "to").mkdir()
    release = OnStick(releases[0], releases[0].stem, "STICK", 1)

    with pytest.raises(StickFault, match="could not be read off the stick"):
        fetch(release, tmp_path / "to")

    assert list((tmp_path / "to").iterdir()) == []


def test_a_full_disk_is_told_and_nothing_changes(
    first: Glass, stick: Path, releases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(releases[1], stick)
    before = label_shown(first)
    look(first, releases[1])

    def full(name: str) -> None:
        if name == "copying":
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(installing, "step", full)
    first.reach_and_tap("offerAccept")
    settled(first)

    assert first.sees("the disk is full")
    assert label_shown(first) == before


def test_no_room_to_copy_to_is_told(
    first: Glass, stick: Path, releases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(releases[1], stick)

    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("kiosk.staff.viewmodels.staff_stick.TemporaryDirectory", full)
    look(first, releases[1])

    assert first.sees("There is no room to copy the release to")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_while_a_release_is_copied_is_not_called_a_pulled_stick(
    first: Glass, stick: Path, releases: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(releases[1], stick)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / releases[1].name).symlink_to("/dev/full")
    monkeypatch.setattr("kiosk.staff.viewmodels.staff_stick.StaffStick.folder", lambda _: tmp_path / "kept")

    look(first, releases[1])

    assert first.sees("There is no room to copy the release to: No space left on device")
    assert not first.sees("Put the stick in again")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_damaged_release_is_refused(first: Glass, stick: Path, releases: list[Path]) -> None:
    raw = bytearray(releases[1].read_bytes())
    raw[len(raw) // 2 :] = bytes(len(raw) - len(raw) // 2)
    (stick / releases[1].name).write_bytes(raw)

    look(first, releases[1])

    assert panel(first).offer.state == "refused"
    assert first.sees("is damaged")
    assert first.sees("Have the release copied to the stick again")
    assert not first.sees("Install the release again")
    assert not first.has("offerAccept")


def test_a_release_that_is_damaged_here_is_not_blamed_on_a_stick(
    stocked: Glass, data: Path, releases: list[Path]
) -> None:
    raw = bytearray(releases[0].read_bytes())
    raw[len(raw) // 2 :] = bytes(len(raw) - len(raw) // 2)
    (data / "releases" / releases[0].name).write_bytes(raw)
    enter(stocked, "releases")

    panel(stocked).chooseInstalled(releases[0].stem)
    settled(stocked)

    assert stocked.sees("Install the release again, or go back to the last one.")
    assert not stocked.sees("copied to the stick")


def test_an_older_release_is_refused_with_the_way_to_go_back(stocked: Glass, stick: Path, releases: list[Path]) -> None:
    shutil.copy(releases[0], stick)

    look(stocked, releases[0])

    assert stocked.sees("it is older than the release in use")


def test_a_release_that_a_newer_one_has_overtaken_is_refused_in_words_for_the_panel(
    first: Glass, data: Path, stick: Path, releases: list[Path]
) -> None:
    shutil.copy(releases[1], stick)
    look(first, releases[1])
    install(releases[2], ReleaseStore(data / "releases"))

    first.reach_and_tap("offerAccept")
    settled(first)

    assert first.sees("which is in use. To go back, use Content on this kiosk.")
    assert not first.sees("kiosk release")


def test_what_was_fetched_is_gone_when_staff_leave(first: Glass, stick: Path, releases: list[Path]) -> None:
    shutil.copy(releases[1], stick)
    look(first, releases[1])
    kept = panel(first).stick.folder()
    assert list(kept.iterdir()) != []

    first.tap("staffLeave")

    assert not kept.exists()


def test_a_stick_is_found_when_somebody_looks_again(
    door: Glass, stick: Path, releases: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sticks, "sticks", tuple)
    enter(door, "stick")
    assert door.sees("No stick is found.")

    monkeypatch.setattr(sticks, "sticks", lambda: (stick,))
    door.tap("lookAgain")
    settled(door)
    assert door.sees("no release on it")
    shutil.copy(releases[0], stick)
    door.tap("lookAgain")
    settled(door)

    assert door.has(f"stick-{releases[0].stem}")


def test_of_more_releases_than_are_listed_the_number_is_told(first: Glass, stick: Path) -> None:
    for serial in range(1, 21):
        (stick / f"{serial:06}-12345678.sqlite").write_bytes(b"x")
    enter(first, "stick")
    assert not first.sees("newest of")

    for serial in range(21, 35):
        (stick / f"{serial:06}-12345678.sqlite").write_bytes(b"x")
    first.tap("lookAgain")
    settled(first)

    assert first.sees("Below are the 20 newest of 34.")
    assert first.has("stick-000034-12345678")
    assert first.has("stick-000015-12345678")
    assert not first.has("stick-000014-12345678")


def test_only_releases_are_listed_newest_first(stick: Path, releases: list[Path]) -> None:
    (stick / "releases").mkdir()
    shutil.copy(releases[0], stick)
    shutil.copy(releases[2], stick / "releases")
    shutil.copy(releases[0], stick / "releases")
    (stick / "holiday.sqlite").write_bytes(b"x")
    (stick / "000009-12345678.sqlite").symlink_to(releases[1])
    (stick / "000008-12345678.sqlite").mkdir()

    found = releases_on([stick, stick / "not there"])

    assert [each.label for each in found] == [releases[2].stem, releases[0].stem]
