"""The connection of a workspace: brought up to this program's schema, with its transactions and its clock."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from sqlite_utils import Database

from db import schema
from db.workspace_faults import site_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class Connection:
    """Made by `ready` alone: `db` has the schema of this program, and checks what refers to what."""

    def __init__(self, db: Database, clock: Callable[[], datetime]) -> None:
        self.db = db
        self._clock = clock

    @classmethod
    def ready(cls, connection: sqlite3.Connection, clock: Callable[[], datetime] | None) -> Self:
        """The workspace that was just connected to, or a new one in an empty database. Without `clock` by this PC's."""
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Other people's plug-ins have no business in a clinic's content.
        db = Database(connection, execute_plugins=False)
        if connection.execute("PRAGMA user_version").fetchone()[0] < schema.SCHEMA:
            schema.migrations.apply(db)
        return cls(db, clock or (lambda: datetime.now(UTC)))

    def copy(self) -> Self:
        """One to the same content in memory, by the same clock."""
        with site_faults():
            connection = sqlite3.connect(":memory:")
            self.db.conn.backup(connection)
            return self.ready(connection, self._clock)

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing for everything done inside. May be nested. Raises WorkspaceError for what a site can mend."""
        with site_faults():
            if self.db.conn.in_transaction:
                with self.db.atomic():
                    yield
                return
            # IMMEDIATE: two editors wait for each other here, not halfway through.
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise

    def now(self) -> str:
        """What the clock says: UTC in ISO 8601, to the second."""
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")
