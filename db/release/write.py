"""A release being written: a fresh file beside its place, that takes its place only when it is whole."""

from __future__ import annotations

import json
import os
import sqlite3
from itertools import chain
from typing import TYPE_CHECKING, Any, Self

from sqlite_utils import Database

from db.release.ddl import TABLES
from db.release.files import CannotWrite, cannot_write, replace, sync_file
from db.release.format import (
    APPLICATION_ID,
    CARD,
    CHILDREN,
    COLUMNS,
    FORMAT,
    HEADER,
    NEEDS,
    PAGE_SIZE,
    PARTED,
    TEXT,
    columns,
    order,
)
from db.release.seal import seal
from db.release.verify import content_hash, count_rows
from db.sealed.opening import schema_hash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

Row = tuple[Any, ...]

_HELD_ROWS = 20_000
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})


class ReleaseWriter:
    """Writes one release to `path`, a temporary name: whoever made it renames or removes the file.

    Rows go in sorted by their keys, so that equal content makes equal bytes. A context manager;
    a disk that is full or may not be written to is `CannotWrite`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, list[Row]] = {}
        self._held = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            # Made here so that a folder that may not be written to is told in plain words.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644))
        except OSError as problem:
            raise cannot_write(path.parent, problem) from problem
        # Other people's plug-ins have no business in a clinic's content.
        self._db = Database(sqlite3.connect(path), execute_plugins=False)
        for pragma in (f"page_size = {PAGE_SIZE}", "journal_mode = MEMORY", "synchronous = OFF", "temp_store = MEMORY"):
            self._db.execute(f"PRAGMA {pragma}")
        try:
            self._db.conn.executescript(TABLES)
        except sqlite3.OperationalError as problem:
            self._db.close()
            self._tell(problem)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        if isinstance(error, sqlite3.OperationalError):
            self._tell(error)

    def add(self, table: str, row: Row, **children: list[Row]) -> None:
        """Add one row without its seal, and the rows that belong to it without their first column."""
        if table == "page":
            card, text = row[: len(CARD)], [children.get(child, []) for child in TEXT]
            row = (*row, seal("card", card), seal("text", card, *text))
        if "seal" in columns(table):
            below = [children.get(child, []) for child in CHILDREN.get(table, ())]
            row = (*row, seal(table, row, *below))
        self._hold(table, row)
        for child, rows in children.items():
            for each in rows:
                self._hold(child, (row[0], *each))
        if self._held > _HELD_ROWS:
            self.flush()

    def add_holidays(self, known: Row, days: list[Row]) -> None:
        """Add one nation's bank holidays: (nation, first, last) and its days (day, name)."""
        self._hold("bank_holiday_known", (*known, seal("bank_holiday_known", known, days)))
        for day in days:
            self._hold("bank_holiday", (known[0], *day))

    def add_contents(self, table: str, locale: str) -> None:
        """Note what a list of `table` holds, so that a missing row is seen."""
        names = columns(table)
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE locale = ? ORDER BY {order(table)}"
        self._note(table, locale, sql, [locale])

    def add_part_contents(self, table: str, part: str, locale: str) -> None:
        """Note what one part of `table` holds."""
        sql = f"SELECT {', '.join(columns(table))} FROM {table} WHERE locale = ? AND {PARTED[table]} = ? ORDER BY id"
        self._note(f"{table}:{part}", locale, sql, [locale, part])

    def add_section_contents(self, section: str, locale: str) -> None:
        """Note which pages a section lists."""
        sql = f"SELECT {', '.join(CARD)}, card_seal FROM page WHERE locale = ? AND section = ? ORDER BY id"
        self._note(f"page:{section}", locale, sql, [locale, section])

    def finish(self, **header: Any) -> str:
        """Add the header but its serial and counts, tidy the file up. Returns the content hash."""
        self.flush()
        values = dict.fromkeys(HEADER, "") | header | {"format": FORMAT, "needs": NEEDS, "serial": 0}
        values["schema_hash"] = schema_hash(self._db.conn)
        self._db.table("header").insert({"id": 1, **values, "seal": ""})
        hash_ = content_hash(self._db.conn)
        counts = json.dumps(count_rows(self._db.conn), sort_keys=True)
        self._db.table("header").update(1, {"content_hash": hash_, "counts": counts})
        return hash_

    def number(self, serial: int) -> None:
        """Give the finished release its serial, and bring its bytes to the disk."""
        self._db.table("header").update(1, {"serial": serial})
        row = self._db.execute(f"SELECT {', '.join(HEADER)} FROM header").fetchone()
        self._db.table("header").update(1, {"seal": seal("header", row)})
        self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._db.execute(f"PRAGMA user_version = {FORMAT}")
        self._db.conn.commit()
        # A file written afresh has no empty pages, no leftovers in them, and a change counter
        # that tells nothing of how many steps were taken on the way.
        fresh = self._path.with_name(f"{self._path.name}.fresh")
        try:
            fresh.unlink(missing_ok=True)
            self._db.execute("VACUUM INTO ?", [str(fresh)])
            self._db.close()
            replace(fresh, self._path)
            sync_file(self._path)
        except OSError as problem:
            raise cannot_write(self._path.parent, problem) from problem

    def flush(self) -> None:
        """Bring all rows held so far into the file."""
        for table in COLUMNS:  # parents stand before their children nowhere: keys are checked at the end
            if rows := self._rows.pop(table, []):
                self._db.table(table).insert_all(chain([columns(table)], rows), batch_size=1000)
        self._held = 0

    def _tell(self, error: sqlite3.OperationalError) -> None:
        """Raise CannotWrite for what a site can mend."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _FULL:
            reason = "the disk is full" if code == sqlite3.SQLITE_FULL else f"the disk reports a fault ({error})"
            raise CannotWrite(f"{self._path.parent} cannot be written: {reason}. Nothing was changed.") from error

    def _hold(self, table: str, row: Row) -> None:
        self._rows.setdefault(table, []).append(row)
        self._held += 1

    def _note(self, name: str, locale: str, sql: str, values: list[Any]) -> None:
        self.flush()
        rows: Iterable[Row] = self._db.execute(sql, values).fetchall()
        self._hold("toc", (name, locale, len(list(rows)), seal(f"toc:{name}", locale, rows)))
