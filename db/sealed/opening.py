"""Opening a release: the file's own first bytes, then a connection that can only read."""

from __future__ import annotations

import json
import sqlite3
import stat
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db.reading import Header
from db.release.format import APPLICATION_ID, FORMAT_WE_READ, HEADER, SCHEMA_SQL
from db.release.seal import seal
from db.sealed.faults import LibraryUnavailable, ReleaseTooNew, damaged, site_faults
from db.sqlite_uri import sqlite_uri

if TYPE_CHECKING:
    import os
    from pathlib import Path

_MAGIC = b"SQLite format 3\0"
_HEAD = 100


class Opened(NamedTuple):
    """A release that may be read: its connection, its header, its locales."""

    connection: sqlite3.Connection
    header: Header
    locales: tuple[str, ...]
    counts: dict[str, int]


def open_release(path: Path) -> Opened:
    """Open a release read-only and check its size, its kind, its table definitions and its header.

    Raises `LibraryUnavailable` and its kinds; never creates, locks or changes a file.
    """
    _look_at(path)
    with site_faults(path, opening=True):
        connection = connect(path)
        try:
            return _checked(path, connection)
        except BaseException:
            connection.close()
            raise


def connect(path: Path) -> sqlite3.Connection:
    """A connection that neither locks nor writes nor trusts the file's own SQL (OPS-01).

    `immutable` makes SQLite ignore locks and journals: a release is never written to.
    """
    uri = sqlite_uri(path.resolve(), "mode=ro&immutable=1")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    # KiB of the file kept twice, here and by the system. With 10,000 pages the usual 2,000 saved no time at all.
    connection.execute("PRAGMA cache_size = -512")
    return connection


def must_be_a_file(path: Path) -> os.stat_result:
    """What the system says of a release's file. Raises OSError, and LibraryUnavailable for what is no ordinary file.

    A pipe would be waited for without end, and a device might never end.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        raise LibraryUnavailable(f"The release {path.name} cannot be read: it is {what}.")
    return status


def _look_at(path: Path) -> None:
    """Read the file's first bytes: a missing, empty, cut or foreign file is told without SQLite."""
    try:
        size = must_be_a_file(path).st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as problem:
        raise LibraryUnavailable(f"There is no release at {path}. Install one.") from problem
    except OSError as problem:
        reason = problem.strerror or "unknown reason"
        raise LibraryUnavailable(f"The release {path.name} cannot be read: {reason}.") from problem
    if not head:
        raise damaged(path, "the file is empty")
    if len(head) < _HEAD or not head.startswith(_MAGIC):
        raise damaged(path, "it is not a database")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise damaged(path, "it is not a release of this program")
    page_size = int.from_bytes(head[16:18], "big")
    expected = (65536 if page_size == 1 else page_size) * int.from_bytes(head[28:32], "big")
    if size != expected:
        raise damaged(path, f"it has {size} bytes and should have {expected}")


def _checked(path: Path, connection: sqlite3.Connection) -> Opened:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    needed = connection.execute("SELECT format, needs FROM header").fetchall()
    if len(needed) != 1 or needed[0][0] != version:
        raise damaged(path, "its header does not fit its format number")
    needs = needed[0][1]
    if not isinstance(needs, int):
        raise damaged(path, "its header cannot be read")
    if needs > FORMAT_WE_READ:
        raise ReleaseTooNew(
            f"The release {path.name} was made for a newer version of this program "
            f"(it needs format {needs}, this program reads {FORMAT_WE_READ}). "
            "Update the program, then install the release again."
        )
    *row, stored = connection.execute(f"SELECT {', '.join(HEADER)}, seal FROM header").fetchone()
    if seal("header", row) != stored:
        raise damaged(path, "its header does not match its seal")
    values = dict(zip(HEADER, row, strict=True))
    if schema_hash(connection) != values["schema_hash"]:
        raise damaged(path, "its tables are not those that were compiled")
    header = Header(
        format=values["format"],
        needs=values["needs"],
        serial=values["serial"],
        content_hash=values["content_hash"],
        as_of=date.fromisoformat(values["as_of"]),
        locale=values["locale"],
        organisation=values["organisation"],
        urgent=bool(values["urgent"]),
        withdrawn=tuple(values["withdrawn"].split()),
    )
    return Opened(connection, header, tuple(values["locales"].split()), json.loads(values["counts"]))


def schema_hash(connection: sqlite3.Connection) -> str:
    """The seal over the definitions of all tables and indexes: a reader's SQL fits these and no others."""
    return seal("schema", connection.execute(SCHEMA_SQL).fetchall())
