"""A machine with the program on it and releases in its data folder, and what can be done to it.

A kiosk here is the real program, started in a process of its own; see `kiosk_process`.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from db.release.format import HEADER
from db.release.seal import seal
from db.release.store import ReleaseStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.kiosk.kiosk_process import Program, Sight, Watched

AT_MOST_SECONDS = 10.0
"""The promise is 2 s, which the bench measures; a busy machine may take longer, a hanging one must not."""
HELPLINES = {"999", "111", "116 123"}
START = "Touch to start"
LAST_RESORT = "Please ask a member of staff"
WALK = (("home", ""), ("openContacts", ""), ("openPage", "urgent-help"), ("openGlossary", ""), ("openAbout", ""))
_STATES = ("note", "good", "attention", "broken")


@dataclass(frozen=True)
class Kiosk:
    """One machine: its program and its data folder."""

    program: Program
    data: Path

    @property
    def store(self) -> ReleaseStore:
        return ReleaseStore(self.data / "releases")

    @property
    def in_use(self) -> Path:
        current = self.store.current()
        assert current is not None
        return current.path

    def faults(self) -> list[str]:
        """What the log says of faults."""
        log = (self.data / "logs" / "kiosk.log").read_text(encoding="utf-8")
        return [line for line in log.splitlines() if " INFO " not in line]

    def screen(self, *arguments: object, watch_after_ms: int = 2000) -> AbstractContextManager[Watched]:
        return self.program.watched(*arguments, "--data", self.data, watch_after_ms=watch_after_ms)

    def doctor(self) -> tuple[int, dict[str, dict[str, str]]]:
        """The exit code and the worst check of each name."""
        done = self.program.run("--data", self.data, "doctor", "--json")
        assert done.stderr == ""
        checks = json.loads(done.stdout)["checks"]
        worst_last = sorted(checks, key=lambda check: _STATES.index(check["state"]))
        return done.returncode, {check["name"]: check for check in worst_last}


# What is seen


def readable(sight: Sight, picture: Path | None = None) -> str:
    """Which page stands on the glass: the name of the clinic whose release it is, or "helplines".

    One window, in time, and in the picture there is ink on paper.
    """
    assert len(sight.windows) == 1
    assert sight.seconds < AT_MOST_SECONDS
    if picture is not None:
        image = QImage(str(picture)).scaledToWidth(108)
        shades = [image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())]
        paper = max(set(shades), key=shades.count)
        assert 0.01 < sum(abs(shade - paper) > 60 for shade in shades) / len(shades) < 0.7
    if LAST_RESORT in sight.on_glass:
        assert set(sight.on_glass) >= HELPLINES
        return "helplines"
    assert START in sight.on_glass
    (name,) = {text for text in sight.on_glass if text.startswith("Clinic ") or text == "Patient information"}
    return "starter" if name == "Patient information" else name


def walk(screen: Watched) -> list[Sight]:
    return [screen.go(*place) for place in WALK]


def assert_no_slip_of_ours(kiosk: Kiosk) -> None:
    """A damaged machine is no reason for an exception that nobody catches, nor for a warning of QML's."""
    slips = [line for line in kiosk.faults() if re.search(r"Uncaught|Traceback|Exception|Qt: (?!inotify)", line)]
    assert slips == []


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    give_up = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < give_up
        time.sleep(0.02)


# What is done to a machine


def truncate(size: int | float, kiosk: Kiosk) -> None:
    """To `size` bytes, or to this share; a negative number is taken away from the end."""
    whole = kiosk.in_use.stat().st_size
    keep = int(size * whole) if isinstance(size, float) else size if size >= 0 else whole + size
    os.truncate(kiosk.in_use, keep)


def write_pointer(text: bytes, kiosk: Kiosk) -> None:
    kiosk.store.pointer.write_bytes(text)


def demand_newer_program(kiosk: Kiosk) -> None:
    make_newer(kiosk.in_use)


def make_newer(release: Path) -> None:
    """As a release of a later format is: sound, and not for this program."""
    connection = sqlite3.connect(release)
    connection.execute("UPDATE header SET format = 9, needs = 9")
    row = connection.execute(f"SELECT {', '.join(HEADER)} FROM header").fetchone()
    connection.execute("UPDATE header SET seal = ?", [seal("header", row)])
    connection.execute("PRAGMA user_version = 9")
    connection.commit()
    connection.close()


def remove_releases(kiosk: Kiosk) -> None:
    for each in kiosk.store.installed():
        each.path.unlink()


def put_a_file_in_its_place(kiosk: Kiosk) -> None:
    kiosk.data.write_text("in the way")


def spoil_typefaces(kiosk: Kiosk) -> None:
    for face in (kiosk.program.with_own("assets") / "fonts").glob("*.ttf"):
        face.write_bytes(b"\0\1\0\0" + bytes(range(256)) * 20)


def lose_assets(kiosk: Kiosk) -> None:
    shutil.rmtree(kiosk.program.with_own("assets"))


def lose_starter(kiosk: Kiosk) -> None:
    (kiosk.program.root / "build" / "starter.sqlite").unlink()


def change_screen(name: str, words: str, kiosk: Kiosk) -> None:
    (kiosk.program.with_own("ui") / "KioskUi" / name).write_text(words)


def overwrite(kiosk: Kiosk) -> None:
    with kiosk.in_use.open("rb+") as file:
        file.write(random.Random(1).randbytes(kiosk.in_use.stat().st_size))


def replace_by_another_file(kiosk: Kiosk) -> None:
    other = kiosk.data / "other"
    other.write_bytes(b"Dear Sir or Madam, " * 1000)
    other.replace(kiosk.in_use)


def put_a_file_for_the_releases(kiosk: Kiosk) -> None:
    shutil.rmtree(kiosk.store.folder)
    kiosk.store.folder.write_text("in the way")


def change_with_sql(sql: str, kiosk: Kiosk) -> None:
    """What anybody with an SQLite tool can do."""
    with sqlite3.connect(kiosk.in_use) as connection:
        assert connection.execute(sql).rowcount > 0
    connection.close()


# How its program is bound


def bound_by_permissions(kiosk: Kiosk) -> Kiosk:
    """The same machine, with a program that permissions bind also where the tests run as root."""
    if sys.platform == "win32":
        pytest.skip("permissions are another matter on Windows")
    if os.geteuid() != 0:
        return kiosk
    powers = "-dac_override,-dac_read_search"
    before = ("setpriv", f"--inh-caps={powers}", f"--bounding-set={powers}")
    if not _starts(before):
        pytest.skip("root may read and write everything, and setpriv cannot change that here")
    return replace(kiosk, program=replace(kiosk.program, before=before))


def on_a_full_disk(kiosk: Kiosk, kept: Path) -> Kiosk:
    """The same machine, with `kept` for its data folder, on a disk that only its program sees and that is full."""
    unshare = ("unshare", "--mount") if hasattr(os, "geteuid") and os.geteuid() == 0 else ("unshare", "--mount", "-r")
    mount = (
        f'mount -t tmpfs -o size=4m full "{kiosk.data}" && cp -r "{kept}/." "{kiosk.data}" && '
        f'(cat /dev/zero > "{kiosk.data}/filler" 2>/dev/null || true) && exec "$@"'
    )
    before = (*unshare, "sh", "-c", mount, "sh")
    if not _starts(before):
        pytest.skip("no disk of its own can be mounted here")
    return replace(kiosk, program=replace(kiosk.program, before=before))


def _starts(before: tuple[str, ...]) -> bool:
    if shutil.which(before[0]) is None:
        return False
    return subprocess.run([*before, "true"], capture_output=True, check=False).returncode == 0
