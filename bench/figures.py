"""Figures and budgets: what was measured, against what, in which words. No measuring happens here."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Spread:
    """How a series of measurements lies: all in the unit of the series."""

    count: int
    median: float
    p95: float
    lowest: float
    highest: float


def spread(values: Sequence[float]) -> Spread:
    """The spread of at least one value. `p95` is the nearest rank: a value that was measured."""
    ordered = sorted(values)
    return Spread(
        count=len(ordered),
        median=statistics.median(ordered),
        p95=percentile(ordered, 95),
        lowest=ordered[0],
        highest=ordered[-1],
    )


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least `percent` of all values do not exceed (nearest rank)."""
    if not values:
        raise ValueError("nothing was measured")
    ordered = sorted(values)
    rank = -(-len(ordered) * percent // 100)  # rounded up
    return ordered[max(rank, 1) - 1]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `limit` None: measured for comparison, with no budget of its own."""

    what: str
    pages: int | None
    figure: float
    unit: str
    limit: float | None = None
    detail: str = ""
    samples: dict[str, Any] = field(default_factory=dict)

    @property
    def passed(self) -> bool | None:
        return None if self.limit is None else self.figure <= self.limit


@dataclass(slots=True)
class Results:
    """Everything one run found out: rows, and what was left out or is to be known about them."""

    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, row: Row) -> None:
        self.rows.append(row)

    def note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)

    @property
    def failed(self) -> list[Row]:
        return [row for row in self.rows if row.passed is False]

    def as_json(self, machine: dict[str, Any]) -> dict[str, Any]:
        """What is saved: figures are not rounded."""
        rows = [{**asdict(row), "passed": row.passed} for row in self.rows]
        return {"machine": machine, "rows": rows, "notes": self.notes}


def number(value: float, unit: str) -> str:
    """A figure with its unit, as many digits as it is worth."""
    if unit in ("s", "%") or (unit != "MB" and abs(value) < 10):
        text = f"{value:.2f}"
    elif abs(value) < 1000:
        text = f"{value:.1f}"
    else:
        text = f"{value:,.0f}"
    return f"{text} {unit}".strip()


def table(results: Results) -> str:
    """The rows side by side, then the notes, for a terminal."""
    lines = [("what", "pages", "budget", "figure", "")]
    for row in results.rows:
        budget = f"<= {row.limit:,g} {row.unit}".strip() if row.limit is not None else ""
        verdict = {True: "pass", False: "FAIL", None: ""}[row.passed]
        pages = f"{row.pages:,}" if row.pages is not None else ""
        lines.append((row.what, pages, budget, number(row.figure, row.unit), verdict))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    out = []
    for index, line in enumerate(lines):
        what, pages, budget, figure, verdict = line
        cells = (
            what.ljust(widths[0]),
            pages.rjust(widths[1]),
            budget.rjust(widths[2]),
            figure.rjust(widths[3]),
            verdict.ljust(widths[4]),
        )
        detail = results.rows[index - 1].detail if index else ""
        out.append(f"{'  '.join(cells)}  {detail}".rstrip())
    out.insert(1, "-" * max(map(len, out)))
    return "\n".join([*out, *(f"note: {note}" for note in results.notes)])
