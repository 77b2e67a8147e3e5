"""Programs seen from outside: the same finger and the same eyes for the kiosk and for a browser."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.display import TALL, WIDE, Finger, Watcher
from bench.figures import Row, spread
from bench.html_pages import write_site
from bench.machine import descendants, missing, pss_mb
from bench.releases import ROOT
from bench.started import environment, kiosk_arguments
from bench.taps import visit

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from bench.display import Screen
    from bench.figures import Results
    from bench.releases import Prepared

GOAL = 0.33
START_QUIET, TAP_QUIET = 1.5, 0.3
SAME_TARGET_PAUSE = 0.6
"""Longer than the kiosk's guard against a trembling second tap."""
LEAST_COLOURS = 4

Box = list[int]


def compared(made: Prepared, screen: Screen, results: Results, *, starts: int, pages_per_section: int) -> None:
    """Start, taps and memory of the kiosk and, where it is installed, of Chromium with the same pages."""
    try:
        finger = Finger(screen.name)
    except OSError as fault:
        results.note(f"comparison from outside: left out, {fault}")
        return
    routes = visit("routes", made, screen, most=pages_per_section)
    watcher = Watcher(screen.pixels)
    kiosk = [sys.executable, "-m", "kiosk", *kiosk_arguments(made)]
    ours = measure("kiosk", kiosk, made, screen, results, finger, watcher, routes, starts)
    if missing("chromium"):
        results.note("Chromium: left out, it is not installed (chromium on PATH)")
        return
    with tempfile.TemporaryDirectory() as folder:
        _write_pages(Path(folder), made, routes)
        theirs = measure("Chromium", chromium(Path(folder)), made, screen, results, finger, watcher, routes, starts)
    results.add(Row("start, kiosk against Chromium (goal)", made.pages, ours / theirs, "", GOAL, "both from outside"))
    results.note(
        f"from outside: all pixels looked at every {median(watcher.looks) * 1000 + 0.6:.1f} ms, for both alike"
    )


def chromium(folder: Path) -> list[str]:
    """Chromium as a kiosk would run it, without a network and with its fastest way to draw without a GPU."""
    command = ["chromium", "--kiosk", f"--window-size={WIDE},{TALL}", "--window-position=0,0", "--disable-gpu"]
    command += [f"--user-data-dir={folder / 'profile'}", "--no-first-run", "--no-default-browser-check"]
    command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    command += ["--disable-extensions", "--password-store=basic", "--disable-features=Translate,MediaRouter"]
    if os.geteuid() == 0:
        command.append("--no-sandbox")
    return [*command, (folder / "index.html").as_uri()]


def measure(
    name: str,
    command: Sequence[str],
    made: Prepared,
    screen: Screen,
    results: Results,
    finger: Finger,
    watcher: Watcher,
    routes: dict[str, Any],
    starts: int,
) -> float:
    """Add the rows of one program; its median start in seconds."""
    seconds = []
    for run in range(starts + 1):
        with running(command, screen, watcher) as (_, began):
            settled = watcher.settle(quiet=START_QUIET, limit=30, least_colours=LEAST_COLOURS)
            if settled is None:
                raise RuntimeError(f"{name} showed no screen within 30 s")
        if run:  # the first one fills the caches of files, and a browser makes its profile
            seconds.append(settled.last - began)
    start = spread(seconds)
    detail = f"{start.lowest:.2f} to {start.highest:.2f} of {starts}"
    what = f"{name} from outside: start to settled"
    results.add(Row(what, made.pages, start.median, "s", None, detail, {"seconds": seconds}))
    with running(command, screen, watcher) as (process, _):
        watcher.settle(quiet=START_QUIET, limit=30, least_colours=LEAST_COLOURS)
        taps = tour(finger, watcher, routes)
        pids = descendants(process.pid)
        memory = pss_mb(*pids)
    first, last = spread([a for a, _ in taps]), spread([b for _, b in taps])
    detail = f"p50 {last.median:.0f} of {last.count} pages; first change p50 {first.median:.0f}, p95 {first.p95:.0f}"
    what = f"{name} from outside: tap to settled page, p95"
    results.add(Row(what, made.pages, last.p95, "ms", None, detail, {"first_and_last_change_ms": taps}))
    detail = f"{len(pids)} {'process' if len(pids) == 1 else 'processes'}, after these taps"
    results.add(Row(f"{name}: memory (PSS)", made.pages, memory, "MB", None, detail))
    return start.median


def tour(finger: Finger, watcher: Watcher, routes: dict[str, Any]) -> list[tuple[float, float]]:
    """Open every page of the routes from its section: ms from lifting to the first and to the last change."""
    taps = []
    touch(finger, watcher, routes["start"])
    for section in routes["sections"]:
        touch(finger, watcher, section["box"])
        for page in section["pages"]:
            lifted, seen = touch(finger, watcher, page["box"])
            taps.append(((seen[0] - lifted) * 1000, (seen[1] - lifted) * 1000))
            touch(finger, watcher, routes["back"])
        touch(finger, watcher, routes["home"])
    return taps


def touch(finger: Finger, watcher: Watcher, box: Box) -> tuple[float, tuple[float, float]]:
    """Tap the middle of a box: the moment of lifting, and those of the first and the last change."""
    time.sleep(SAME_TARGET_PAUSE)
    finger.press(box[0] + box[2] // 2, box[1] + box[3] // 2)
    watcher.rest(quiet=0.1, limit=2)
    lifted = finger.release()
    settled = watcher.settle(quiet=TAP_QUIET, limit=10)
    if settled is None:
        raise RuntimeError(f"a tap at {box} changed nothing")
    return lifted, (settled.first, settled.last)


@contextmanager
def running(
    command: Sequence[str], screen: Screen, watcher: Watcher
) -> Generator[tuple[subprocess.Popen[bytes], float]]:
    """A program on an empty screen, and the moment before it was started (`time.monotonic`)."""
    watcher.rest(quiet=0.5, limit=10)
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        process = subprocess.Popen(command, env=environment(screen), stderr=said, stdout=said, start_new_session=True)
        try:
            yield process, began
        finally:
            _end(process)
    watcher.rest(quiet=0.5, limit=10)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started."""
    children = descendants(process.pid)
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for pid in children:
            try:
                os.kill(pid, sign)
            except ProcessLookupError:
                continue
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue
        else:
            time.sleep(0.3)


def _write_pages(folder: Path, made: Prepared, routes: dict[str, Any]) -> None:
    from db.library import Library

    library = Library.open(made.release, nation="ENG")
    try:
        write_site(folder, ROOT / "assets" / "fonts", library, routes)
    finally:
        library.close()
    (folder / "routes.json").write_text(json.dumps(routes), encoding="utf-8")
