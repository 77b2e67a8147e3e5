"""The items of a workspace: every version that was saved, and what is held back with its reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from db.hashing import HASH_FORMAT, item_hash
from db.item_json import from_json, tidy, to_json
from db.records import DEFAULT_LOCALE, KINDS, Item
from db.slugs import LOCALE, SLUG
from db.workspace_book import Book
from db.workspace_faults import site_faults
from db.workspace_rows import ApprovedVersion, CurrentItem, Draft, Origin, PutResult, Revision

if TYPE_CHECKING:
    from collections.abc import Collection


class ItemBook(Book):
    """What is saved becomes a revision and is never changed again. A draft waits until its reason is gone."""

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
        with self._transaction():
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
                    self._now(),
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

    def last_saved_by_somebody(self) -> str:
        """When somebody with an account last saved what may be shown: UTC in ISO 8601, "" if nobody ever did."""
        with site_faults():
            row = self._db.execute("SELECT max(made_on) FROM revision WHERE author_id IS NOT NULL").fetchone()
        return str(row[0] or "")

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
            [item_id, to_json(item), item.hold, origin, self._now(), json.dumps(sorted(hands))],
        )

    def _hands_of_draft(self, item_id: int) -> set[int]:
        row = self._db.execute("SELECT hands FROM draft WHERE item_id = ?", [item_id]).fetchone()
        return set(json.loads(row[0])) if row else set()
