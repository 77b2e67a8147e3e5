"""The lock that keeps two installs and two screens apart, by the calls that Windows has for it."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from db.release.files import CannotWrite
from db.release.lock import only_one, take
from kiosk import one_screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Locks:
    """`msvcrt.locking`: bytes of files that are held, by whoever has them open."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}

    def locking(self, handle: int, how: int, count: int) -> None:
        assert (how, count) == (self.LK_NBLCK, 1)
        assert os.lseek(handle, 0, os.SEEK_CUR) == 0, "locked at the end, where every file has another one"
        status = os.fstat(handle)
        # Closed files let go; the number of this one may have been another's before.
        self.held = {key: value for key, value in self.held.items() if key != handle and _open(key)}
        if (status.st_dev, status.st_ino) in self.held.values():
            raise PermissionError(13, "Permission denied")
        self.held[handle] = status.st_dev, status.st_ino


def _open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Locks]:
    locks = Locks()
    monkeypatch.setitem(sys.modules, "msvcrt", locks)
    monkeypatch.setattr("db.release.lock.sys", SimpleNamespace(platform="win32"))
    yield locks
    one_screen.give_back()


def test_a_second_install_is_told_to_wait(tmp_path: Path, windows: Locks) -> None:
    with only_one(tmp_path / "releases.lock"):
        with pytest.raises(CannotWrite, match="Another install is running"), only_one(tmp_path / "releases.lock"):
            pass
        with only_one(tmp_path / "other.lock"):
            pass
    with only_one(tmp_path / "releases.lock"):
        assert windows.held


def test_a_lock_that_somebody_holds_is_told_from_one_that_cannot_be_had(
    tmp_path: Path, windows: Locks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: Any) -> None:
        raise OSError(22, "Invalid argument")

    with (tmp_path / "lock").open("ab") as first, (tmp_path / "lock").open("ab") as second:
        take(first)
        with pytest.raises(BlockingIOError):
            take(second)
        monkeypatch.setattr(windows, "locking", refuse)
        with pytest.raises(OSError, match="Invalid argument"):
            take(second)


def test_one_screen_shows_a_folder(tmp_path: Path, windows: Locks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)

    assert one_screen.claim(tmp_path)
    assert not one_screen.claim(tmp_path)
    assert one_screen.claimed(tmp_path)
    one_screen.give_back()
    assert not one_screen.claimed(tmp_path)
    assert one_screen.claim(tmp_path)
    assert windows.held
