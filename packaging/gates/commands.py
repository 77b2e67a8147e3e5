"""The frozen program says what it should, and nothing else: a module that was left out shows here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from freeze.version import version

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_SECONDS = 300
TROUBLE = re.compile(r"Traceback|\[PYI-|ModuleNotFoundError|qt\.|QML|qrc:", re.IGNORECASE)


def environment(data: Path) -> dict[str, str]:
    """A machine without settings, without a screen and without a graphics card."""
    outside = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "QT_", "QSG_", "QML"))}
    cleared = {"XDG_CONFIG_HOME": str(data / "no-settings"), "XDG_CACHE_HOME": str(data / "cache")}
    return {**outside, **cleared, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "LC_ALL": "C.UTF-8"}


def check(bundle: Path) -> list[str]:
    """Run the commands that need most of the program."""
    with tempfile.TemporaryDirectory() as folder:
        return [*_check(bundle, Path(folder))]


def _check(bundle: Path, work: Path) -> Iterator[str]:
    kiosk, data = bundle / "kiosk", work / "data"

    def run(*arguments: object, good: tuple[int, ...] = (0,), silent: bool = False) -> tuple[str, list[str]]:
        done = subprocess.run(
            [str(kiosk), "--data", str(data), *map(str, arguments)],
            capture_output=True,
            text=True,
            env=environment(work),
            cwd=work,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        said = "kiosk " + " ".join(map(str, arguments))
        problems = []
        if done.returncode not in good:
            problems.append(f"{said}: exit code {done.returncode}. {_last(done.stderr or done.stdout)}")
        if TROUBLE.search(done.stdout + done.stderr) or (silent and done.stderr.strip()):
            problems.append(f"{said} says what it should not: {_last(done.stderr or done.stdout)}")
        return done.stdout, problems

    out, problems = run("doctor", "--json", good=(1,), silent=True)
    yield from problems
    if not problems:
        told = {finding["name"]: finding for finding in json.loads(out)["checks"]}
        for name in ("content", "typefaces", "data folder", "clock"):
            if told[name]["state"] != "good":
                yield f"kiosk doctor: {name} is not good: {told[name]['found']}"
    for arguments in (["config", "explain"], ["content", "import", bundle / "_internal" / "db" / "content"]):
        yield from run(*arguments)[1]
    starter = work / "starter.sqlite"
    yield from run("release", "build", "--starter", "--out", starter)[1]
    if starter.is_file() and starter.read_bytes() != (bundle / "_internal" / "starter.sqlite").read_bytes():
        yield "The frozen program compiles the starter content to another release than the one it carries."
    yield from run("release", "install", bundle / "_internal" / "starter.sqlite", good=(0, 1))[1]
    for name, begins in (("kiosk", f"kiosk, version {version()}"), ("editor", "Usage: ")):
        option = "--version" if name == "kiosk" else "--help"
        done = subprocess.run(
            [str(bundle / name), option],
            capture_output=True,
            text=True,
            env=environment(work),
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        if not done.stdout.startswith(begins) or done.stderr:
            yield f"{name} {option} says {(done.stdout + done.stderr).strip()!r}."


def _last(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return " / ".join(lines[-2:])
