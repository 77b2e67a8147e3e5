"""Rows kept in memory, as a release would hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.release.format import CHILDREN, columns
from db.release.seal import seal

if TYPE_CHECKING:
    from db.sealed.rows import Row, Values

Checked = tuple["Values", dict[str, list["Row"]]]


class KeptRows:
    """Takes what a release writer takes. Seals of single rows are left empty: nobody can change them on the way."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[Any, Checked]] = {}
        self._by_slug: dict[tuple[str, str, str], Checked] = {}
        self._holidays: dict[str, tuple[Row, list[Row]]] = {}

    def add(self, table: str, row: Row, **children: list[Row]) -> None:
        """Keep one row with the rows that belong to it; a row of the same number is replaced."""
        names = columns(table)
        values = dict(zip(names, (*row, *[""] * (len(names) - len(row))), strict=True))
        kept = values, {child: children.get(child, []) for child in CHILDREN.get(table, ())}
        self._rows.setdefault(table, {})[row[0]] = kept
        if "slug" in values:
            self._by_slug[table, values["locale"], values["slug"]] = kept

    def add_holidays(self, known: Row, days: list[Row]) -> None:
        """Keep one nation's bank holidays, sorted as they are read from a release."""
        days = sorted(days)
        self._holidays[known[0]] = (*known, seal("bank_holiday_known", known, days)), days

    def listed(self, table: str, locale: str) -> list[Values]:
        return [values for values, _ in self._rows.get(table, {}).values() if values["locale"] == locale]

    def find(self, table: str, locale: str, slug: str) -> Checked | None:
        return self._by_slug.get((table, locale, slug))

    def numbered(self, table: str, number: object) -> Checked:
        """The row with this number or hash. Raises KeyError."""
        return self._rows[table][number]

    def holidays(self, nation: str) -> tuple[list[Row], list[Row]]:
        if nation not in self._holidays:
            return [], []
        known, days = self._holidays[nation]
        return [known], days
