"""Reading sealed rows: nothing leaves here that does not match what was compiled."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from db.release.format import CARD, CHILDREN, PARTED, TEXT, columns, order
from db.release.seal import seal
from db.sealed.faults import damaged, site_faults
from db.sealed.opening import open_release

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[Any, ...]
Values = dict[str, Any]

# A sound release answers in milliseconds; only a damaged or hostile one runs on (OPS-01).
_SECONDS = 2.0
_STEPS_BETWEEN_LOOKS = 200_000


class SealedRows:
    """The rows of one open release, checked against their seals as they are read.

    Raises `LibraryDamaged` for a row that does not match, and for one that is missing
    where the release's own table of contents has it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db, self.header, self.locales, self.counts = open_release(path)
        self._deadline = 0.0
        self._db.set_progress_handler(self._too_late, _STEPS_BETWEEN_LOOKS)

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        self._db.close()

    def select(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query, unchecked."""
        self._deadline = monotonic() + _SECONDS
        with site_faults(self.path):
            return self._db.execute(sql, values).fetchall()

    def listed(self, table: str, locale: str) -> list[Values]:
        """A whole table in one locale, in its own order, as the table of contents has it."""
        names = columns(table)
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE locale = ? ORDER BY {order(table)}"
        return self._listed(table, locale, names, self.select(sql, locale))

    def part(self, table: str, part: str, locale: str) -> list[Values]:
        """One part of a table in one locale, in its own order, as the table of contents has it."""
        names = columns(table)
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE locale = ? AND {PARTED[table]} = ? ORDER BY {order(table)}"
        return self._listed(f"{table}:{part}", locale, names, self.select(sql, locale, part))

    def cards(self, section: str, locale: str) -> list[Values]:
        """The cards of a section's pages, in order, as the table of contents has them."""
        names = (*CARD, "card_seal")
        sql = f"SELECT {', '.join(names)} FROM page WHERE locale = ? AND section = ? ORDER BY id"
        return self._listed(f"page:{section}", locale, names, self.select(sql, locale, section))

    def one(self, table: str, locale: str, slug: str) -> tuple[Values, dict[str, list[Row]]] | None:
        """One row with the rows that belong to it, or None if there is no such slug."""
        names = columns(table)
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE locale = ? AND slug = ?"
        rows = self.select(sql, locale, slug)
        if not rows:
            return None
        return self.checked(table, rows[0])

    def by_id(self, table: str, ids: list[int]) -> list[Values]:
        """Rows by number, in the order asked for. A missing one is damage."""
        names = columns(table)
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE id = ?"
        found = []
        for number in ids:
            rows = self.select(sql, number)
            if not rows or rows[0][0] != number:
                raise damaged(self.path, f"a row of {table} is missing")
            found.append(self.checked(table, rows[0])[0])
        return found

    def where(self, table: str, **values: str) -> list[Values]:
        """The rows with these values, in their own order."""
        asked = " AND ".join(f"{name} = ?" for name in values)
        sql = f"SELECT {', '.join(columns(table))} FROM {table} WHERE {asked} ORDER BY {order(table)}"
        return [self.checked(table, row)[0] for row in self.select(sql, *values.values())]

    def run(self, table: str, first: int, count: int) -> list[Values]:
        """`count` rows with consecutive numbers from `first`. A missing one is damage."""
        sql = f"SELECT {', '.join(columns(table))} FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id"
        rows = self.select(sql, first, first + count - 1)
        if [row[0] for row in rows] != list(range(first, first + count)):
            raise damaged(self.path, f"a row of {table} is missing")
        return [self.checked(table, row)[0] for row in rows]

    def card(self, slug: str, locale: str) -> Values:
        """The card of one page. A missing one is damage: it is asked for because another row names it."""
        sql = f"SELECT {', '.join(CARD)}, card_seal FROM page WHERE locale = ? AND slug = ?"
        rows = self.select(sql, locale, slug)
        if not rows or seal("card", rows[0][:-1]) != rows[0][-1]:
            raise damaged(self.path, "a page's card does not match its seal")
        return dict(zip(CARD, rows[0], strict=False))

    def text(self, slug: str, locale: str) -> tuple[Values, list[Row], list[Row]]:
        """The card of one page with its blocks and lines, without their first column. A missing one is damage."""
        sql = f"SELECT {', '.join(CARD)}, text_seal FROM page WHERE locale = ? AND slug = ?"
        rows = self.select(sql, locale, slug)
        if not rows:
            raise damaged(self.path, f"the page {slug} cannot be found")
        *card, stored = rows[0]
        blocks, lines = (self._children(child, card[0]) for child in TEXT)
        if seal("text", card, blocks, lines) != stored:
            raise damaged(self.path, "a page's text does not match its seal")
        return dict(zip(CARD, card, strict=True)), blocks, lines

    def cards_by_id(self, ids: list[int]) -> list[Values]:
        """The cards of pages by number, in the order asked for. A missing one is damage."""
        sql = f"SELECT {', '.join(CARD)}, card_seal FROM page WHERE id = ?"
        found = []
        for number in ids:
            rows = self.select(sql, number)
            if not rows or rows[0][0] != number or seal("card", rows[0][:-1]) != rows[0][-1]:
                raise damaged(self.path, "a page's card does not match its seal")
            found.append(dict(zip(CARD, rows[0], strict=False)))
        return found

    def pictures(self, sha256: str) -> list[Row]:
        """The bytes with this hash, unchecked: one row or none."""
        return self.select("SELECT data FROM picture WHERE sha256 = ?", sha256)

    def holidays(self, nation: str) -> tuple[list[Row], list[Row]]:
        """What is known of a nation's bank holidays, with its seal, and its days by date, unchecked."""
        known = "SELECT nation, first_day, last_day, seal FROM bank_holiday_known WHERE nation = ?"
        days = "SELECT day, name FROM bank_holiday WHERE nation = ? ORDER BY day"
        return self.select(known, nation), self.select(days, nation)

    def checked(self, table: str, row: Row) -> tuple[Values, dict[str, list[Row]]]:
        """A row as values with its children, once both match its seal. Children lack their first column."""
        *values, stored = row
        children = {child: self._children(child, row[0]) for child in CHILDREN.get(table, ())}
        if seal(table, values, *children.values()) != stored:
            raise damaged(self.path, f"a row of {table} does not match its seal")
        return dict(zip(columns(table), row, strict=True)), children

    def _children(self, child: str, parent: int) -> list[Row]:
        owner, *names = columns(child)
        return self.select(f"SELECT {', '.join(names)} FROM {child} WHERE {owner} = ? ORDER BY {order(child)}", parent)

    def _listed(self, name: str, locale: str, names: tuple[str, ...], rows: list[Row]) -> list[Values]:
        contents = self.select("SELECT entries, seal FROM toc WHERE name = ? AND locale = ?", name, locale)
        if not contents or contents[0] != (len(rows), seal(f"toc:{name}", locale, rows)):
            raise damaged(self.path, f"the list of {name} is not complete")
        return [dict(zip(names, row, strict=True)) for row in rows]

    def _too_late(self) -> bool:
        return monotonic() > self._deadline
