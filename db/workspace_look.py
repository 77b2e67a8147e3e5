"""Is a workspace whole? It is only read: a program that looks must leave no trace where others work."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from db import schema
from db.sqlite_uri import sqlite_uri
from db.workspace_faults import WorkspaceDamaged, WorkspaceError, site_faults

if TYPE_CHECKING:
    from pathlib import Path


def look_at(path: Path) -> None:
    """Read all of the workspace at `path`. Raises WorkspaceError: it is damaged, in use, none, or too new."""
    with site_faults(path):
        # Without a journal nobody has it open, and nothing but the file itself need be touched.
        quiet = not path.with_name(f"{path.name}-wal").exists()
        options = "mode=ro&immutable=1" if quiet else "mode=ro"
        with closing(sqlite3.connect(sqlite_uri(path.resolve(), options), uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            refuse_strangers(connection, path)
            damaged = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok"
            if damaged or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise WorkspaceDamaged(f"The workspace {path} is damaged. Restore the last backup.")


def refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    """Raise WorkspaceError for a database that is no workspace, or one of a newer program."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != schema.APPLICATION_ID:
        raise WorkspaceDamaged(f"The file {path} is not a workspace of this program. Choose another file.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > schema.SCHEMA:
        raise WorkspaceError(
            f"The workspace {path} was made by a newer version of this program "
            f"(it has format {version}, this program knows {schema.SCHEMA}). Update the program, then try again."
        )
