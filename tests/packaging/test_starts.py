"""Windows has one executable more: what IT types must answer in a console, and end with a code that is waited for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from freeze.starts import COMMANDS, has_console, starts
from kiosk import __version__

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_each_executable_has_a_script_of_its_own(platform: str) -> None:
    scripts = list(starts(platform).values())

    assert all(each.is_file() for each in scripts)
    # PyInstaller tells them apart by these names.
    assert len({each.stem for each in scripts}) == len(scripts)


def test_windows_alone_has_one_for_the_console() -> None:
    assert set(starts("win32")) - set(starts("linux")) == {COMMANDS}
    assert [name for name in starts("win32") if has_console(name, "win32")] == [COMMANDS]
    assert all(has_console(name, "linux") for name in starts("linux"))


def test_the_one_for_the_console_answers_as_the_kiosk_does() -> None:
    command = [sys.executable, str(starts("win32")[COMMANDS]), "--version"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)})

    assert (done.returncode, done.stdout) == (0, f"kiosk, version {__version__}\n"), done.stderr


def test_the_spec_takes_them_from_there() -> None:
    spec = (ROOT / "build_spec.spec").read_text(encoding="utf-8")

    assert "STARTS = starts()" in spec
    assert re.search(r"console=has_console\(name\)", spec)


def test_windows_shows_nobody_a_traceback_of_any_of_them() -> None:
    spec = (ROOT / "build_spec.spec").read_text(encoding="utf-8")

    assert spec.count("EXE(") == spec.count("disable_windowed_traceback=True,") == 1
