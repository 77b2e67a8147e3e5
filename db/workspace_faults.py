"""Faults of a workspace that a person can mend, in words for that person."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class WorkspaceError(Exception):
    """The workspace cannot be used and a person can mend it. The message is a calm sentence."""


_FAULTS = {
    sqlite3.SQLITE_BUSY: "is in use by another program. Close it there and try again.",
    sqlite3.SQLITE_LOCKED: "is in use by another program. Close it there and try again.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that the folder is there and may be written to.",
    sqlite3.SQLITE_READONLY: "may not be written to. Check the permissions of the file and its folder.",
    sqlite3.SQLITE_PERM: "may not be opened. Check the permissions of the file and its folder.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Restore the last backup.",
    sqlite3.SQLITE_NOTADB: "is not a workspace, or it is damaged. Restore the last backup.",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports a fault.",
    sqlite3.SQLITE_FULL: "cannot be saved: the disk is full. Nothing was changed.",
}


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
        raise WorkspaceError(f"The workspace {path} {words}" if path else f"The workspace {words}") from problem
