"""The workspace: the editable content, with its whole history.

What staff save becomes a revision and is never changed again; what may not be shown yet
waits as a draft with the reason. A release is compiled from the current revisions.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from typing import TYPE_CHECKING, Self

import msgspec

from db.hashing import HASH_FORMAT, item_hash
from db.images import StoredImage, read_image
from db.item_json import from_json, tidy, to_json
from db.people.accounts import Accounts
from db.people.approvals import Approvals
from db.people.declarations import Declarations
from db.records import DEFAULT_LOCALE, KINDS, Item
from db.slugs import LOCALE, SLUG
from db.sqlite_uri import sqlite_uri
from db.workspace_connection import Connection
from db.workspace_faults import WorkspaceError, site_faults
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
    from collections.abc import Callable, Collection
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType


class Workspace:
    """One workspace database. Made by `create`, `open` or `in_memory`; closes as a context manager."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._db = connection.db
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

    def put(
        self,
        kind: str,
        item: Item,
        *,
        origin: Origin,
        author: str,
        author_id: int | None = None,
        hands: Collection[int] = (),
        note: str = "",
    ) -> PutResult:
        """Save an item: as a new revision if it says anything new, as a draft if it is held.

        Text is stored tidied (see `tidy`). Equal content makes no revision; content that
        differs only in fields outside the hash makes one with the same hash. `author_id` is the
        account of whoever wrote it: a site's text without one cannot be approved, so saving the
        same text with one makes a revision by that person. `hands` are the accounts of all who typed any of
        it: none of them can approve it, nor can those whose held text it is made from.
        """
        item = tidy(item)
        with self.transaction():
            item_id = self._item_id(kind, item)
            typed = self._hands_of_draft(item_id) | {*hands} | ({author_id} if author_id is not None else set())
            if item.hold:
                self._hold(item_id, item, origin, typed)
                return PutResult.HELD
            self._db.execute("DELETE FROM draft WHERE item_id = ?", [item_id])
            last = self._db.execute(
                "SELECT number, content, origin, author_id FROM revision WHERE item_id = ?"
                " ORDER BY number DESC LIMIT 1",
                [item_id],
            ).fetchone()
            adopted = author_id is not None and last and last[2] == "site" and last[3] is None
            if last and from_json(kind, last[1]) == item and not adopted:
                return PutResult.SAME
            made = self._db.execute(
                "INSERT INTO revision"
                " (item_id, number, content, hash, hash_format, origin, author, made_on, note, author_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    item_id,
                    last[0] + 1 if last else 1,
                    to_json(item),
                    item_hash(kind, item),
                    HASH_FORMAT,
                    origin,
                    author,
                    self.now(),
                    note,
                    author_id,
                ],
            )
            for hand in sorted(typed - {author_id}):
                self._db.execute(
                    "INSERT INTO revision_hand (revision_id, person_id) VALUES (?, ?)", [made.lastrowid, hand]
                )
            return PutResult.CHANGED if last else PutResult.NEW

    def current(self, kind: str, slug: str, locale: str = DEFAULT_LOCALE) -> Item | None:
        """The newest revision of an item, or None if there is none or the item is held."""
        with site_faults():
            row = self._db.execute(
                "SELECT content FROM current_revision WHERE kind = ? AND slug = ? AND locale = ?", [kind, slug, locale]
            ).fetchone()
        return from_json(kind, row[0]) if row else None

    def items(self, kind: str) -> list[CurrentItem]:
        """Every item of a kind that may be shown, sorted by locale and slug."""
        with site_faults():
            rows = self._db.execute(
                "SELECT content, hash, hash_format, origin, number FROM current_revision"
                " WHERE kind = ? ORDER BY locale, slug",
                [kind],
            ).fetchall()
        return [CurrentItem(kind, from_json(kind, content), *rest) for content, *rest in rows]

    def history(self, kind: str, slug: str, locale: str = DEFAULT_LOCALE) -> list[Revision]:
        """Every revision of an item, oldest first."""
        with site_faults():
            rows = self._db.execute(
                "SELECT number, content, hash, hash_format, origin, author, made_on, note, author_id"
                " FROM revision JOIN item ON item.id = item_id"
                " WHERE kind = ? AND slug = ? AND locale = ? ORDER BY number",
                [kind, slug, locale],
            ).fetchall()
        return [Revision(number, from_json(kind, content), *rest) for number, content, *rest in rows]

    def item(self, kind: str, slug: str, locale: str = DEFAULT_LOCALE) -> CurrentItem | None:
        """One item that may be shown, None if there is none or it is held."""
        with site_faults():
            row = self._db.execute(
                "SELECT content, hash, hash_format, origin, number FROM current_revision"
                " WHERE kind = ? AND slug = ? AND locale = ?",
                [kind, slug, locale],
            ).fetchone()
        return CurrentItem(kind, from_json(kind, row[0]), *row[1:]) if row else None

    def is_taken(self, kind: str, slug: str) -> bool:
        """Whether anything was ever saved under a short name, is held, or is being written, in any language."""
        with site_faults():
            row = self._db.execute(
                "SELECT 1 FROM item WHERE kind = ? AND slug = ? AND (id IN (SELECT item_id FROM revision)"
                " OR id IN (SELECT item_id FROM draft) OR id IN (SELECT item_id FROM working))",
                [kind, slug],
            ).fetchone()
        return row is not None

    def made_by(self, origin: Origin) -> frozenset[tuple[str, str, str]]:
        """Every item whose newest version, or what is held of it, has this origin: kind, short name, language."""
        with site_faults():
            rows = self._db.execute(
                "SELECT kind, slug, locale FROM current_revision WHERE origin = ?"
                " UNION SELECT kind, slug, locale FROM draft JOIN item ON item.id = item_id WHERE origin = ?",
                [origin, origin],
            ).fetchall()
        return frozenset(rows)

    def last_place(self, kind: str) -> int:
        """The highest `position` of the items of a kind that may be shown, 0 where there are none."""
        with site_faults():
            row = self._db.execute(
                "SELECT max(json_extract(content, '$.position')) FROM current_revision WHERE kind = ?", [kind]
            ).fetchone()
        return int(row[0] or 0)

    def approved(self, about: tuple[str, str, str] | None = None) -> list[ApprovedVersion]:
        """Every version that was ever approved, or those of one item, the newest version of an item first."""
        which = " AND kind = ? AND slug = ? AND locale = ?" if about is not None else ""
        with site_faults():
            rows = self._db.execute(
                "SELECT kind, content, revision.hash, revision.hash_format, approval.hash, approver_job, organisation,"
                " number FROM approval JOIN revision ON revision.id = revision_id JOIN item ON item.id = item_id"
                " WHERE approval.id > coalesce((SELECT max(last_approval) FROM withdrawal"
                " WHERE withdrawal.item_id = revision.item_id), 0)"
                f"{which} ORDER BY kind, locale, slug, number DESC, approval.id DESC",
                about or (),
            ).fetchall()
        return [
            ApprovedVersion(
                row[0], from_json(row[0], row[1]), row[2], row[3], row[4], ", ".join(filter(None, row[5:7])), row[7]
            )
            for row in rows
        ]

    def drafts(self) -> list[Draft]:
        """Everything that waits, sorted by kind, locale and slug."""
        with site_faults():
            rows = self._db.execute(
                "SELECT kind, content, hold, origin, updated_at FROM draft JOIN item ON item.id = item_id"
                " ORDER BY kind, locale, slug"
            ).fetchall()
        return [
            Draft(kind, msgspec.structs.replace(from_json(kind, content), hold=hold), hold, *rest)
            for kind, content, hold, *rest in rows
        ]

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

    def last_saved_by_somebody(self) -> str:
        """When somebody with an account last saved what may be shown: UTC in ISO 8601, "" if nobody ever did."""
        with site_faults():
            row = self._db.execute("SELECT max(made_on) FROM revision WHERE author_id IS NOT NULL").fetchone()
        return str(row[0] or "")

    def next_serial(self) -> int:
        """The serial the next release gets. Nothing is taken until it is recorded in `builds`."""
        last = self.builds.last()
        return last.serial + 1 if last else 1

    def _unticked(self, kind: str, slug: str, locale: str, revision: int, ticked: frozenset[str]) -> str:
        from db.changes.to_tick import changes_to_approve, unticked

        changes = changes_to_approve(self, kind, slug, locale, revision)
        return unticked(changes, ticked) if changes is not None else ""

    def _item_id(self, kind: str, item: Item) -> int:
        if type(item) is not KINDS[kind]:
            raise TypeError(f"a {kind} is not a {type(item).__name__}")
        # Both become file names on export.
        if not (SLUG.fullmatch(item.slug) and LOCALE.fullmatch(item.locale)):
            raise ValueError(f"{item.slug!r} in {item.locale!r} is no name for an item")
        return self._key(kind, item.slug, item.locale)

    def _key(self, kind: str, slug: str, locale: str) -> int:
        """The number of an item, which is made known if it is new."""
        key = [kind, slug, locale]
        self._db.execute("INSERT INTO item (kind, slug, locale) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", key)
        row = self._db.execute("SELECT id FROM item WHERE kind = ? AND slug = ? AND locale = ?", key).fetchone()
        return int(row[0])

    def _hold(self, item_id: int, item: Item, origin: Origin, hands: set[int]) -> None:
        self._db.execute(
            "INSERT INTO draft (item_id, content, hold, origin, updated_at, hands) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET content = excluded.content, hold = excluded.hold,"
            " origin = excluded.origin, updated_at = excluded.updated_at, hands = excluded.hands",
            [item_id, to_json(item), item.hold, origin, self.now(), json.dumps(sorted(hands))],
        )

    def _hands_of_draft(self, item_id: int) -> set[int]:
        row = self._db.execute("SELECT hands FROM draft WHERE item_id = ?", [item_id]).fetchone()
        return set(json.loads(row[0])) if row else set()
