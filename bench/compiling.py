"""How long it takes to compile a release."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Row, spread
from bench.machine import folder_mb
from bench.releases import ROOT

if TYPE_CHECKING:
    from bench.figures import Results

COMPILE_BUDGET = 10.0
COMPILE_PAGES = 1000
BUNDLE_BUDGET_MB, DEB_BUDGET_MB = 150, 50


def compile_row(results: Results, *, runs: int) -> None:
    """Compile a made workspace of 1,000 pages, each time in a fresh process."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(runs):
            release = Path(folder) / f"{run}.sqlite"
            command = [sys.executable, "-m", "bench.releases", str(release), str(COMPILE_PAGES)]
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, cwd=folder)
            seconds.append(float(done.stdout))
        size = release.stat().st_size / 1e6
    found = spread(seconds)
    detail = f"longest {found.highest:.1f} of {runs}; the release has {size:.1f} MB"
    what = "compile a release, median"
    results.add(Row(what, COMPILE_PAGES, found.median, "s", COMPILE_BUDGET, detail, {"seconds": seconds}))


def size_rows(results: Results) -> None:
    """What a frozen program takes on a disk, if one has been made."""
    dist = ROOT / "dist"
    bundles = sorted(folder for folder in dist.glob("*/") if (folder / "_internal").is_dir())
    packages = sorted(dist.glob("*.deb"))
    if not bundles:
        results.note("installed size: left out, dist/ holds no bundle (python3 dev.py build makes one)")
    for bundle in bundles:
        results.add(Row(f"installed size of dist/{bundle.name}", None, folder_mb(bundle), "MB", BUNDLE_BUDGET_MB))
    if not packages:
        results.note("size of the .deb: left out, dist/ holds none (python3 dev.py build --deb makes one)")
    for package in packages:
        size = package.stat().st_size / 1e6
        results.add(Row(f"size of dist/{package.name}", None, size, "MB", DEB_BUDGET_MB))
