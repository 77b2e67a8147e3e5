"""The overrides of a workspace: given and taken back, and never forgotten."""

from __future__ import annotations

from datetime import date

from db.overrides import Override
from db.workspace_book import Book
from db.workspace_faults import WorkspaceError, site_faults

_ALL = (
    "SELECT kind, slug, locale, given.rule, given.words, reason, reviewer, decided_on, taken_back"
    " FROM override AS given JOIN item ON item.id = given.item_id"
)
_NEWEST = (
    "given.id = (SELECT max(id) FROM override AS other WHERE other.item_id = given.item_id"
    " AND other.rule = given.rule AND other.words = given.words)"
)


class OverrideBook(Book):
    """Append-only: a row for each decision and for each time that one was taken back. The newest counts."""

    def active(self) -> list[Override]:
        """What is in force, sorted by kind, language, item, rule and words."""
        return [override for override, taken_back in self._rows(f"WHERE {_NEWEST}") if not taken_back]

    def history(self) -> list[tuple[Override, bool]]:
        """Every decision ever made, oldest first, and whether it was one to take an override back."""
        return self._rows("", order="given.id")

    def give(self, override: Override) -> bool:
        """Put an override in force. Returns False if it is, or if the very same one was taken back.

        So an import that comes again does not undo what was taken back: that needs another
        day or reason. Raises WorkspaceError when the item does not exist.
        """
        with self._transaction():
            item_id = self._item_id(override)
            known = self._rows("WHERE item_id = ? AND rule = ? AND words = ?", [item_id, override.rule, override.words])
            if any(other == override for other, _ in known):
                return False
            self._insert(item_id, override, taken_back=False)
            return True

    def take_back(self, override: Override) -> None:
        """End the override in force for the same item, rule and words. The new reason, reviewer and day are kept.

        Raises WorkspaceError when there is none in force.
        """
        with self._transaction():
            if not any(_same(override, other) for other in self.active()):
                raise WorkspaceError("There is no such override, so there is nothing to take back.")
            self._insert(self._item_id(override), override, taken_back=True)

    def _insert(self, item_id: int, override: Override, *, taken_back: bool) -> None:
        self._db.execute(
            "INSERT INTO override (item_id, rule, words, reason, reviewer, decided_on, taken_back, made_on)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                item_id,
                override.rule,
                override.words,
                override.reason,
                override.reviewer,
                override.decided_on.isoformat(),
                int(taken_back),
                self._now(),
            ],
        )

    def _item_id(self, override: Override) -> int:
        row = self._db.execute(
            "SELECT id FROM item WHERE kind = ? AND slug = ? AND locale = ?", list(override.about)
        ).fetchone()
        if row is None:
            raise WorkspaceError(f'There is no item "{override.item}", so nothing can be overridden there.')
        return int(row[0])

    def _rows(
        self,
        where: str,
        values: list[object] | None = None,
        *,
        order: str = "kind, locale, slug, rule, words, given.id",
    ) -> list[tuple[Override, bool]]:
        with site_faults():
            rows = self._db.execute(f"{_ALL} {where} ORDER BY {order}", values or []).fetchall()
        return [
            (
                Override(
                    item=f"{kind}:{slug}",
                    locale=locale,
                    rule=rule,
                    words=words,
                    reason=reason,
                    reviewer=reviewer,
                    decided_on=date.fromisoformat(decided_on),
                ),
                bool(taken_back),
            )
            for kind, slug, locale, rule, words, reason, reviewer, decided_on, taken_back in rows
        ]


def _same(one: Override, other: Override) -> bool:
    return (one.about, one.rule, one.words) == (other.about, other.rule, other.words)
