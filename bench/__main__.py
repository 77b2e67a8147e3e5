"""`python -m bench`: measure the budgets, print one table, save it as JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time

from bench import machine
from bench.compiling import compile_row, size_rows
from bench.display import screen
from bench.editor import editor_rows
from bench.figures import Results, table
from bench.outside import compared
from bench.releases import CACHE, prepared
from bench.search import search_row
from bench.started import idle_row, start_row
from bench.taps import PAGES_IN_LARGE, PAGES_VISITED, key_row, memory_rows, tap_row

LARGE = 10_000
ALIKE = 40
PARTS = ("start", "taps", "keys", "search", "memory", "idle", "compile", "size", "chromium", "editor")


def main() -> int:
    options = _options()
    results = Results()
    reason = machine.can_measure()
    if reason:
        print(f"Nothing was measured: {reason}.")
        return 0
    facts = machine.facts()
    facts["busy_cores_of_others"] = others = machine.busy_cores()
    facts["quick"] = options.quick
    load = os.getloadavg()[0]
    if load > machine.QUIET_LOAD or others > 0.3:
        results.note(f"the machine was not quiet at the beginning (load {load:.1f}, {others:.1f} cores busy elsewhere)")
    parts = set(options.only or PARTS)
    lacking = machine.missing("Xvfb")
    if parts & {"start", "taps", "keys", "memory", "idle", "chromium", "editor"}:
        if lacking:
            results.note(f"everything on the screen: left out, {' and '.join(lacking)} is not installed")
        else:
            _times(parts, results, quick=options.quick)
    if "search" in parts:
        for pages in (None, LARGE):
            _say(f"search with {f'{pages:,}' if pages else 'the starter'} pages")
            search_row(prepared(pages), results, quick=options.quick)
    if "compile" in parts:
        _say("compiling 1,000 pages")
        compile_row(results, runs=1 if options.quick else 3)
    if "size" in parts:
        size_rows(results)
    # Last: it takes longest, and whoever begins to use the machine meanwhile disturbs no figure of it.
    if "memory" in parts and not lacking:
        _memory(results, quick=options.quick)
    facts["load_at_end"] = os.getloadavg()
    if options.quick:
        results.note("--quick: fewer runs and taps than the budgets ask for")
    CACHE.mkdir(parents=True, exist_ok=True)
    saved = CACHE / "bench.json"
    saved.write_text(json.dumps(results.as_json(facts), indent=1) + "\n", encoding="utf-8")
    print(f"{facts['processor']}, {facts['cores']} cores; Python {facts['python']}, PySide6 {facts['pyside6']}\n")
    print(table(results))
    print(f"\n{len(results.failed)} of {sum(row.passed is not None for row in results.rows)} budgets missed. {saved}")
    return 1 if options.strict and results.failed else 0


def _times(parts: set[str], results: Results, *, quick: bool) -> None:
    small = prepared(None)
    _say(f"preparing a release of {LARGE:,} pages (kept for the next run)")
    large = prepared(LARGE)
    with screen() as glass:
        if "start" in parts:
            for made in (small, large):
                _say(f"starts with {made.pages:,} pages")
                start_row(made, glass, results, runs=5 if quick else 15)
        if "taps" in parts:
            _say(f"taps with {small.pages:,} pages")
            tap_row(small, glass, results)
            # Held against pages of the same kind, so that only the size of the library differs.
            alike = prepared(ALIKE)
            _say(f"taps with {alike.pages:,} pages like those of the large release")
            p95 = tap_row(alike, glass, results)
            _say(f"taps with {large.pages:,} pages")
            tap_row(large, glass, results, most=40 if quick else PAGES_IN_LARGE, small_p95=p95)
        if "keys" in parts:
            for made in (small, large):
                _say(f"keys of the search with {made.pages:,} pages")
                key_row(made, glass, results)
        if "idle" in parts:
            for made in (small, large):
                _say(f"idle with {made.pages:,} pages")
                idle_row(made, glass, results, seconds=20)
        if "editor" in parts:
            _say("the editor: opening, keys, publishing")
            editor_rows(glass, results, quick=quick)
        if "chromium" in parts:
            _say("the kiosk and Chromium from outside")
            compared(small, glass, results, starts=3 if quick else 7, pages_per_section=2 if quick else 8)


def _memory(results: Results, *, quick: bool) -> None:
    small, large = prepared(None), prepared(LARGE)
    with screen() as glass:
        _say(f"pages of {large.pages:,}")
        memory_rows(large, glass, results, taps=0, pages=40 if quick else PAGES_VISITED)
        taps = 4_000 if quick else 50_000
        _say(f"{taps:,} taps with {small.pages:,} pages")
        memory_rows(small, glass, results, taps=taps)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure the budgets of the kiosk.")
    parser.add_argument("--quick", action="store_true", help="fewer runs and taps; the table says so")
    parser.add_argument("--strict", action="store_true", help="exit code 1 when a budget is missed")
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, metavar="PART", help=f"only these parts: {', '.join(PARTS)}"
    )
    return parser.parse_args()


def _say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
