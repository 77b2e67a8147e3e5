"""What every book of a workspace has: the connection they share, with its transactions and its clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.workspace_connection import Connection


class Book:
    """One subject of a workspace, which makes it: what several write in one transaction is all there, or none of it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection.db
        self._transaction = connection.transaction
        self._now = connection.now
