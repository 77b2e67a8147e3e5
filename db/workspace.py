"""The workspace: the editable content, with its whole history. It is the book of its items, and holds all other books.

What staff save becomes a revision and is never changed again; what may not be shown yet
waits as a draft with the reason. A release is compiled from the current revisions.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from typing import TYPE_CHECKING, Self

from db.images import StoredImage, read_image
from db.item_json import tidy
from db.people.accounts import Accounts
from db.people.approvals import Approvals
from db.people.declarations import Declarations
from db.sqlite_uri import sqlite_uri
from db.workspace_connection import Connection
from db.workspace_faults import WorkspaceError, site_faults
from db.workspace_items import ItemBook
from db.workspace_look import refuse_strangers
from db.workspace_overrides import OverrideBook
from db.workspace_place import refuse_network_share
from db.workspace_releases import Builds, Withdrawals
from db.workspace_returns import Returns
from db.workspace_reviews import ReviewBook
from db.workspace_rows import ApprovedVersion, Build, CurrentItem, Draft, Origin, PutResult, Revision
from db.workspace_starter import StarterTexts
from db.workspace_working import WorkInHand

__all__ = [
    "ApprovedVersion",
    "Build",
    "CurrentItem",
    "Draft",
    "Origin",
    "PutResult",
    "Revision",
    "Workspace",
    "WorkspaceError",
    "tidy",
]

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType


class Workspace(ItemBook):
    """One workspace database. Made by `create`, `open` or `in_memory`; closes as a context manager."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._connection = connection
        self.overrides = OverrideBook(connection)
        self.people = Accounts(connection)
        self.declarations = Declarations(connection, self.people)
        self.approvals = Approvals(connection, self.people, self._unticked)
        self.reviews = ReviewBook(connection)
        self.returns = Returns(connection)
        self.builds = Builds(connection)
        self.withdrawals = Withdrawals(connection, self.people)
        self.starter = StarterTexts(connection, self._key, self.people)
        self.working = WorkInHand(connection, self._key)

    @classmethod
    def create(cls, path: Path, *, clock: Callable[[], datetime] | None = None) -> Self:
        """A new, empty workspace at `path`, with its folder. Raises WorkspaceError if a file is there."""
        refuse_network_share(path)
        if path.exists():
            raise WorkspaceError(f"There is already a file at {path}. Open it, or choose another place.")
        with site_faults(path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as problem:
                raise WorkspaceError(f"The folder {path.parent} cannot be made: {problem.strerror}.") from problem
            return cls(Connection.ready(sqlite3.connect(path), clock))

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], datetime] | None = None) -> Self:
        """The workspace at `path`, brought up to this program's schema.

        Raises WorkspaceError when it is missing, locked, damaged, no workspace, on a network
        share, or newer than the program.
        """
        if not path.is_file():
            raise WorkspaceError(f"There is no workspace at {path}. Import content to make one.")
        refuse_network_share(path)
        with site_faults(path):
            connection = sqlite3.connect(sqlite_uri(path.resolve(), "mode=rw"), uri=True)
            try:
                refuse_strangers(connection, path)
                return cls(Connection.ready(connection, clock))
            except BaseException:
                connection.close()
                raise

    @classmethod
    def in_memory(cls, *, clock: Callable[[], datetime] | None = None) -> Self:
        """An empty workspace that ends with the process."""
        return cls(Connection.ready(sqlite3.connect(":memory:"), clock))

    def copy(self) -> Workspace:
        """The same content in memory, to try something out on."""
        return type(self)(self._connection.copy())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing for everything done inside. May be nested."""
        return self._connection.transaction()

    def now(self) -> str:
        """What this workspace's clock says: UTC in ISO 8601, to the second."""
        return self._connection.now()

    def put_image(self, data: bytes) -> StoredImage:
        """Keep a picture's bytes. Raises `db.images.ImageError` if they are no picture that can be shown."""
        image = read_image(data)
        with self.transaction():
            self._db.execute(
                "INSERT INTO image_data (sha256, media_type, width, height, data) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                [image.sha256, image.media_type, image.width, image.height, image.data],
            )
        return image

    def image(self, sha256: str) -> StoredImage | None:
        """A picture by the SHA-256 (hex) of its bytes, as `records.Image.sha256` names it."""
        with site_faults():
            row = self._db.execute(
                "SELECT sha256, media_type, width, height, data FROM image_data WHERE sha256 = ?", [sha256]
            ).fetchone()
        return StoredImage(*row) if row else None

    def meta_get(self, key: str, default: str = "") -> str:
        """One of the collection's own values: `as_of` (ISO date), `locale`, `organisation`, `workspace_id`."""
        with site_faults():
            row = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else default

    def meta_set(self, key: str, value: str) -> None:
        with self.transaction():
            self._db.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                [key, unicodedata.normalize("NFC", value)],
            )

    def next_serial(self) -> int:
        """The serial the next release gets. Nothing is taken until it is recorded in `builds`."""
        last = self.builds.last()
        return last.serial + 1 if last else 1

    def _unticked(self, kind: str, slug: str, locale: str, revision: int, ticked: frozenset[str]) -> str:
        from db.changes.to_tick import changes_to_approve, unticked

        changes = changes_to_approve(self, kind, slug, locale, revision)
        return unticked(changes, ticked) if changes is not None else ""
