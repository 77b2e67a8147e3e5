"""What new versions of the program changed in the starter text, and how far somebody has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from db.hashing import HASH_FORMAT, item_hash
from db.item_json import from_json, tidy, to_json
from db.people.person import NotAllowed
from db.workspace_book import Book
from db.workspace_faults import WorkspaceError, site_faults
from db.workspace_rows import CurrentItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.people.accounts import Accounts
    from db.people.person import Person
    from db.records import Item
    from db.workspace_connection import Connection

_ALL = (
    "SELECT kind, slug, locale, before, before_hold, after, hold, starter_change.id, made_on"
    " FROM starter_change JOIN item ON item.id = item_id"
)
_ITEM = "kind = ? AND slug = ? AND locale = ?"
_NOT_LOOKED_AT = (
    "starter_change.id > coalesce((SELECT max(change_id) FROM starter_look JOIN starter_change AS seen"
    " ON seen.id = change_id WHERE seen.item_id = starter_change.item_id), 0)"
)


@dataclass(frozen=True, slots=True)
class StarterText:
    """One change. `before` is None for a new item, `after` for one that no longer comes with the program."""

    kind: str
    slug: str
    locale: str
    before: Item | None
    after: Item | None
    made_on: str

    @property
    def about(self) -> tuple[str, str, str]:
        """Kind, slug and language of the item."""
        return self.kind, self.slug, self.locale


class StarterTexts(Book):
    """Append-only.

    A text that the clinic has made its own stays the newest: what the program brings for it is kept
    here alone, to be compared.
    """

    def __init__(self, connection: Connection, item_id: Callable[[str, str, str], int], people: Accounts) -> None:
        super().__init__(connection)
        self._item_id = item_id
        self._people = people

    def record(self, kind: str, slug: str, locale: str, *, before: Item | None, after: Item | None) -> None:
        """Remember that the program's text of an item has changed."""
        tidied = tidy(after) if after is not None else None
        with self._transaction():
            self._db.execute(
                "INSERT INTO starter_change (item_id, before, before_hold, after, hold, hash, hash_format, made_on)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    self._item_id(kind, slug, locale),
                    to_json(before) if before is not None else None,
                    before.hold if before is not None else "",
                    to_json(tidied) if tidied is not None else None,
                    tidied.hold if tidied is not None else "",
                    item_hash(kind, tidied) if tidied is not None else "",
                    HASH_FORMAT,
                    self._now(),
                ],
            )

    def not_looked_at(self) -> list[StarterText]:
        """Changes that nobody has looked at, oldest first."""
        return self._rows(f"WHERE {_NOT_LOOKED_AT}", [])

    def all(self) -> list[StarterText]:
        """Every change there ever was, oldest first."""
        return self._rows("", [])

    def newest(self) -> dict[tuple[str, str, str], CurrentItem]:
        """The program's newest text of every item that was ever changed and still comes with it.

        The number of its revision is 0: it is none.
        """
        with site_faults():
            rows = self._db.execute(
                "SELECT kind, slug, locale, after, hold, hash, hash_format FROM starter_change"
                " JOIN item ON item.id = item_id WHERE after IS NOT NULL AND starter_change.id ="
                " (SELECT max(id) FROM starter_change AS other WHERE other.item_id = starter_change.item_id)"
            ).fetchall()
        return {
            (kind, slug, locale): CurrentItem(kind, _item(kind, after, hold), hash, hash_format, "starter", 0)
            for kind, slug, locale, after, hold, hash, hash_format in rows
        }

    def look(self, kind: str, slug: str, locale: str, *, person: Person) -> None:
        """Remember that somebody has looked at all changes of an item so far.

        Raises NotAllowed without an account, WorkspaceError for an item that has none.
        """
        with self._transaction():
            known = self._people.find(person.login)
            if known is None or not known.active:
                raise NotAllowed("Only somebody with an account here can say that they have looked at it.")
            last = self._db.execute(
                f"SELECT max(starter_change.id) FROM starter_change JOIN item ON item.id = item_id WHERE {_ITEM}",
                [kind, slug, locale],
            ).fetchone()[0]
            if last is None:
                raise WorkspaceError(f'No new version of the program has changed the {kind} "{slug}".')
            self._db.execute(
                "INSERT INTO starter_look (change_id, person_id, made_on) VALUES (?, ?, ?)",
                [last, known.id, self._now()],
            )

    def _rows(self, where: str, values: list[object]) -> list[StarterText]:
        with site_faults():
            rows = self._db.execute(f"{_ALL} {where} ORDER BY starter_change.id", values).fetchall()
        return [
            StarterText(
                kind,
                slug,
                locale,
                _item(kind, before, before_hold) if before is not None else None,
                _item(kind, after, hold) if after is not None else None,
                made_on,
            )
            for kind, slug, locale, before, before_hold, after, hold, _, made_on in rows
        ]


def _item(kind: str, content: str, hold: str) -> Item:
    return msgspec.structs.replace(from_json(kind, content), hold=hold)
