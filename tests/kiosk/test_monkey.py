"""Whatever is done to the glass and the keys, the kiosk stands (SEC-12)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MONKEY = Path(__file__).with_name("monkey.py")
SEED = 20261123
# Of the memory: a short run is hardly warm when it ends, and shows a gross leak only. Memory is given back before it is
# looked at, as between two visits: the monkey's follow each other too closely, and on a busy machine the pieces left
# between living objects came to 7 MB in a long run without anything being held. What is left, 0.7 to 2.2 MB in runs
# side by side, is for the most part letters that Qt draws in a size or place where none was drawn before.
SHORT, LONG = (2_000, 20_000), (100_000, 4_000)
ON_EVERY_RUN = {"tap", "double tap", "long press", "drifting tap", "flick", "two fingers", "palm", "mouse", "key"}


def let_loose(release: Path, events: int, seed: int = SEED) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(MONKEY), str(release), str(events), str(seed)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    (line,) = done.stdout.splitlines()
    report: dict[str, Any] = json.loads(line)
    return report


@pytest.mark.skipif(sys.platform != "linux", reason="processes and memory are counted in /proc")
@pytest.mark.parametrize(("events", "most_growth_kb"), [SHORT, pytest.param(*LONG, marks=pytest.mark.slow)])
def test_random_touches_and_keys_break_nothing(events: int, most_growth_kb: int, starter_file: Path) -> None:
    report = let_loose(starter_file, events)

    warm = report["memory"][report["warm"] :]
    fifth = max(1, len(warm) // 5)
    growth = median(warm[-fifth:]) - median(warm[:fifth])
    reached = sum(len(slugs) for slugs in report["places"].values())
    print(f"{report['events']} events in {report['seconds']:.0f} s; {report['visits']} visits; {reached} places")
    print(f"memory {median(warm[:fifth]) / 1000:.1f} MB after the warm-up, {growth / 1000:+.1f} MB at the end")
    assert report["complaints"] == []
    assert report["events"] == events
    assert report["knocks"] == 0, "nobody comes upon the staff panel by chance"
    assert report["done"].keys() >= ON_EVERY_RUN
    assert reached > 20
    assert report["visits"] > events / 200
    assert (report["most_windows"], report["most_processes"]) == (1, 1)
    assert not report["closed"]
    assert report["at_the_end"] == ["attract", "True"]
    assert growth < most_growth_kb
