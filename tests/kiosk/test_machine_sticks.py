"""Which memory sticks are plugged in, as each system tells it."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from kiosk.machine import sticks

if TYPE_CHECKING:
    from pathlib import Path


def test_mounted_sticks_are_found_and_plain_folders_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("user/STICK", "user/plain", "OTHER"):
        (tmp_path / name).mkdir(parents=True)
    mounted = {str(tmp_path / "user" / "STICK"), str(tmp_path / "OTHER")}
    monkeypatch.setattr("os.path.ismount", lambda path: str(path) in mounted)

    assert [path.name for path in sticks._mounts(tmp_path, 2)] == ["OTHER", "STICK"]


@pytest.mark.parametrize("kind", [errno.ENOTCONN, errno.EIO])
def test_a_dead_mount_does_not_hide_the_other_sticks(
    kind: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("A-DEAD", "STICK"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr("os.path.ismount", lambda path: str(path) == str(tmp_path / "STICK"))
    real = type(tmp_path).is_dir

    def is_dir(path: Path) -> bool:
        if path.name == "A-DEAD":
            raise OSError(kind, "dead")
        return real(path)

    monkeypatch.setattr(type(tmp_path), "is_dir", is_dir)

    assert [path.name for path in sticks._mounts(tmp_path, 2)] == ["STICK"]


def test_on_windows_sticks_are_what_windows_takes_for_sticks() -> None:
    kinds = {"C:\\": 3, "D:\\": 5, "E:\\": 2, "F:\\": 4, "G:\\": 2}  # a disk, a disc, a stick, a share, a stick

    assert sticks.removable_drives(lambda drive: kinds.get(drive, 1)) == ("E:\\", "G:\\")
