"""The build on a Windows machine: what must be there first, and which steps follow each other."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from freeze.version import version
from tools.python_range import NEWEST, OLDEST
from windows import build, machine
from windows.machine import Machine, problems

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = Machine(
    system="win32",
    windows_build=26100,
    python=(3, 12),
    implementation="CPython",
    bits=64,
    processor="AMD64",
    executable="C:\\Python312\\python.exe",
    free_threaded=False,
    folder="C:\\kiosk",
    free_bytes=10**11,
    long_paths=False,
)
STARTED = machine.ROOT / "packaging" / "build_windows.py"
NOT_IN_PYTHON_2 = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match, ast.AsyncFunctionDef, ast.Nonlocal)
STORE = "C:\\Users\\x\\AppData\\Local\\Microsoft\\WindowsApps\\python.exe"


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("msi.write.shutil.which", lambda tool: f"C:\\msys64\\{tool}.exe")
    monkeypatch.setattr(build, "signtool", lambda: "signtool.exe")


def test_a_good_machine_lacks_nothing() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"system": "linux"}, "Only Windows can freeze"),
        ({"windows_build": 17762}, "older than Windows 10 version 1809"),
        ({"python": (3, 10)}, "This is Python 3.10; 3.11 to 3.14 are supported"),
        ({"python": (3, 15)}, "This is Python 3.15"),
        ({"implementation": "PyPy"}, "not the ordinary Python"),
        ({"free_threaded": True}, "not the ordinary Python"),
        ({"bits": 32}, "for 32 bits on AMD64"),
        ({"processor": "ARM64"}, "for 64 bits on ARM64"),
        ({"executable": STORE}, "from the Microsoft Store"),
        ({"free_bytes": 2 * 10**9}, "has 2.0 GB left; 3 GB are needed"),
        ({"folder": "C:\\" + "long\\" * 20}, "switch on long paths"),
    ],
)
def test_each_lack_is_said_in_a_sentence_of_its_own(change: dict[str, object], said: str) -> None:
    (problem,) = problems(replace(GOOD, **change))  # type: ignore[arg-type]

    assert said in problem
    assert problem.endswith(".") or problem.endswith("(LongPathsEnabled).")


def test_a_long_path_is_no_matter_where_windows_was_told() -> None:
    assert problems(replace(GOOD, folder="C:\\" + "long\\" * 20, long_paths=True)) == []


def test_any_python_reads_the_start_as_far_as_the_sentence(tmp_path: Path) -> None:
    text = STARTED.read_text(encoding="utf-8")
    assert text.isascii(), "Python 2 asks for a declaration of anything else"
    assert not [node for node in ast.walk(ast.parse(text, feature_version=(3, 4))) if isinstance(node, NOT_IN_PYTHON_2)]

    script = tmp_path / "old.py"
    script.write_text(f"import sys\nsys.version_info = (3, 6, 15)\n{text}", encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)

    (problem,) = problems(replace(GOOD, python=(3, 6)))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [f"- {problem}", "Nothing was begun."]


@pytest.mark.parametrize("command", ["python2.7", "python3.6", "python3.7", "python3.8", "python3.9", "python3.10"])
def test_an_old_python_that_is_here_says_which_one_is_needed(command: str) -> None:
    version = command.removeprefix("python")
    asked = subprocess.run([command, "--version"], capture_output=True, check=False) if shutil.which(command) else None
    if asked is None or asked.returncode != 0:
        pytest.skip(f"there is no {command} here")

    done = subprocess.run([command, STARTED], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith(f"- This is Python {version}; 3.11 to 3.14 are supported.")


def test_this_machine_is_looked_at_without_a_fault() -> None:
    assert Machine().free_bytes > 0
    assert Machine().python >= OLDEST


def test_the_script_and_the_project_name_the_pythons_that_are_supported() -> None:
    root = machine.ROOT
    script = (root / "packaging" / "windows" / "build.ps1").read_text(encoding="utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    minors = range(OLDEST[1], NEWEST[1] + 1)

    assert re.findall(r"'(3\.\d+)'", script) == [f"3.{minor}" for minor in reversed(minors)]
    assert project["requires-python"] == f">=3.{minors[0]},<3.{minors[-1] + 1}"


def writes_down(ran: list[list[str]], *, code: int) -> Callable[[list[str]], int]:
    """Runs no command: adds it to those that `ran`, and ends with `code`."""

    def run(command: list[str]) -> int:
        ran.append(command)
        return code

    return run


@pytest.mark.usefixtures("tools")
def test_what_is_signed_is_signed_before_it_is_packed() -> None:
    ran: list[list[str]] = []

    code = build.main(["--thumbprint", "AB", "--timestamp", "http://t"], here=GOOD, run=writes_down(ran, code=0))

    assert code == 0
    assert [(Path(command[1]).name, *command[2:4]) for command in ran] == [
        ("dev.py", "build"),
        ("sign_windows.py", str(build.BUNDLE), "--thumbprint"),
        ("dev.py", "build", "--msi"),
        ("sign_windows.py", str(build.BUNDLE.parent / f"lung-net-kiosk_{version()}_x64.msi"), "--thumbprint"),
    ]
    assert all(Path(command[1]).is_file() for command in ran)
    assert ran[1][-2:] == ["--timestamp", "http://t"]


@pytest.mark.usefixtures("tools")
@pytest.mark.parametrize(
    ("arguments", "names"),
    [([], ["dev.py", "dev.py"]), (["--without-msi"], ["dev.py"])],
    ids=["unsigned", "no package"],
)
def test_only_what_was_asked_for_is_done(arguments: list[str], names: list[str]) -> None:
    ran: list[list[str]] = []

    build.main(arguments, here=GOOD, run=writes_down(ran, code=0))

    assert [Path(command[1]).name for command in ran] == names


@pytest.mark.usefixtures("tools")
def test_the_first_step_that_fails_is_the_last(capsys: pytest.CaptureFixture[str]) -> None:
    ran: list[list[str]] = []

    assert build.main(["--thumbprint", "AB"], here=GOOD, run=writes_down(ran, code=1)) == 1
    assert len(ran) == 1
    assert "Freezing the program and checking it: this did not work" in capsys.readouterr().err


def test_nothing_is_begun_where_something_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("msi.write.shutil.which", lambda _tool: None)
    monkeypatch.setattr(build, "signtool", lambda: None)

    code = build.main(["--thumbprint", "AB"], here=GOOD, run=lambda _command: pytest.fail("it was begun"))

    said = capsys.readouterr().err
    assert code == 2
    assert "signtool.exe cannot be found" in said
    assert "msibuild and gcab cannot be found" in said
    assert "--without-msi" in said


def test_the_script_hands_on_every_option_that_the_build_knows(capsys: pytest.CaptureFixture[str]) -> None:
    script = (Path(build.__file__).with_suffix(".ps1")).read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        build.main(["--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}

    assert set(re.findall(r"'(--[a-z-]+)'", script)) == known
    assert STARTED.name in script
