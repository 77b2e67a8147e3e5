"""The file of counts: a number for each page and day, and nothing else.

It is written in sorted order, in one go and seldom, so that neither the rows nor their order say
when a page was opened, or which pages one visitor opened.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from db.sqlite_uri import sqlite_uri

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "counts.sqlite"
APPLICATION_ID = 0x6C6E6B63  # "lnkc"
KEPT_MONTHS = 24
SET_ASIDE = ".damaged"

_TABLE = """
CREATE TABLE IF NOT EXISTS opened (
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    page TEXT NOT NULL CHECK (page <> ''),
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (day, page)
) STRICT, WITHOUT ROWID
"""
_NO_FILE_OF_OURS = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class CannotCount(Exception):
    """The counts cannot be read or written. A calm sentence."""


def add(path: Path, opened: Mapping[tuple[date, str], int], today: date) -> None:
    """Add to the counts, by day and page, and drop what is older than 24 months.

    A damaged file is set aside beside the new one. Raises CannotCount when nothing can be written.
    """
    try:
        _add(path, opened, today)
    except sqlite3.DatabaseError as problem:
        if (getattr(problem, "sqlite_errorcode", 0) & 0xFF) not in _NO_FILE_OF_OURS:
            raise CannotCount(f"Page views cannot be counted in {path}: {problem}.") from problem
        try:
            path.replace(_set_aside(path))
            _add(path, opened, today)
        except (OSError, sqlite3.DatabaseError) as again:
            raise CannotCount(f"{path} is damaged and cannot be set aside: {again}.") from again


def anything_at(path: Path) -> bool:
    """Whether anything was ever counted into this file, or into one that was set aside."""
    return path.exists() or _set_aside(path).exists()


def forget_old(path: Path, today: date) -> None:
    """Drop what is older than 24 months, where nothing is added any more; no file is made.

    A damaged file cannot be looked into: it goes as a whole once nothing was written to it for as long. Raises
    CannotCount when what is too old cannot be removed.
    """
    oldest = _oldest(today)
    aside = _set_aside(path)
    try:
        if path.is_file() and path.stat().st_size:  # a plug pulled at the very first count leaves nothing in it
            _forget(path, oldest)
        if aside.is_file() and _written_before(aside, oldest):
            aside.unlink()
    except (OSError, sqlite3.DatabaseError) as problem:
        raise CannotCount(
            f"Page views older than {KEPT_MONTHS} months cannot be removed from {path}: {problem}."
        ) from problem


def read(path: Path) -> dict[tuple[date, str], int]:
    """All counts, by day and page; none where nothing was ever counted. Raises CannotCount."""
    if not path.is_file():
        return {}
    try:
        with closing(sqlite3.connect(sqlite_uri(path.resolve(), "mode=ro"), uri=True)) as connection:
            rows = connection.execute("SELECT day, page, count FROM opened ORDER BY day, page").fetchall()
        return {(date.fromisoformat(day), page): count for day, page, count in rows}
    except (sqlite3.DatabaseError, ValueError) as problem:  # ValueError: 31 February, by another hand
        raise CannotCount(f"The counts in {path} cannot be read: {problem}.") from problem


def _add(path: Path, opened: Mapping[tuple[date, str], int], today: date) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(_TABLE)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA secure_delete = ON")  # what is dropped is not left in a free page
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO opened VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            [(day.isoformat(), page, count) for (day, page), count in sorted(opened.items())],
        )
        connection.execute("DELETE FROM opened WHERE day < ?", [_oldest(today).isoformat()])
        connection.execute("COMMIT")


def _forget(path: Path, oldest: date) -> None:
    try:
        with closing(sqlite3.connect(sqlite_uri(path.resolve(), "mode=rw"), uri=True)) as connection, connection:
            # Asked first: most files hold nothing that old, and are not touched.
            if connection.execute("SELECT 1 FROM opened WHERE day < ? LIMIT 1", [oldest.isoformat()]).fetchone():
                connection.execute("PRAGMA secure_delete = ON")  # as in `_add`
                connection.execute("DELETE FROM opened WHERE day < ?", [oldest.isoformat()])
    except sqlite3.DatabaseError as problem:
        if (getattr(problem, "sqlite_errorcode", 0) & 0xFF) not in _NO_FILE_OF_OURS or not _written_before(
            path, oldest
        ):
            raise
        path.unlink()


def _set_aside(path: Path) -> Path:
    return path.with_name(path.name + SET_ASIDE)


def _written_before(path: Path, day: date) -> bool:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date() < day


def _oldest(today: date) -> date:
    """The first day that is kept."""
    year = today.year - KEPT_MONTHS // 12
    with suppress(ValueError):  # 29 February
        return today.replace(year=year)
    return today.replace(year=year, day=28)
