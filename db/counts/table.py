"""The months as a table in a file, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.counts.digest import as_csv, by_month
from db.counts.store import CannotCount

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path


def write_table(counts: Mapping[tuple[date, str], int], today: date, file: Path) -> int:
    """Write the months that are over into `file`. Returns how many rows of pages. Raises CannotCount."""
    try:
        file.write_text(
            as_csv(counts, today), encoding="utf-8-sig", newline=""
        )  # a spreadsheet takes it for UTF-8 by its mark
    except OSError as problem:
        raise CannotCount(f"{file} cannot be written: {problem.strerror}.") from problem
    return len(by_month(counts, today))
