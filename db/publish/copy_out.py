"""A release copied to a folder or a stick, for other kiosks: read back before it gets its name."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from db.release.files import CannotWrite, cannot_write, replace, sync_file, sync_folder
from db.release.store import file_hash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEPS = ("copy begun", "copy written", "copy brought to the stick", "copy read back", "copy named")
"""Where a stick may be pulled during a copy, in order."""

_CHUNK = 1 << 18


def step(name: str) -> None:
    """Called after each of `STEPS`. Does nothing: a test pulls the stick in its place."""


def copy_out(release: Path, folder: Path, *, progress: Callable[[int, int], None] | None = None) -> Path:
    """Copy a release into a folder that is there. Returns the copy, which was read back from the disk.

    `progress` is called with bytes written and in all. Raises CannotWrite: then no file of
    that name is there that was not there before.
    """
    target = folder / release.name
    part = folder / f".{release.name}.{os.getpid()}.part"
    try:
        if not folder.is_dir():
            raise CannotWrite(f"The folder {folder} is not there. Put the stick in, or choose another folder.")
        wanted = file_hash(release)
        if target.exists() and file_hash(target) == wanted:
            return target
        try:
            _copy(release, part, progress)
            step("copy written")
            sync_file(part)
            step("copy brought to the stick")
            _forget(part)
            if file_hash(part) != wanted:
                raise CannotWrite(f"What was written to {folder} reads differently: the disk is at fault. Use another.")
            step("copy read back")
            replace(part, target)
            sync_folder(folder)
            step("copy named")
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as problem:
        raise cannot_write(folder, problem) from problem
    return target


def _copy(release: Path, part: Path, progress: Callable[[int, int], None] | None) -> None:
    total = release.stat().st_size
    with release.open("rb") as source, part.open("xb") as file:
        while chunk := source.read(_CHUNK):
            file.write(chunk)
            step("copy begun")
            if progress is not None:
                progress(file.tell(), total)


def _forget(path: Path) -> None:
    """Let the system forget the bytes it still holds, so that reading back reads the stick. Linux alone can."""
    if not hasattr(os, "posix_fadvise"):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)
