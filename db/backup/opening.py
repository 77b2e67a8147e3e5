"""Opening the workspace of a machine: with a backup every day, and before every upgrade of its format."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from db import schema
from db.backup.backup import back_up
from db.backup.shelf import FOLDER, BackupFault, made_on
from db.sqlite_uri import sqlite_uri
from db.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def local_time() -> datetime:
    """The time on the clock of this machine, with its zone."""
    return datetime.now().astimezone()


def open_backed_up(path: Path, *, tell: Callable[[str], None], now: Callable[[], datetime] = local_time) -> Workspace:
    """The workspace at `path`, as `Workspace.open`, after a backup if one is due.

    A daily backup that cannot be made is told through `tell` and stops nobody from working. An
    upgrade without a backup is not made: it cannot be taken back. Raises WorkspaceError.
    """
    folder = path.parent / FOLDER
    if _will_be_upgraded(path):
        try:
            back_up(path, folder, now=now())
        except BackupFault as problem:
            raise WorkspaceError(
                f"{problem} The workspace was made by an earlier version of this program and is not brought "
                "up to date without a backup. Nothing was changed."
            ) from problem
        return Workspace.open(path)
    workspace = Workspace.open(path)
    try:
        if not made_on(folder, now()):
            back_up(path, folder, now=now())
    except BackupFault as problem:
        tell(str(problem))
    except BaseException:
        workspace.close()
        raise
    return workspace


def _will_be_upgraded(path: Path) -> bool:
    """Whether opening will change the format. Whatever is wrong with the file, opening it says next."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(sqlite_uri(path.resolve(), "mode=rw"), uri=True)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError:
        return False
    return bool(application == schema.APPLICATION_ID and 0 < version < schema.SCHEMA)
