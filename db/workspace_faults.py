"""Faults of a workspace that a person can mend, in words for that person."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class WorkspaceError(Exception):
    """The workspace cannot be used and a person can mend it. The message is a calm sentence."""


class WorkspaceDamaged(WorkspaceError):
    """The file holds no workspace, or no longer a whole one: only a backup can take its place."""


_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_FAULTS = {
    sqlite3.SQLITE_BUSY: "is in use by another program. Close it there and try again.",
    sqlite3.SQLITE_LOCKED: "is in use by another program. Close it there and try again.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that the folder is there and may be written to.",
    sqlite3.SQLITE_READONLY: "may not be written to. Check the permissions of the file and its folder.",
    sqlite3.SQLITE_PERM: "may not be opened. Check the permissions of the file and its folder.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Restore the last backup.",
    sqlite3.SQLITE_NOTADB: "is not a workspace, or it is damaged. Restore the last backup.",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports a fault. Ask IT to look at the disk.",
    sqlite3.SQLITE_FULL: "cannot be saved: the disk is full. Nothing was changed. Make room, then try again.",
}
_NO_ROOM = "cannot be opened: the disk is full. Nothing was changed. Make room, then try again."
_ROOM = 256 * 1024
"""Bytes. SQLite wants some beside a workspace to open it, and without them reports a fault of the disk."""


def _is_full(path: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _ROOM
    return False


@contextmanager
def site_faults(path: Path | None = None) -> Generator[None]:
    """Turn what a site can mend into WorkspaceError; any other database error is ours and propagates."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        code = getattr(problem, "sqlite_errorcode", None)
        words = _FAULTS.get(code & 0xFF) if code is not None else None
        if words is None:
            raise
        if code is not None and code & 0xFF == sqlite3.SQLITE_IOERR and path is not None and _is_full(path):
            words = _NO_ROOM
        kind = WorkspaceDamaged if code is not None and code & 0xFF in _DAMAGED else WorkspaceError
        raise kind(f"The workspace {path} {words}" if path else f"The workspace {words}") from problem
