"""The memory sticks that are plugged in now. Each system shows them in places of its own."""

from __future__ import annotations

import os
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_REMOVABLE = 2  # DRIVE_REMOVABLE of GetDriveTypeW
_USERS = 2  # /media/USER/STICK: so deep a stick is mounted


def sticks() -> tuple[Path, ...]:
    """The folders under which this machine shows its sticks, those that are plugged in now."""
    if sys.platform == "win32":
        import ctypes

        return tuple(Path(each) for each in removable_drives(ctypes.windll.kernel32.GetDriveTypeW))
    if sys.platform == "darwin":
        return tuple(_mounts(Path("/Volumes"), 1))
    roots = (Path("/media"), Path("/run/media"), Path("/mnt"))
    return tuple(mount for root in roots for mount in (*_itself(root), *_mounts(root, _USERS)))


def removable_drives(drive_type: Callable[[str], int]) -> tuple[str, ...]:
    """The drives of Windows ("E:\\") that it takes for sticks; a disk on USB is none of them to it."""
    drives = [f"{letter}:\\" for letter in string.ascii_uppercase]
    return tuple(each for each in drives if drive_type(each) == _REMOVABLE)


def _mounts(root: Path, deep: int) -> Iterator[Path]:
    """Folders up to so many levels below `root` on which something is mounted."""
    try:
        entries = sorted(root.iterdir())
    except OSError:
        return
    for each in entries:
        try:
            if os.path.ismount(each):
                yield each
            elif deep > 1 and each.is_dir():
                yield from _mounts(each, deep - 1)
        except OSError:  # one that was pulled without being let go: the others are still there
            continue


def _itself(root: Path) -> Iterator[Path]:
    if root.name == "mnt" and os.path.ismount(root):
        yield root
