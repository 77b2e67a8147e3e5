"""Holding a whole release against what was compiled: every row, every list, every byte of text."""

from __future__ import annotations

import sqlite3
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from db.release.ddl import TABLES
from db.release.format import CARD, COLUMNS, FILE_NAME, FORMAT, HEADER, SEALED, columns, file_name, order
from db.release.seal import canonical, seal
from db.sealed.faults import LibraryUnavailable, damaged, site_faults
from db.sealed.opening import open_release, schema_hash
from db.sealed.rows import SealedRows

if TYPE_CHECKING:
    from pathlib import Path

    from db.reading import Header

# Sealed by themselves in another way, or looked at with the rows they belong to.
_OWN_SEAL = frozenset({"toc", "bank_holiday_known"})
_NOT_HASHED = frozenset({"serial", "content_hash", "counts", "schema_hash"})
_BATCH = 1000
HASHED_TOGETHER = 100


class Verified(NamedTuple):
    """A release that is as compiled: its header, and its rows counted by table."""

    header: Header
    counts: dict[str, int]


def verify(path: Path) -> Verified:
    """Check all of a release. Raises `LibraryDamaged`, `ReleaseTooNew` or `LibraryUnavailable`.

    A file with a release's name must be the release of that name.
    """
    opened = open_release(path)
    connection = opened.connection
    try:
        with site_faults(path, opening=True):
            _check_file(path, connection, opened.header)
            if opened.counts != count_rows(connection):
                raise damaged(path, "rows are missing")
            if content_hash(connection) != opened.header.content_hash:
                raise damaged(path, "its content does not match its hash")
            _check_pictures(path, connection)
    finally:
        connection.close()
    _check_seals(path)
    name = file_name(opened.header.serial, opened.header.content_hash)
    if FILE_NAME.fullmatch(path.name) and path.name != name:
        raise damaged(path, f"by what it holds its name is {name}")
    return Verified(opened.header, opened.counts)


def is_whole(path: Path) -> bool:
    """Whether `verify` finds nothing wrong."""
    try:
        verify(path)
    except LibraryUnavailable:
        return False
    return True


def content_hash(connection: sqlite3.Connection) -> str:
    """SHA-256 (hex) over all rows of all tables in sorted order, and over the header's own words.

    The serial is not in it: the same content has the same hash whoever numbers it, and
    whatever version of SQLite wrote the file. What is hashed is, for each table, a line with
    its name and then a line for every 100 rows (`db.release.seal.canonical`).
    """
    digest = sha256()
    named = [name for name in HEADER if name not in _NOT_HASHED]
    _add_rows(digest, "header", connection.execute(f"SELECT {', '.join(named)} FROM header"))
    for table in sorted(COLUMNS):
        sql = f"SELECT {', '.join(columns(table))} FROM {table} ORDER BY {order(table)}"
        _add_rows(digest, table, connection.execute(sql))
    return digest.hexdigest()


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in sorted(COLUMNS)}


def _add_rows(digest: Any, table: str, cursor: sqlite3.Cursor) -> None:
    digest.update(canonical(table) + b"\n")
    while rows := cursor.fetchmany(HASHED_TOGETHER):  # one by one would cost three times as much
        digest.update(canonical(rows) + b"\n")


@cache
def _schema_of_format() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(TABLES)
        return schema_hash(connection)
    finally:
        connection.close()


def _check_file(path: Path, connection: sqlite3.Connection, header: Header) -> None:
    # Triggers, views and other strangers: they would not fit this hash.
    if header.format == FORMAT and schema_hash(connection) != _schema_of_format():
        raise damaged(path, "its tables are not those of a release")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise damaged(path, str(found).splitlines()[0])
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path, "a row points to nothing")


def _check_pictures(path: Path, connection: sqlite3.Connection) -> None:
    for name, data in connection.execute("SELECT sha256, data FROM picture"):
        if sha256(data).hexdigest() != name:
            raise damaged(path, "a picture does not match its hash")


def _check_seals(path: Path) -> None:
    rows = SealedRows(path)
    try:
        for table in sorted(SEALED - _OWN_SEAL):
            last = 0
            sql = f"SELECT {', '.join(columns(table))} FROM {table} WHERE id > ? ORDER BY id LIMIT {_BATCH}"
            while batch := rows.select(sql, last):
                for row in batch:
                    rows.checked(table, row)
                last = batch[-1][0]
        for name, locale in rows.select("SELECT name, locale FROM toc ORDER BY name, locale"):
            table, _, part = name.partition(":")
            if table == "page":
                rows.cards(part, locale)
            elif part:
                rows.part(table, part, locale)
            else:
                rows.listed(name, locale)
        _check_cards(path, rows)
        _check_holidays(path, rows)
    finally:
        rows.close()


def _check_cards(path: Path, rows: SealedRows) -> None:
    for slug, locale in rows.select("SELECT slug, locale FROM page ORDER BY id"):
        rows.text(slug, locale)
    for *card, stored in rows.select(f"SELECT {', '.join(CARD)}, card_seal FROM page ORDER BY id"):
        if seal("card", card) != stored:
            raise damaged(path, "a page's card does not match its seal")


def _check_holidays(path: Path, rows: SealedRows) -> None:
    for *known, stored in rows.select("SELECT nation, first_day, last_day, seal FROM bank_holiday_known"):
        days = rows.select("SELECT day, name FROM bank_holiday WHERE nation = ? ORDER BY day", known[0])
        if seal("bank_holiday_known", known, days) != stored:
            raise damaged(path, "its bank holidays do not match their seal")
