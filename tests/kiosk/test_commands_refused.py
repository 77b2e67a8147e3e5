"""What a command says of a file, a folder or a line that it cannot use: plain words and an exit code."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.kiosk.machine import Kiosk, bound_by_permissions, files_below, make_newer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.kiosk.kiosk_process import Program


PIPES = hasattr(os, "mkfifo")
FULL = Path("/dev/full")


@pytest.fixture
def places(tmp_path: Path, starter_file: Path) -> dict[str, Path]:
    """Things that are not what a command wants, by name."""
    letter = tmp_path / "letter.sqlite"
    letter.write_text("Dear Sir or Madam, " * 100, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "note.txt").write_text("kept")
    newer = tmp_path / "newer.sqlite"
    shutil.copy(starter_file, newer)
    make_newer(newer)
    database = tmp_path / "database.sqlite"
    sqlite3.connect(database).execute("CREATE TABLE t (x)").connection.close()
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    toml = tmp_path / "kiosk.toml"
    toml.write_text("screen = [")
    if PIPES:
        os.mkfifo(tmp_path / "pipe")
    return {
        "missing": tmp_path / "missing.sqlite",
        "letter": letter,
        "folder": folder,
        "newer": newer,
        "database": database,
        "empty": empty,
        "toml": toml,
        "pipe": tmp_path / "pipe",
        "data": tmp_path / "data",
    }


def wrong(line: str, code: int, told: str, *, slow: bool = False) -> object:
    """A command line, what it ends with, and words of what it says."""
    marks = [pytest.mark.slow] if slow else []
    if "{pipe}" in line:
        marks.append(pytest.mark.skipif(not PIPES, reason="this platform has no pipes in folders"))
    return pytest.param(line.split(), code, told, id=line, marks=marks)


WRONG = [
    wrong("release verify {missing}", 3, "There is no release at", slow=True),
    wrong("release verify {letter}", 1, "it is not a database"),
    wrong("release verify {folder}", 3, "cannot be read: it is a folder"),
    wrong("release verify {pipe}", 3, "cannot be read: it is no ordinary file"),
    wrong("release verify {newer}", 1, "newer version of this program", slow=True),
    wrong("release verify {database}", 1, "is not a release"),
    wrong("release verify {empty}", 1, "the file is empty", slow=True),
    wrong("release verify", 2, "Missing argument 'FILE'"),
    wrong("release install {missing}", 3, "There is no release at"),
    wrong("release install {letter}", 1, "it is not a database", slow=True),
    wrong("release install {folder}", 3, "cannot be read: it is a folder"),
    wrong("release install {pipe}", 3, "cannot be read: it is no ordinary file"),
    wrong("release install {newer}", 1, "newer version of this program"),
    wrong("release install", 2, "Missing argument 'FILE'", slow=True),
    wrong("release rollback", 1, "no earlier release"),
    wrong("release rollback --to", 2, "requires an argument", slow=True),
    wrong("release build --out {folder}/note.txt/x", 3, "cannot be written"),
    wrong("release build --out {letter}", 3, "is not a release and is left as it is", slow=True),
    wrong("content import {missing}", 1, "missing.sqlite"),
    wrong("content import {letter}", 1, "letter.sqlite", slow=True),
    wrong("content import", 2, "Missing argument 'FOLDER'", slow=True),
    wrong("content export {folder}", 1, "not empty"),
    wrong("content export {letter}", 1, "letter.sqlite"),
    wrong("content check {letter}", 1, "letter.sqlite", slow=True),
    wrong("config check {toml}", 1, "kiosk.toml"),
    wrong("config check {missing}", 1, "missing.sqlite", slow=True),
    wrong("tour --out {data} --theme pink", 2, "'pink' is not one of"),
    wrong("tour", 2, "Say where the pictures go: --out DIR for the kiosk", slow=True),
    wrong("doctor --jsno", 2, "No such option"),
    wrong("--windowed doctor", 2, "takes no command", slow=True),
    wrong("nothing", 2, "No such command 'nothing'"),
    wrong("--data", 2, "requires an argument", slow=True),
]


@pytest.mark.parametrize(("arguments", "code", "told"), WRONG)
def test_what_goes_wrong_is_told_in_plain_words(
    program: Program, places: dict[str, Path], arguments: list[str], code: int, told: str
) -> None:
    done = program.run("--data", places["data"], *(each.format(**places) for each in arguments))

    said = (done.stdout if arguments[0] == "config" else done.stderr).rstrip()
    assert done.returncode == code
    assert told in said
    assert code == 2 or said.endswith("."), "a sentence"
    assert list(places["data"].rglob("*.sqlite")) == [], "nothing was made"
    assert [file.name for file in places["folder"].iterdir()] == ["note.txt"]


@pytest.mark.skipif(not FULL.exists(), reason="this platform has no disk that is always full")
@pytest.mark.parametrize("line", [("doctor",), ("config", "explain")], ids=" ".join)
def test_what_cannot_be_printed_on_a_full_disk_is_told_in_a_sentence(
    program: Program, tmp_path: Path, line: tuple[str, ...]
) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "--data", str(tmp_path / "data"), *line],
            cwd=program.root,
            env=program.environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )

    assert done.returncode == 3
    assert done.stderr == "What there is to say cannot be written: No space left on device.\n"


MENDED = "cannot be read: Permission denied. Check its permissions."
FORBIDDEN = [
    ("starter.sqlite", 0, "release verify {starter.sqlite}", 3, "starter.sqlite cannot be read: Permission denied."),
    ("starter.sqlite", 0, "release install {starter.sqlite}", 3, "starter.sqlite cannot be read: Permission denied."),
    ("kiosk.toml", 0, "config check {kiosk.toml}", 1, "found a file that this account may not read"),
    ("content", 0, "content check {content}", 1, MENDED),
    ("content", 0o444, "content import {content}", 1, MENDED),
    ("content/pages", 0, "content import {content}", 1, MENDED),
    ("content", 0o555, "content export {content}/new", 1, "cannot be written: Permission denied."),
    ("content", 0o555, "release build --out {content}", 3, "it may not be written to"),
    ("content", 0o555, "tour --out {content}", 1, "could not be written."),
    ("content", 0o555, "tour --out {content}/new", 1, "cannot be written: Permission denied."),
]
QUICK = (0, 4, 5, 7)


@pytest.mark.parametrize(
    ("forbidden", "mode", "command", "code", "told"),
    [
        pytest.param(*each, id=each[2], marks=[] if number in QUICK else [pytest.mark.slow])
        for number, each in enumerate(FORBIDDEN)
    ],
)
def test_what_may_not_be_touched_is_told(
    program: Program, starter_file: Path, tmp_path: Path, forbidden: str, mode: int, command: str, code: int, told: str
) -> None:
    shutil.copy(starter_file, tmp_path)
    (tmp_path / "kiosk.toml").touch()
    (tmp_path / "content" / "pages").mkdir(parents=True)
    bound = bound_by_permissions(Kiosk(program, tmp_path / "data"))
    (tmp_path / forbidden).chmod(mode)

    done = bound.program.run("--data", bound.data, *re.sub(r"{(.*?)}", rf"{tmp_path}/\1", command).split())

    (tmp_path / forbidden).chmod(0o755)
    assert done.returncode == code
    assert told in done.stderr + done.stdout


def put_a_letter_for_the_workspace(data: Path) -> None:
    data.mkdir()
    (data / "workspace.sqlite").write_bytes(b"Dear Sir or Madam, " * 400)


def put_a_newer_workspace(data: Path) -> None:
    data.mkdir()
    connection = sqlite3.connect(data / "workspace.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def put_a_letter_for_the_data_folder(data: Path) -> None:
    data.write_text("Dear Sir or Madam,")


@pytest.mark.parametrize(
    ("harm", "command"),
    [
        pytest.param(put_a_letter_for_the_data_folder, "content import {content}", id="no-folder-import"),
        pytest.param(put_a_letter_for_the_data_folder, "release install {starter}", id="no-folder-install"),
        pytest.param(put_a_letter_for_the_data_folder, "release list", id="no-folder-list", marks=pytest.mark.slow),
        pytest.param(put_a_letter_for_the_workspace, "content import {content}", id="letter-import"),
        pytest.param(put_a_letter_for_the_workspace, "release build --out {out}", id="letter-build"),
        pytest.param(put_a_letter_for_the_workspace, "content check", id="letter-check", marks=pytest.mark.slow),
        pytest.param(put_a_newer_workspace, "content export {out}", id="newer-export"),
        pytest.param(put_a_newer_workspace, "content import {content}", id="newer-import", marks=pytest.mark.slow),
    ],
)
def test_data_that_cannot_be_used_is_told_and_left_as_it_is(
    program: Program, starter_file: Path, tmp_path: Path, harm: Callable[[Path], object], command: str
) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    harm(data)
    before = files_below(tmp_path)
    places = {"content": program.root / "db" / "content", "starter": starter_file, "out": out}

    done = program.run("--data", data, *command.format(**places).split())

    assert (done.returncode, done.stdout) == (3, "")
    assert str(data) in done.stderr
    assert done.stderr.rstrip().endswith(".")
    assert files_below(tmp_path) == before


def test_settings_that_cannot_be_read_are_told_and_keep_no_command_from_its_work(
    program: Program, places: dict[str, Path]
) -> None:
    done = program.run("--config", places["toml"], "--data", places["data"], "release", "list")

    assert done.returncode == 0
    assert "kiosk.toml" in done.stderr
    assert done.stdout.startswith("No release is installed")
