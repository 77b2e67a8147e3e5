"""One table of the installer's database, and the text form in which it is brought in (an .idt file)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from msi.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = str | int | None


class Refused(ValueError):
    """A row that the table cannot hold. A sentence."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the schema, by its name, and its rows."""

    name: str
    rows: Sequence[Sequence[Cell]] = ()

    def text(self) -> str:
        """The table as an .idt file has it, rows in the order of their keys. Raises Refused."""
        keys, columns = SCHEMA[self.name]
        names, types = zip(*(column.split(":") for column in columns.split()), strict=True)
        rows = sorted((self._row(row, types) for row in self.rows), key=lambda row: row[:keys])
        for before, after in pairwise(rows):
            if before[:keys] == after[:keys]:
                raise Refused(f"{self.name} has two rows named {before[:keys]}.")
        head = [names, types, [self.name, *names[:keys]]]
        return "".join("\t".join(line) + "\r\n" for line in [*head, *rows])

    def _row(self, row: Sequence[Cell], types: Sequence[str]) -> list[str]:
        cells = ["" if cell is None else str(cell) for cell in row]
        if len(cells) != len(types):
            raise Refused(f"{self.name}: {cells[0]} has {len(cells)} cells; {len(types)} are wanted.")
        for cell, kind in zip(cells, types, strict=True):
            longest = int(kind[1:])
            if kind[0] in "slSL" and longest and len(cell) > longest:
                raise Refused(f"{self.name}: {cell!r} is longer than {longest}.")
            if not cell and kind[0].islower():
                raise Refused(f"{self.name}: {cells[0]} leaves out a cell that must be there.")
            if not cell.isascii() or set(cell) & set("\t\r\n"):
                raise Refused(f"{self.name}: {cell!r} has a sign that the table cannot hold.")
        return cells
