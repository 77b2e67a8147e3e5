"""The frozen program says what it should, and nothing else: a module that was left out shows here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
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
        trial = _Trial(bundle, Path(folder))
        return [*_doctor(trial), *_content(trial), *_names(trial)]


@dataclass(frozen=True, slots=True)
class _Trial:
    """A frozen program, and a folder in which it is tried."""

    bundle: Path
    work: Path

    def run(self, name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.bundle / name), *map(str, arguments)],
            capture_output=True,
            text=True,
            env=environment(self.work),
            cwd=self.work,
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def kiosk(self, *arguments: object, good: tuple[int, ...] = (0,), silent: bool = False) -> tuple[str, list[str]]:
        """What a command of the kiosk prints, and what is wrong with how it ends and what it says.

        `good` are the exit codes it may have; a `silent` one says nothing on standard error.
        """
        done = self.run("kiosk", "--data", self.work / "data", *arguments)
        name, last = "kiosk " + " ".join(map(str, arguments)), _last(done.stderr or done.stdout)
        problems = []
        if done.returncode not in good:
            problems.append(f"{name}: exit code {done.returncode}. {last}")
        if TROUBLE.search(done.stdout + done.stderr) or (silent and done.stderr.strip()):
            problems.append(f"{name} says what it should not: {last}")
        return done.stdout, problems


def _doctor(trial: _Trial) -> Iterator[str]:
    """On a machine without a display and without releases something is always amiss: exit code 1."""
    out, problems = trial.kiosk("doctor", "--json", good=(1,), silent=True)
    if problems:
        yield from problems
        return
    told = {finding["name"]: finding for finding in json.loads(out)["checks"]}
    for name in ("content", "typefaces", "data folder", "clock"):
        if told[name]["state"] != "good":
            yield f"kiosk doctor: {name} is not good: {told[name]['found']}"


def _content(trial: _Trial) -> Iterator[str]:
    """From the texts to an installed release, all with what the program carries."""
    carried = trial.bundle / "_internal"
    for arguments in (["config", "explain"], ["content", "import", carried / "db" / "content"]):
        yield from trial.kiosk(*arguments)[1]
    starter = trial.work / "starter.sqlite"
    yield from trial.kiosk("release", "build", "--starter", "--out", starter)[1]
    if starter.is_file() and starter.read_bytes() != (carried / "starter.sqlite").read_bytes():
        yield "The frozen program compiles the starter content to another release than the one it carries."
    yield from trial.kiosk("release", "install", carried / "starter.sqlite", good=(0, 1))[1]


def _names(trial: _Trial) -> Iterator[str]:
    """Each executable that answers in words says who it is."""
    for name, option, begins in (
        ("kiosk", "--version", f"kiosk, version {version()}"),
        ("editor", "--help", "Usage: "),
    ):
        done = trial.run(name, option)
        if not done.stdout.startswith(begins) or done.stderr:
            yield f"{name} {option} says {(done.stdout + done.stderr).strip()!r}."


def _last(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return " / ".join(lines[-2:])
