"""Where rows go: into a release that is being written, or into the memory of a preview."""

from __future__ import annotations

from typing import Any, Protocol

Row = tuple[Any, ...]


class RowSink(Protocol):
    """Takes rows one by one, each without its seal, with the rows below it without their first column."""

    def add(self, table: str, row: Row, **children: list[Row]) -> None: ...

    def add_holidays(self, known: Row, days: list[Row]) -> None: ...
