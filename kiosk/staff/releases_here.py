"""The releases on this machine: which one is on the screen, and which ones can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from db.sealed.faults import LibraryUnavailable
from db.sealed.opening import open_release
from db.words import long_date
from kiosk.clock import london_time

if TYPE_CHECKING:
    from pathlib import Path

    from db.release.store import ReleaseStore


class Standing(StrEnum):
    SHOWN = "shown"
    READY = "ready"
    WITHDRAWN = "withdrawn"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Here:
    """One installed release. `said` tells what it is and whether it can be shown."""

    label: str
    path: Path
    standing: Standing
    said: str


def releases_here(store: ReleaseStore, shown: Path | None) -> tuple[Here, ...]:
    """Every installed release, newest first. `shown` is the file on the screen. Raises OSError."""
    withdrawn = store.record().withdrawn
    return tuple(
        _here(each.label, each.path, shown=each.path == shown, withdrawn=each.label in withdrawn)
        for each in store.installed()
    )


def _here(label: str, path: Path, *, shown: bool, withdrawn: bool) -> Here:
    try:
        opened = open_release(path)
        opened.connection.close()
        put = london_time(datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (LibraryUnavailable, OSError):
        return Here(label, path, Standing.BROKEN, "Damaged. It cannot be shown.")
    of = f"Content of {long_date(opened.header.as_of)}. Put here on {long_date(put.date())} at {put:%H:%M}."
    if shown:
        return Here(label, path, Standing.SHOWN, f"{of} This is on the screen now.")
    if withdrawn:
        return Here(label, path, Standing.WITHDRAWN, f"{of} Withdrawn: it must not be shown again.")
    return Here(label, path, Standing.READY, of)
