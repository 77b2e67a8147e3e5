"""The budgets of the editor: opening it, from a key to the preview, and publishing."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.figures import Row, spread
from bench.releases import ROOT
from bench.started import LONGEST_START, environment

if TYPE_CHECKING:
    from bench.display import Screen
    from bench.figures import Results

OPEN_BUDGET, KEY_BUDGET, PUBLISH_BUDGET = 1.0, 0.050, 10.0
PAGES = 1000
KEYS = 300
_LONGEST = 600


def editor_rows(screen: Screen, results: Results, *, quick: bool) -> None:
    """Measure on `screen`, with warm file caches."""
    _open_row(screen, results, runs=3 if quick else 9)
    _key_row(screen, results, count=60 if quick else KEYS)
    _publish_row(screen, results)


def _open_row(screen: Screen, results: Results, *, runs: int) -> None:
    with tempfile.TemporaryDirectory() as data:
        # The first start makes the workspace and its first backup: it is thrown away.
        starts = [_one_start(Path(data), screen) for _ in range(runs + 1)][1:]
    found = spread([start["settled"] for start in starts])
    detail = f"p95 {found.p95:.2f} of {runs}; with a workspace of the starter content"
    what = "open the editor, median"
    results.add(Row(what, None, found.median, "s", OPEN_BUDGET, detail, {"starts": starts}))


def _one_start(data: Path, screen: Screen) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        marks = Path(folder) / "marks.json"
        script = ROOT / "bench" / "launch_editor.py"
        command = [sys.executable, str(script), str(marks), "--", "--data", str(data), "editor"]
        began = time.monotonic()
        subprocess.run(command, env=environment(screen), check=True, timeout=LONGEST_START, cwd=folder)
        moments: dict[str, float] = json.loads(marks.read_text(encoding="utf-8"))
    return {name: moment - began for name, moment in moments.items()}


def _key_row(screen: Screen, results: Results, *, count: int) -> None:
    told = _job(screen, "keys", count)
    found = spread(told["seconds"])
    if not told["shown"]:
        raise RuntimeError("what was typed never came to the preview")
    detail = f"median {found.median * 1000:.1f}; {count} keys on a page of {told['words']} words"
    row = Row("key to preview in the editor, p95", None, found.p95 * 1000, "ms", KEY_BUDGET * 1000, detail, told)
    results.add(row)


def _publish_row(screen: Screen, results: Results) -> None:
    told = _job(screen, "publish", PAGES)
    if not told["good"]:
        raise RuntimeError(f"publishing failed: {told['told']}")
    detail = f"checked, compiled, verified and put in use, with {told['steps']} steps of progress"
    results.add(Row("publish, once", PAGES, told["seconds"], "s", PUBLISH_BUDGET, detail, told))


def _job(screen: Screen, job: str, number: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.editing", job, folder, str(number)]
        done = subprocess.run(
            command, env=environment(screen), check=True, timeout=_LONGEST, cwd=ROOT, stdout=subprocess.PIPE
        )
    told: dict[str, Any] = json.loads(done.stdout)
    return told
