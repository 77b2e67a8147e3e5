"""Releases on memory sticks: finding them, and fetching one whole before anything is done with it."""

from __future__ import annotations

import os
import stat
import string
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.release.format import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

SUBFOLDER = "releases"
"""Releases are looked for on the stick itself and in this folder of it."""
MOST = 20
LARGEST_BYTES = 500_000_000
_CHUNK = 1 << 20
_REMOVABLE = 2  # DRIVE_REMOVABLE of GetDriveTypeW
_USERS = 2  # /media/USER/STICK: so deep a stick is mounted


class StickFault(Exception):
    """A release could not be fetched from a stick. A calm sentence."""


@dataclass(frozen=True, slots=True)
class OnStick:
    """A release on a stick: its file, its label, the name of the stick, its size in bytes."""

    path: Path
    label: str
    stick: str
    size: int


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


def releases_on(folders: Iterable[Path]) -> tuple[OnStick, ...]:
    """Every release file there, newest first. A stick that cannot be read is passed over."""
    found = [each for folder in folders for place in (folder, folder / SUBFOLDER) for each in _in(place, folder)]
    return tuple(sorted(found, key=lambda each: (each.label, each.stick), reverse=True)[:MOST])


def own_folder(make: Callable[[], Path]) -> Path:
    """A folder of our own to fetch into. Raises StickFault where none can be made."""
    try:
        return make()
    except OSError as fault:
        reason = fault.strerror or "unknown reason"
        raise StickFault(f"There is no room to copy the release to: {reason}. Nothing was changed. Tell IT.") from fault


def fetch(release: OnStick, folder: Path) -> Path:
    """Copy a release off its stick into `folder`. Raises StickFault: then no copy is left."""
    target = folder / release.path.name
    try:
        with release.path.open("rb") as source:
            status = os.fstat(source.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_BYTES:
                raise StickFault(f"{release.path.name} is no release: it is too large, or no ordinary file.")
            _copy_to(target, source)
    except OSError as fault:
        target.unlink(missing_ok=True)
        reason = fault.strerror or "unknown reason"
        raise StickFault(
            f"{release.path.name} could not be read off the stick to the end ({reason}). Nothing was changed. "
            "Put the stick in again, and try once more."
        ) from fault
    return target


def _copy_to(target: Path, source: BinaryIO) -> None:
    try:
        with target.open("wb") as out:
            while chunk := source.read(_CHUNK):
                out.write(chunk)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _in(place: Path, stick: Path) -> Iterator[OnStick]:
    try:
        entries = sorted(place.iterdir())
    except OSError:
        return
    for path in entries:
        match = FILE_NAME.fullmatch(path.name)
        if match is None:
            continue
        try:
            status = path.lstat()  # a link on a stick leads anywhere
        except OSError:
            continue
        if stat.S_ISREG(status.st_mode):
            yield OnStick(path, path.stem, stick.name or str(stick), status.st_size)


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
