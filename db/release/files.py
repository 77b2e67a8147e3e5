"""Putting a file in its place so that a pulled plug leaves the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    Answer = TypeVar("Answer")

PATIENT = sys.platform == "win32"
"""On Windows nobody may take the place of a file that is open. A virus scanner, or a kiosk that
looks which release is in use, holds one for a moment: a refusal is asked again for two seconds."""
_PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.05
_HELD = frozenset({32, 33})  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_DENIED = 5  # ERROR_ACCESS_DENIED: no right to it, or a file that is open was to be replaced or removed

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EFBIG: "the file is larger than this disk or user may hold",
    errno.EACCES: "it may not be written to",
    errno.EPERM: "it may not be written to",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "a part of the path is no folder",
    errno.EIO: "the disk reports a fault",
}


class CannotWrite(Exception):
    """A file could not be put in its place; what was there before is untouched. A calm sentence."""


def cannot_write(what: Path, problem: OSError) -> CannotWrite:
    """The fault for a failed write to `what`, in words."""
    code = getattr(problem, "winerror", None)
    if code in _HELD:
        return CannotWrite(
            f"{what} cannot be written: another program has it open. Nothing was changed. Close it there."
        )
    if code == _DENIED:
        return CannotWrite(
            f"{what} cannot be written: this account has no right to, or another program has it open. "
            "Nothing was changed."
        )
    reason = _REASONS.get(problem.errno or 0) or problem.strerror or str(problem)
    return CannotWrite(f"{what} cannot be written: {reason}. Nothing was changed.")


def sync_file(path: Path) -> None:
    """Make the file's bytes survive a power cut. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut; Windows knows no such call. Raises OSError."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(source: Path, target: Path) -> None:
    """Rename over `target` in one step, patiently on Windows. Raises OSError."""
    _patiently(lambda: source.replace(target))


def read_bytes(path: Path) -> bytes:
    """All of a small file that another process may be replacing just now. Raises OSError."""
    return _patiently(path.read_bytes)


def _patiently(call: Callable[[], Answer]) -> Answer:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return call()
        except PermissionError:
            if not PATIENT or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
