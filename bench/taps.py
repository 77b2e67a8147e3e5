"""Taps and memory: what one visitor inside the program found out, against the budgets."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from bench.figures import Row, spread
from bench.machine import qt_neighbours
from bench.releases import settings_file
from bench.started import environment

if TYPE_CHECKING:
    from bench.display import Screen
    from bench.figures import Results
    from bench.releases import Prepared

TAP_BUDGET_MS = 16.7
LARGE_FACTOR = 1.10
PSS_BUDGET_MB = 110
GROWTH_BUDGET = 1.0
PAGES_IN_LARGE = 1000
PAGES_VISITED = 1000
WARM_UP = 1000
SAMPLES_COMPARED = 5


def visit(job: str, made: Prepared, screen: Screen, **options: Any) -> dict[str, Any]:
    """Run one job of `bench.jobs` in a process of its own."""
    asked = {"job": job, "data": str(made.data), "config": str(settings_file(made)), "options": options}
    command = [sys.executable, "-m", "bench.jobs", json.dumps(asked)]
    done = subprocess.run(command, env=environment(screen), stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def tap_row(
    made: Prepared, screen: Screen, results: Results, *, most: int = PAGES_IN_LARGE, small_p95: float | None = None
) -> float:
    """Taps on every page from its section, or on `most` by a fixed seed; the p95 in ms.

    `small_p95` is the figure of the small release that this one is held against.
    """
    found = visit("taps", made, screen, most=most)
    taps, work, whole = spread(found["first"]), spread(found["work"]), spread(found["whole"])
    detail = (
        f"p50 {taps.median:.1f} of {taps.count} taps; processor time p50 {work.median:.1f}, p95 {work.p95:.1f}; "
        f"page there to its end p50 {whole.median:.0f}"
    )
    if taps.count < found["wanted"]:
        results.note(f"{made.pages:,} pages: {taps.count} taps of {found['wanted']} wanted, broken off for time")
    results.add(Row("tap to painted page, p95", made.pages, taps.p95, "ms", TAP_BUDGET_MS, detail, found))
    opening = spread(found["opening_sections"])
    results.add(
        Row(
            "tap to painted list of a section, longest",
            made.pages,
            opening.highest,
            "ms",
            detail=f"p50 {opening.median:.0f} of {opening.count} sections",
        )
    )
    if small_p95 is not None:
        ratio = taps.p95 / small_p95
        results.add(Row("tap p95, large release against small", made.pages, ratio, "", LARGE_FACTOR))
    return taps.p95


def key_row(made: Prepared, screen: Screen, results: Results) -> None:
    """Keys of the search, letter by letter: from lifting the finger to the painted results."""
    found = visit("keys", made, screen)
    keys, work = spread(found["keys"]), spread(found["work"])
    detail = (
        f"p50 {keys.median:.1f} of {keys.count} keys; processor time p50 {work.median:.1f}, p95 {work.p95:.1f}; "
        f"first opening of the screen {found['opening']:.0f}"
    )
    results.add(Row("search, key to painted results, p95", made.pages, keys.p95, "ms", TAP_BUDGET_MS, detail, found))


def memory_rows(made: Prepared, screen: Screen, results: Results, *, taps: int, pages: int = PAGES_VISITED) -> None:
    """PSS after `pages` pages and, with `taps`, how much it grows over so many taps after a warm-up."""
    neighbours = qt_neighbours()
    found = visit("memory", made, screen, pages=pages, warm_up=WARM_UP, taps=taps)
    detail = f"{found['pss_at_start']:.1f} MB on the first screen"
    if neighbours:
        detail += f"; {neighbours} other programs with Qt shared its libraries, so alone it is more"
    pss = found["pss_after_pages"]
    what = f"memory (PSS) after {min(found['visited'], pages):,} pages"
    results.add(Row(what, made.pages, pss, "MB", PSS_BUDGET_MB, detail, found))
    if taps:
        grown, first, last = growth([(done, resident) for done, _, resident in found["samples"]])
        taps = 2 * found["visited"] - WARM_UP
        detail = f"resident memory {first:.1f} to {last:.1f} MB, after a warm-up of {WARM_UP:,}"
        what = f"growth of memory over {taps:,} taps"
        results.add(Row(what, made.pages, grown, "%", GROWTH_BUDGET, detail))


def growth(samples: list[tuple[int, float]]) -> tuple[float, float, float]:
    """Percent by which the last samples (taps, MB) lie above the first ones, and both means in MB."""
    count = min(SAMPLES_COMPARED, len(samples) // 2)
    if not count:
        raise ValueError("too few samples to compare")
    first = sum(size for _, size in samples[:count]) / count
    last = sum(size for _, size in samples[-count:]) / count
    return (last / first - 1) * 100, first, last
