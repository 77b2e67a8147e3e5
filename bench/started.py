"""How long the kiosk takes from the start of its process to a still first screen, and what it does meanwhile."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Row, spread
from bench.machine import cpu_seconds
from bench.releases import CACHE, ROOT, settings_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.display import Screen
    from bench.figures import Results
    from bench.releases import Prepared

START_BUDGET = 0.5
IDLE_BUDGET = 0.3
LONGEST_START = 30
CALLERS = ("QT_", "QML", "QSG_", "PYTHON")
STEPS = (
    "interpreter",
    "settings",
    "imports",
    "application",
    "fonts",
    "release",
    "models",
    "screens",
    "first frame",
    "settled",
)
"""In the order of the start: each ends where the next begins."""


def environment(screen: Screen) -> dict[str, str]:
    """What a measured program runs in: our screen, the software renderer, no leftovers of the caller.

    Python keeps its bytecode, as an installed program has it: without, a start compiles every file.
    """
    ours = {name: value for name, value in os.environ.items() if not name.startswith(CALLERS)}
    return {
        **ours,
        "DISPLAY": screen.name,
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(CACHE / "bytecode"),
        "QT_QPA_PLATFORM": "xcb",
        "QT_QUICK_BACKEND": "software",
    }


def kiosk_arguments(made: Prepared) -> list[str]:
    return ["--data", str(made.data), "--config", str(settings_file(made))]


def one_start(made: Prepared, screen: Screen) -> dict[str, float]:
    """Seconds from the start of the process to the end of each step; `worked`: of processor time in all."""
    with tempfile.TemporaryDirectory() as folder:
        marks = Path(folder) / "marks.json"
        command = [sys.executable, str(ROOT / "bench" / "launch.py"), str(marks), "--", *kiosk_arguments(made)]
        began = time.monotonic()
        subprocess.run(command, env=environment(screen), check=True, timeout=LONGEST_START, cwd=folder)
        moments: dict[str, float] = json.loads(marks.read_text(encoding="utf-8"))
    worked = moments.pop("worked")
    return {**{name: moment - began for name, moment in moments.items()}, "worked": worked}


def steps(starts: Sequence[dict[str, float]]) -> dict[str, float]:
    """Median seconds that each step takes by itself."""
    shares: dict[str, float] = {}
    before = ""
    for name in STEPS:
        if not all(name in start for start in starts):
            continue
        shares[name] = statistics.median(start[name] - (start[before] if before else 0) for start in starts)
        before = name
    return shares


def start_row(made: Prepared, screen: Screen, results: Results, *, runs: int) -> None:
    """Measure `runs` starts with warm file caches; the first one is thrown away."""
    one_start(made, screen)
    starts = [one_start(made, screen) for _ in range(runs)]
    whole = spread([start["settled"] for start in starts])
    shares = steps(starts)
    worked = statistics.median(start["worked"] for start in starts)
    results.add(
        Row(
            "start of process to first settled screen, median",
            made.pages,
            whole.median,
            "s",
            START_BUDGET,
            f"p95 {whole.p95:.2f} of {runs}; processor time {worked:.2f}; in ms: "
            + ", ".join(f"{name} {seconds * 1000:.0f}" for name, seconds in shares.items()),
            {"starts": starts, "spread": whole, "median_step_seconds": shares},
        )
    )


def idle_row(made: Prepared, screen: Screen, results: Results, *, seconds: float) -> None:
    """Processor time of a kiosk that nobody touches, once it has checked its release."""
    command = [sys.executable, "-m", "kiosk", *kiosk_arguments(made)]
    program = subprocess.Popen(command, env=environment(screen))
    try:
        # The whole file is hashed 2 s after the start; a large one takes a moment.
        time.sleep(6)
        before = cpu_seconds(program.pid)
        began = time.monotonic()
        time.sleep(seconds)
        used = (cpu_seconds(program.pid) - before) / (time.monotonic() - began)
        if program.poll() is not None:
            raise RuntimeError(f"the kiosk ended with exit code {program.returncode} while it was idle")
    finally:
        program.terminate()
        program.wait()
    row = Row("CPU while idle on Attract, of one core", made.pages, used * 100, "%", IDLE_BUDGET, f"over {seconds:g} s")
    results.add(row)
