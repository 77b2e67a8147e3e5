"""The backups of a workspace: what is there, which of it is sound, and which of it may go.

Backups are ordered by a number that is written into each of them and not by their dates: the
clock of an office PC may be wrong by years, and the newest backup must never go for it.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from db import schema
from db.sqlite_uri import sqlite_uri

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEEP = 3
FOLDER = "backups"
NUMBER = "backup_number"
"""The key in `meta` of a backup that says the how-manieth it is."""

_NAME = re.compile(r"workspace-(?P<made>\d{4}-\d{2}-\d{2}T\d{4})(-\d+)?\.sqlite")
_REPLACED = re.compile(r"workspace-replaced-(?P<made>\d{4}-\d{2}-\d{2}T\d{4})(-\d+)?\.sqlite")
_WRITTEN = "%Y-%m-%dT%H%M"


class BackupFault(Exception):
    """A backup could not be made or put back, and a person can mend it. A calm sentence."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, or (`replaced`) a workspace that a backup took the place of.

    `made` is by the clock of the machine at that time, which may have been wrong. `size` is in
    bytes, `schema` the format of the workspace in it; a damaged one is not `sound`, and has 0 for both numbers.
    """

    path: Path
    made: datetime
    size: int
    sound: bool
    number: int
    schema: int
    replaced: bool = False

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class Examined:
    """What a sound workspace file says of itself."""

    number: int
    schema: int


def backups(folder: Path) -> list[Backup]:
    """Everything that can be put back, newest first, and what is damaged after it.

    Reads every file whole. Raises BackupFault when the folder cannot be read.
    """
    found = [_looked_at(path) for path in _paths(folder) if _made(path) is not None]
    return sorted(found, key=lambda each: (each.sound, not each.replaced, each.number, each.name), reverse=True)


def made_on(folder: Path, day: datetime) -> bool:
    """Whether there is a backup of that day, by its name: only one that was found sound gets a name."""
    return any(
        (match := _NAME.fullmatch(path.name)) and match["made"][:10] == f"{day:%Y-%m-%d}" for path in _paths(folder)
    )


def last_made(folder: Path) -> datetime | None:
    """When the newest backup was made, by its name and so by the clock of that time. Raises BackupFault."""
    made = [when for path in _paths(folder) if _NAME.fullmatch(path.name) and (when := _made(path)) is not None]
    return max(made, default=None)


def free_name(folder: Path, now: datetime, *, replaced: bool = False) -> Path:
    """A name for a new file of this minute that nothing has yet."""
    stem = f"workspace-{'replaced-' if replaced else ''}{now:{_WRITTEN}}"
    name, count = folder / f"{stem}.sqlite", 1
    while name.exists():
        count += 1
        name = folder / f"{stem}-{count}.sqlite"
    return name


def examine(path: Path) -> Examined | None:
    """What a workspace file says of itself if it is whole, else None. Never changes or locks it."""
    try:
        with closing(sqlite3.connect(sqlite_uri(path.resolve(), "mode=ro&immutable=1"), uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
                return None
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return None
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return None
            number = connection.execute("SELECT value FROM meta WHERE key = ?", [NUMBER]).fetchone()
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            return Examined(int(number[0]) if number else 0, int(version))
    except (sqlite3.DatabaseError, ValueError, OSError):
        return None


def prune(folder: Path) -> None:
    """Remove backups beyond the last three. While fewer than three are sound, nothing goes.

    What a backup took the place of is not touched. A file that cannot be removed goes the next time.
    """
    found = [each for each in backups(folder) if not each.replaced]
    sound = [each for each in found if each.sound]
    if len(sound) < KEEP:
        return
    keep = {each.path for each in sound[:KEEP]}
    for each in found:
        if each.path not in keep:
            with suppress(OSError):
                each.path.unlink()


def _paths(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):  # making a backup says what is wrong there
        return ()
    except OSError as problem:
        raise BackupFault(f"The folder {folder} cannot be read: {problem.strerror}.") from problem


def _made(path: Path) -> datetime | None:
    match = _NAME.fullmatch(path.name) or _REPLACED.fullmatch(path.name)
    if match is None:
        return None
    with suppress(ValueError):  # the 31st of February
        return datetime.strptime(match["made"], _WRITTEN)
    return None


def _looked_at(path: Path) -> Backup:
    made = _made(path)
    assert made is not None  # the caller looked
    replaced = _REPLACED.fullmatch(path.name) is not None
    examined = examine(path)
    try:
        size = path.stat().st_size
    except OSError:  # gone since it was listed
        examined, size = None, 0
    if examined is None:
        return Backup(path, made, size, False, 0, 0, replaced)
    return Backup(path, made, size, True, examined.number, examined.schema, replaced)
