"""Putting a backup back in the place of the workspace, and keeping what it takes the place of.

A pulled plug at any moment leaves the workspace as it was, or the backup in its place. What was
replaced stays beside the backups under a name of its own, so that this too can be undone.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from db import schema
from db.backup.shelf import Backup, BackupFault, backups, examine, free_name
from db.release.files import CannotWrite, cannot_write, replace, sync_file, sync_folder
from db.release.lock import only_one
from db.sqlite_uri import sqlite_uri

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

STEPS = ("begun", "copied", "on disk", "checked", "settled", "kept", "set aside", "put back", "name on disk")
"""Where a plug may be pulled during a restore, in order."""

_BUSY = "Another backup is being made or put back. Wait until it is done, then try again."
_PART = ".restore.part"
_IN_USE = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_WAIT_SECONDS = 0.5
_MAGIC = b"SQLite format 3\0"


class Restored(NamedTuple):
    """A backup that is the workspace now, and where the one before it is kept (None if there was none)."""

    backup: Backup
    kept: Path | None


def step(name: str) -> None:
    """Called after each of `STEPS`. Does nothing: a test puts a power cut in its place."""


def restore(name: str, workspace: Path, folder: Path, *, now: datetime) -> Restored:
    """Put the backup called `name` in the place of the workspace file. Nobody may have that open.

    `now` is local time, for the name under which the present workspace is kept. Raises
    BackupFault: then nothing has changed.
    """
    backup = next((each for each in backups(folder) if each.name == name), None)
    _refuse(backup, name)
    assert backup is not None  # or it was refused
    part = workspace.with_name(f".{workspace.name}{_PART}")
    try:
        with only_one(folder / ".lock", _BUSY):
            step("begun")
            _forget_second_names(workspace, folder)
            shutil.copyfile(backup.path, part)
            step("copied")
            sync_file(part)
            step("on disk")
            if examine(part) is None:
                raise BackupFault(f"The backup {name} could not be read back as it was written. Try again.")
            step("checked")
            kept = _keep(workspace, folder, now)
            replace(part, workspace)
            step("put back")
            sync_folder(workspace.parent)
            step("name on disk")
            return Restored(backup, kept)
    except OSError as problem:
        raise BackupFault(f"The backup was not put back. {cannot_write(workspace, problem)}") from problem
    except CannotWrite as problem:
        raise BackupFault(f"The backup was not put back. {problem}") from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _refuse(backup: Backup | None, name: str) -> None:
    if backup is None:
        raise BackupFault(f"There is no backup called {name}. To see them: kiosk content backups")
    if not backup.sound:
        raise BackupFault(f"The backup {name} is damaged and was not put back. Choose another one.")
    if backup.schema > schema.SCHEMA:
        raise BackupFault(
            f"The backup {name} was made by a newer version of this program (it has format {backup.schema}, "
            f"this program knows {schema.SCHEMA}). Update the program, then try again."
        )


def _keep(workspace: Path, folder: Path, now: datetime) -> Path | None:
    """Give the present workspace a second name, under which it stays. Returns that name."""
    if not workspace.exists():
        return None
    settled = _settle(workspace)
    step("settled")
    kept = free_name(folder, now, replaced=True)
    _second_name(workspace, kept)
    logs = [workspace.with_name(f"{workspace.name}{ending}") for ending in ("-wal", "-shm")]
    if not settled:
        for log in filter(os.path.exists, logs):
            _second_name(log, kept.with_name(kept.name + log.name.removeprefix(workspace.name)))
    sync_folder(folder)
    step("kept")
    # Left here, the log of the old workspace would be taken for that of the new one.
    for log in logs:
        log.unlink(missing_ok=True)
    sync_folder(workspace.parent)
    step("set aside")
    return kept


def _settle(workspace: Path) -> bool:
    """Bring the log into the file, which only works while nobody else has it open. False if it is damaged."""
    with workspace.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:  # SQLite would throw the log of such a file away
            return False
    try:
        uri = sqlite_uri(workspace.resolve(), "mode=rw")
        with closing(sqlite3.connect(uri, uri=True, timeout=_WAIT_SECONDS)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as problem:
        code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
        if code in _IN_USE:
            raise BackupFault(
                "The workspace is open in another window or program. Close it there, then put the backup back."
            ) from problem
        if code in _DAMAGED:
            return False
        raise BackupFault(f"The backup was not put back: the workspace cannot be written ({problem}).") from problem
    return True


def _forget_second_names(workspace: Path, folder: Path) -> None:
    """A restore that was broken off may have named the workspace itself as replaced. It was not."""
    for each in backups(folder):
        if each.replaced and workspace.exists() and each.path.samefile(workspace):
            each.path.unlink()


def _second_name(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except OSError:  # a disk without links (a stick, a share): a copy, which takes room
        shutil.copyfile(path, name)
        sync_file(name)
