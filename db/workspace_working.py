"""Work in hand: what somebody is typing, kept before it is saved as a revision.

One row for each item, which autosave overwrites. A form is kept as it was typed, so that a date
that is none yet is not lost either.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.workspace_book import Book
from db.workspace_faults import site_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.workspace_connection import Connection


_ALL = (
    "SELECT kind, slug, locale, form, hands, based_on, person_id, updated_at FROM working"
    " JOIN item ON item.id = item_id"
)


@dataclass(frozen=True, slots=True)
class Working:
    """A form in hand. `based_on` is the revision it began from, 0 for a new item; `updated_at` is UTC.

    `person_id` is the account of whoever typed last, `hands` are those of all who typed any of it.
    """

    kind: str
    slug: str
    locale: str
    form: dict[str, str]
    hands: frozenset[int]
    based_on: int
    person_id: int
    updated_at: str


class WorkInHand(Book):
    """One form for each item: the last one that was kept."""

    def __init__(self, connection: Connection, item_id: Callable[[str, str, str], int]) -> None:
        super().__init__(connection)
        self._item_id = item_id

    def keep(
        self, kind: str, slug: str, locale: str, form: Mapping[str, str], *, person_id: int, based_on: int
    ) -> None:
        """Keep a form as it stands, over what was kept of the same item before."""
        with self._transaction():
            before = self.get(kind, slug, locale)
            hands = {person_id, *(before.hands if before is not None else ())}
            self._db.execute(
                "INSERT INTO working (item_id, form, based_on, person_id, updated_at, hands) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET form = excluded.form, based_on = excluded.based_on,"
                " person_id = excluded.person_id, updated_at = excluded.updated_at, hands = excluded.hands",
                [
                    self._item_id(kind, slug, locale),
                    json.dumps(dict(form), ensure_ascii=False, sort_keys=True),
                    based_on,
                    person_id,
                    self._now(),
                    json.dumps(sorted(hands)),
                ],
            )

    def get(self, kind: str, slug: str, locale: str = "en") -> Working | None:
        found = self._rows("WHERE kind = ? AND slug = ? AND locale = ?", [kind, slug, locale])
        return found[0] if found else None

    def all(self) -> list[Working]:
        """Everything in hand, by kind, language and name."""
        return self._rows("", [])

    def drop(self, kind: str, slug: str, locale: str = "en") -> None:
        """Forget a form, because it was saved or thrown away."""
        with self._transaction():
            self._db.execute(
                "DELETE FROM working WHERE item_id = (SELECT id FROM item WHERE kind = ? AND slug = ? AND locale = ?)",
                [kind, slug, locale],
            )

    def _rows(self, where: str, values: list[object]) -> list[Working]:
        with site_faults():
            rows = self._db.execute(f"{_ALL} {where} ORDER BY kind, locale, slug", values).fetchall()
        return [
            Working(kind, slug, locale, json.loads(form), frozenset(json.loads(hands)), *rest)
            for kind, slug, locale, form, hands, *rest in rows
        ]
