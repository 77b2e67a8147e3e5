"""Releases on memory sticks: listing them, and fetching one whole before anything is done with it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.release.format import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

SUBFOLDER = "releases"
"""Releases are looked for on the stick itself and in this folder of it."""
LARGEST_BYTES = 500_000_000
_CHUNK = 1 << 20


class StickFault(Exception):
    """A release could not be fetched from a stick. A calm sentence."""


@dataclass(frozen=True, slots=True)
class OnStick:
    """A release on a stick: its file, its label, the name of the stick, its size in bytes."""

    path: Path
    label: str
    stick: str
    size: int


def releases_on(folders: Iterable[Path]) -> tuple[OnStick, ...]:
    """Every release there, newest first, and once though a stick has it in both places.

    A stick that cannot be read is passed over.
    """
    found = {
        (each.label, folder): each
        for folder in folders
        for place in (folder / SUBFOLDER, folder)
        for each in _in(place, folder)
    }
    return tuple(sorted(found.values(), key=lambda each: (each.label, each.stick), reverse=True))


def own_folder(make: Callable[[], Path]) -> Path:
    """A folder of our own to fetch into. Raises StickFault where none can be made."""
    try:
        return make()
    except OSError as fault:
        raise _no_room(fault) from fault


def fetch(release: OnStick, folder: Path) -> Path:
    """Copy a release off its stick into `folder`. Raises StickFault: then no copy is left."""
    target = folder / release.path.name
    try:
        source = release.path.open("rb")
    except OSError as fault:
        raise _pulled(release, fault) from fault
    with source:
        status = os.fstat(source.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_BYTES:
            raise StickFault(f"{release.path.name} is no release: it is too large, or no ordinary file.")
        try:
            with target.open("wb") as out:
                out.writelines(_chunks(release, source))
        except (OSError, StickFault) as fault:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            if isinstance(fault, OSError):  # the stick's own faults have become sentences by now
                raise _no_room(fault) from fault
            raise
    return target


def _chunks(release: OnStick, source: BinaryIO) -> Iterator[bytes]:
    """The file piece by piece. Raises StickFault when the stick gives no more."""
    try:
        while chunk := source.read(_CHUNK):
            yield chunk
    except OSError as fault:
        raise _pulled(release, fault) from fault


def _pulled(release: OnStick, fault: OSError) -> StickFault:
    return StickFault(
        f"{release.path.name} could not be read off the stick to the end ({_reason(fault)}). Nothing was changed. "
        "Put the stick in again, and try once more."
    )


def _no_room(fault: OSError) -> StickFault:
    return StickFault(f"There is no room to copy the release to: {_reason(fault)}. Nothing was changed. Tell IT.")


def _reason(fault: OSError) -> str:
    return fault.strerror or "unknown reason"


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
