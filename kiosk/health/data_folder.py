"""Can the kiosk keep releases and logs, and is there room?"""

from __future__ import annotations

import errno
import shutil
import tempfile
from typing import TYPE_CHECKING

from db.workspace_place import on_network_share
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1_000_000
COMFORTABLE = 500 * MEGABYTE
ENOUGH = 50 * MEGABYTE
RIGHT = "Give the kiosk's account the right to write there, or set another `data` folder."
MEND = {
    errno.ENOSPC: "Make room on the disk on which it lies.",
    errno.EROFS: "Have its disk mounted for writing. If it became so by itself the disk is damaged: see `dmesg`.",
    errno.EIO: "Look at the disk on which it lies: it cannot be relied on any more. See `dmesg`.",
    errno.ENOTDIR: "Something else stands in its place: move that away, or set another `data` folder.",
}


def check(machine: Machine) -> list[Finding]:
    folder = machine.data
    return [_writable(folder), _room(folder)]


def silent(folder: Path) -> Finding:
    """What to say of a folder that does not even answer."""
    found = f"{folder} does not answer: its disk, or the share it lies on, hangs."
    advice = "Look at the share and the network, or at the disk. A `data` folder belongs on a disk of this computer."
    return Finding("data folder", State.BROKEN, found, advice)


def takes_files(folder: Path) -> bool:
    """Whether something can be kept in `folder`; while it is missing, in the nearest folder above it."""
    try:
        _try_to_write(folder if folder.exists() else _nearest(folder))
    except OSError:
        return False
    return True


def _writable(folder: Path) -> Finding:
    try:
        if not folder.exists():
            _try_to_write(_nearest(folder))
            return Finding("data folder", State.GOOD, f"{folder} is not there yet and can be made")
        _try_to_write(folder)
    except OSError as error:
        return Finding(
            "data folder",
            State.BROKEN,
            f"{folder} cannot be written to ({error.strerror or error}).",
            MEND.get(error.errno or 0, RIGHT),
        )
    if on_network_share(folder):
        found = f"{folder} is on a network share: patients see helplines alone while that does not answer."
        return Finding("data folder", State.ATTENTION, found, "Set a `data` folder on a disk of this computer.")
    return Finding("data folder", State.GOOD, str(folder))


def _try_to_write(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"kiosk")
        file.flush()


def _nearest(folder: Path) -> Path:
    return next(parent for parent in folder.parents if parent.exists())


def _room(folder: Path) -> Finding:
    try:
        free = shutil.disk_usage(folder if folder.exists() else _nearest(folder)).free
    except OSError as error:
        found = f"free room is not known ({error.strerror or error})."
        return Finding("disk", State.ATTENTION, found, "Look at the disk on which the data folder lies.")
    said = f"{free // MEGABYTE:,} MB free"
    if free < ENOUGH:
        return Finding("disk", State.BROKEN, said, "Make room: new releases and logs cannot be kept.")
    if free < COMFORTABLE:
        return Finding("disk", State.ATTENTION, said, "Make room before the next release is installed.")
    return Finding("disk", State.GOOD, said)
