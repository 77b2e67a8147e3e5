"""Making a backup of a workspace, through SQLite's own backup: a copy of the file could be torn.

A pulled plug at any moment leaves the earlier backups as they were: a new one gets its name
only when it is on the disk and was found whole.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from db.backup.shelf import NUMBER, Backup, BackupFault, backups, examine, free_name, prune
from db.release.files import CannotWrite, cannot_write, replace, sync_file, sync_folder
from db.release.lock import only_one
from db.sqlite_uri import sqlite_uri

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

STEPS = ("begun", "copied", "checked", "on disk", "named", "name on disk", "pruned")
"""Where a plug may be pulled during a backup, in order."""

_BUSY = "Another backup is being made. Wait until it is done, then try again."
_PART = ".part"
_PAGES = 2000  # copied at one time; in between, somebody who saves gets their turn
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def step(name: str) -> None:
    """Called after each of `STEPS`. Does nothing: a test puts a power cut in its place."""


def back_up(workspace: Path, folder: Path, *, now: datetime) -> Backup:
    """A backup of the workspace file at `workspace` in `folder`; the last three stay. Others may go on working.

    `now` is local time, for the name. Raises BackupFault: then the workspace and the earlier backups are as they were.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with only_one(folder / ".lock", _BUSY):
            _remove_leftovers(folder)
            step("begun")
            part = folder / f".workspace-{os.getpid()}{_PART}"
            try:
                made = _copied(workspace, part, folder, now)
            finally:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            prune(folder)
            step("pruned")
            return made
    except OSError as problem:
        raise BackupFault(f"No backup was made. {cannot_write(folder, problem)}") from problem
    except CannotWrite as problem:
        raise BackupFault(f"No backup was made. {problem}") from problem


def _copied(workspace: Path, part: Path, folder: Path, now: datetime) -> Backup:
    number = 1 + max((each.number for each in backups(folder)), default=0)
    number = _copy(workspace, part, number)
    step("copied")
    examined = examine(part)
    if examined is None:
        raise _damaged(workspace)
    step("checked")
    sync_file(part)
    step("on disk")
    target = free_name(folder, now)
    replace(part, target)
    step("named")
    sync_folder(folder)
    step("name on disk")
    return Backup(target, now.replace(tzinfo=None), target.stat().st_size, True, number, examined.schema)


def _copy(workspace: Path, part: Path, number: int) -> int:
    """Copy, and write into the copy the how-manieth it is. Returns that number."""
    try:
        with (
            closing(sqlite3.connect(sqlite_uri(workspace.resolve(), "mode=rw"), uri=True)) as source,
            closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target, pages=_PAGES)
            # One file that can be carried away: without its log it would not be whole.
            target.execute("PRAGMA journal_mode = DELETE")
            # One that was put back knows its own number, and goes on from there.
            last = target.execute("SELECT value FROM meta WHERE key = ?", [NUMBER]).fetchone()
            number = max(number, 1 + int(last[0])) if last else number
            target.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                [NUMBER, str(number)],
            )
            target.commit()
    except sqlite3.DatabaseError as problem:
        raise _fault(workspace, part.parent, problem) from problem
    return number


def _fault(workspace: Path, folder: Path, problem: sqlite3.DatabaseError) -> Exception:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return BackupFault(f"No backup was made: the disk of {folder} is full. Make room, then try again.")
    if code in _FULL:
        return BackupFault(f"No backup was made: {folder} cannot be written, or the disk reports a fault ({problem}).")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BackupFault(f"No backup was made: another program is busy with {workspace}. Try again.")
    return _damaged(workspace) if code in _DAMAGED else problem


def _damaged(workspace: Path) -> BackupFault:
    return BackupFault(
        f"The workspace {workspace} is damaged, so no backup was made of it. The earlier backups are as they were: "
        "put the last one back."
    )


def _remove_leftovers(folder: Path) -> None:
    """What a broken-off backup left behind: nobody else is at work here, the lock says so."""
    for path in folder.glob(f".workspace-*{_PART}*"):
        with suppress(OSError):
            path.unlink()
