"""The gate that runs the frozen program: a program that ends, speaks or compiles otherwise than it should is named."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from freeze.version import version
from gates import commands

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its program is a script")
LOOKED_AT = ("content", "typefaces", "data folder", "clock")
GOOD = {name: {"name": name, "state": "good", "found": "as it should be"} for name in LOOKED_AT}
PROGRAM = """#!{python}
import json, pathlib, sys
words = sys.argv[1:]
if words == ["--version"]:
    print({named!r})
elif words == ["--help"]:
    print("Usage: kiosk editor")
elif "doctor" in words:
    print(json.dumps({{"checks": {checks!r}}}))
    sys.exit(1)
elif "build" in words:
    pathlib.Path(words[-1]).write_bytes({compiled!r})
elif "import" in words:
    print({said!r}, file=sys.stderr)
    sys.exit({code})
"""


class Frozen:
    """A folder with a program that answers as it is told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "_internal").mkdir(parents=True)
        (root / "_internal" / "starter.sqlite").write_bytes(b"starter")

    def answers(
        self,
        *,
        named: str = f"kiosk, version {version()}",
        checks: dict[str, dict[str, str]] | None = None,
        compiled: bytes = b"starter",
        said: str = "53 pages",
        code: int = 0,
    ) -> list[str]:
        told = list((GOOD | (checks or {})).values())
        text = PROGRAM.format(python=sys.executable, named=named, checks=told, compiled=compiled, said=said, code=code)
        for name in ("kiosk", "editor"):
            (self.root / name).write_text(text, encoding="utf-8")
            (self.root / name).chmod(0o755)
        return commands.check(self.root)


@pytest.fixture
def frozen(tmp_path: Path) -> Frozen:
    return Frozen(tmp_path / "bundle")


def test_a_program_that_answers_as_it_should_passes(frozen: Frozen) -> None:
    assert frozen.answers() == []


def test_what_the_doctor_finds_is_told(frozen: Frozen) -> None:
    ill = {"typefaces": {"name": "typefaces", "state": "fault", "found": "none can be read"}}

    assert frozen.answers(checks=ill) == ["kiosk doctor: typefaces is not good: none can be read"]


def test_another_release_than_the_one_it_carries_is_told(frozen: Frozen) -> None:
    (problem,) = frozen.answers(compiled=b"another")

    assert problem.startswith("The frozen program compiles the starter content to another release")


def test_a_wrong_end_and_a_traceback_are_told(frozen: Frozen) -> None:
    said = frozen.answers(code=3, said="Traceback (most recent call last)")

    assert [each.partition("/")[0] for each in said] == ["kiosk content import "] * 2
    assert "exit code 3" in said[0]
    assert "says what it should not: Traceback" in said[1]


def test_another_version_is_told(frozen: Frozen) -> None:
    assert frozen.answers(named="kiosk, version 0.0.0") == ["kiosk --version says 'kiosk, version 0.0.0'."]
