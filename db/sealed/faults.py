"""What can go wrong with a release, told apart by who can mend it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


class LibraryUnavailable(Exception):
    """The release cannot be read and the site can mend it. `str()` is a calm sentence for staff."""


class LibraryDamaged(LibraryUnavailable):
    """The release says something other than what was compiled: none of it may be shown."""


class ReleaseTooNew(LibraryUnavailable):
    """The release needs a newer program."""


class NoSuchItem(LookupError):
    """A slug that this release does not show in this nation. The release itself is sound."""


class NoSuchPage(NoSuchItem):
    """A page that this release does not show in this nation."""


MEND = "Install the release again, or go back to the last one."
"""The end of the sentence for a release that is installed here. For one that was only brought there is another way:
see `what_is_wrong`."""
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_TOOBIG})
_FAULTS = {
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that the file is there and may be read.",
    sqlite3.SQLITE_PERM: "may not be read. Check the permissions of the file and its folder.",
    sqlite3.SQLITE_AUTH: "may not be read. Check the permissions of the file and its folder.",
    sqlite3.SQLITE_BUSY: "is in use by another program. Close it there and try again.",
    sqlite3.SQLITE_LOCKED: "is in use by another program. Close it there and try again.",
    sqlite3.SQLITE_PROTOCOL: "is in use by another program. Close it there and try again.",
    sqlite3.SQLITE_READONLY: "was not closed properly by another program. Install it again.",
    sqlite3.SQLITE_IOERR: "cannot be read: the disk reports a fault.",
    sqlite3.SQLITE_FULL: "cannot be read: the disk is full.",
    sqlite3.SQLITE_INTERRUPT: f"takes too long to answer. {MEND}",
}


def damaged(path: Path, what: str) -> LibraryDamaged:
    """The fault for a release that is not as compiled. `what` says in a few words what was seen."""
    return LibraryDamaged(f"The release {path.name} is damaged ({what}). {MEND}")


def what_is_wrong(fault: LibraryUnavailable) -> str:
    """Its sentence without how an installed release is mended: for a file that somebody brought."""
    return str(fault).removesuffix(MEND).rstrip()


@contextmanager
def site_faults(path: Path, *, opening: bool = False) -> Generator[None]:
    """Turn the database errors a site can cause into `LibraryUnavailable`; our own propagate.

    While `opening`, the table definitions have not been checked yet: then a statement that
    does not fit them is damage too, and not a slip of ours.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except (UnicodeDecodeError, MemoryError) as problem:
        # SQLite quotes a damaged name in its message, or believes a damaged length.
        raise damaged(path, "its tables cannot be read") from problem
    except sqlite3.Error as problem:
        code = getattr(problem, "sqlite_errorcode", None)
        if code is None or (code & 0xFF) in _DAMAGE:  # no code: text that is not UTF-8
            raise damaged(path, str(problem)) from problem
        if words := _FAULTS.get(code & 0xFF):
            raise LibraryUnavailable(f"The release {path.name} {words}") from problem
        if opening:
            raise damaged(path, str(problem)) from problem
        raise
