"""Backups: made by SQLite, found whole before they count, three kept, whatever the clock says."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from db import schema
from db.backup import backup as backup_module
from db.backup.backup import STEPS, back_up
from db.backup.opening import open_backed_up
from db.backup.shelf import BackupFault, backups, examine
from db.records import Page
from db.workspace import Workspace, WorkspaceError
from tests.db.items import make
from tests.db.own_process import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MORNING = datetime(2026, 11, 26, 7, 42)
LONG_AGO = datetime(1970, 1, 1, 0, 0)

PULL_THE_PLUG = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from db.backup import backup

def step(name):
    print(name, flush=True)
    if name == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

backup.step = step
backup.back_up(Path(sys.argv[1]), Path(sys.argv[2]), now=datetime(2026, 11, 27, 8, 0))
"""

FILL_THE_DISK = """
import resource, signal, sys
from datetime import datetime
from pathlib import Path
from db.backup.backup import back_up
from db.backup.shelf import BackupFault

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    back_up(Path(sys.argv[1]), Path(sys.argv[2]), now=datetime(2026, 11, 27, 8, 0))
except BackupFault as fault:
    print(fault)
    sys.exit(3)
"""

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be ended like a pulled plug there")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "workspace.sqlite"
    with Workspace.create(path) as made:
        made.put("page", make(Page, title="First"), origin="site", author="Ann")
    return path


@pytest.fixture
def folder(workspace: Path) -> Path:
    return workspace.parent / "backups"


def save(path: Path, title: str) -> None:
    with Workspace.open(path) as workspace:
        workspace.put("page", make(Page, title=title), origin="site", author="Ann")


def title_in(path: Path) -> str:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return str(
            connection.execute("SELECT content ->> 'title' FROM revision ORDER BY number DESC LIMIT 1").fetchone()[0]
        )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


def test_a_backup_is_one_whole_file_named_by_its_minute(workspace: Path, folder: Path) -> None:
    made = back_up(workspace, folder, now=MORNING)

    assert names(folder) == ["workspace-2026-11-26T0742.sqlite"]
    assert backups(folder) == [made]
    assert (made.sound, made.number, made.schema, made.replaced) == (True, 1, schema.SCHEMA, False)
    assert made.path.read_bytes()[18:20] == b"\x01\x01"  # no log beside it
    assert title_in(made.path) == "First"


def test_a_backup_holds_what_somebody_saved_a_moment_ago_and_has_open(workspace: Path, folder: Path) -> None:
    with Workspace.open(workspace) as opened:
        opened.put("page", make(Page, title="Still in the log"), origin="site", author="Ann")
        made = back_up(workspace, folder, now=MORNING)
        opened.put("page", make(Page, title="Later"), origin="site", author="Ann")

    assert title_in(made.path) == "Still in the log"


def test_three_are_kept_by_the_order_they_were_made_in(workspace: Path, folder: Path) -> None:
    for day in (20, 21, 22, 23):
        back_up(workspace, folder, now=MORNING.replace(day=day))

    assert [each.made.day for each in backups(folder)] == [23, 22, 21]


def test_a_clock_that_jumps_back_prunes_no_newer_backup(workspace: Path, folder: Path) -> None:
    for now in (MORNING, MORNING.replace(day=27), datetime(2038, 1, 19, 3, 14)):
        back_up(workspace, folder, now=now)
    save(workspace, "Newest")

    back_up(workspace, folder, now=LONG_AGO)

    kept = backups(folder)
    assert [each.made.year for each in kept] == [1970, 2038, 2026]
    assert title_in(kept[0].path) == "Newest"


def test_two_backups_of_one_minute_stand_side_by_side(workspace: Path, folder: Path) -> None:
    first = back_up(workspace, folder, now=MORNING)
    save(workspace, "Second")
    second = back_up(workspace, folder, now=MORNING)

    assert (title_in(first.path), title_in(second.path)) == ("First", "Second")
    assert second.name == "workspace-2026-11-26T0742-2.sqlite"


def test_the_only_sound_backup_is_never_pruned(workspace: Path, folder: Path) -> None:
    sound = back_up(workspace, folder, now=MORNING)
    for day in (27, 28, 29):
        (folder / f"workspace-2026-11-{day}T0742.sqlite").write_bytes(b"damaged")

    back_up(workspace, folder, now=MORNING.replace(day=30))

    found = backups(folder)
    assert [each.sound for each in found] == [True, True, False, False, False]
    assert sound.path in {each.path for each in found}


def test_damaged_backups_go_once_three_are_sound(workspace: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / "workspace-2026-11-01T0742.sqlite").write_bytes(b"damaged")
    (folder / "a letter.txt").write_text("not ours", encoding="utf-8")

    for day in (24, 25, 26):
        back_up(workspace, folder, now=MORNING.replace(day=day))

    assert [each.made.day for each in backups(folder)] == [26, 25, 24]
    assert "a letter.txt" in names(folder)


def test_a_damaged_workspace_is_no_backup(workspace: Path, folder: Path) -> None:
    back_up(workspace, folder, now=MORNING)
    raw = bytearray(workspace.read_bytes())
    raw[4096:8192] = b"\xff" * 4096
    workspace.write_bytes(raw)

    with pytest.raises(BackupFault, match="damaged"):
        back_up(workspace, folder, now=MORNING.replace(day=27))

    assert names(folder) == ["workspace-2026-11-26T0742.sqlite"]


def test_a_bug_of_ours_is_not_told_as_damage(workspace: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_module, "NUMBER", object())

    with pytest.raises(sqlite3.Error):
        back_up(workspace, folder, now=MORNING)

    assert names(folder) == []


@pytest.mark.parametrize("what", ["pages", "meta", "nothing"])
def test_only_a_whole_workspace_is_sound(tmp_path: Path, workspace: Path, what: str) -> None:
    copy = back_up(workspace, tmp_path / "made", now=MORNING).path
    if what == "pages":
        copy.write_bytes(copy.read_bytes()[:-4096])
    elif what == "meta":
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("DROP TABLE meta")
    else:
        copy.write_bytes(b"")

    assert examine(copy) is None


# Every day, and before an upgrade


def at(moment: datetime) -> Callable[[], datetime]:
    """A clock that stands still."""
    return lambda: moment


def test_the_first_opening_of_a_day_makes_a_backup(workspace: Path, folder: Path) -> None:
    told: list[str] = []
    for now in (MORNING, MORNING.replace(hour=16), MORNING.replace(day=27)):
        open_backed_up(workspace, tell=told.append, now=at(now)).close()

    assert names(folder) == ["workspace-2026-11-26T0742.sqlite", "workspace-2026-11-27T0742.sqlite"]
    assert told == []


def test_a_daily_backup_that_fails_is_told_and_stops_nobody(workspace: Path, folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    told: list[str] = []

    with open_backed_up(workspace, tell=told.append, now=lambda: MORNING) as opened:
        opened.put("page", make(Page, title="Saved all the same"), origin="site", author="Ann")

    assert len(told) == 1
    assert told[0].startswith("No backup was made.")


def test_an_upgrade_makes_a_backup_of_the_old_format_first(
    workspace: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(workspace, folder, now=MORNING)
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)

    open_backed_up(workspace, tell=pytest.fail, now=lambda: MORNING.replace(hour=9)).close()

    newest = backups(folder)[0]
    assert newest.name == "workspace-2026-11-26T0942.sqlite"
    assert newest.schema == schema.SCHEMA - 1


def test_without_a_backup_nothing_is_upgraded(workspace: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    before = workspace.read_bytes()

    with pytest.raises(WorkspaceError, match="not brought up to date without a backup"):
        open_backed_up(workspace, tell=pytest.fail, now=lambda: MORNING)

    assert workspace.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all", None])
def test_what_is_no_workspace_is_refused_as_ever_and_not_backed_up(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "workspace.sqlite"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(WorkspaceError):
        open_backed_up(path, tell=pytest.fail, now=lambda: MORNING)

    assert not (tmp_path / "backups").exists()


# Pulled plugs and full disks


@needs_signals
def test_every_step_is_one_where_the_plug_is_pulled(workspace: Path, folder: Path) -> None:
    told = run(PULL_THE_PLUG, workspace, folder, "")

    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == list(STEPS)


@needs_signals
@pytest.mark.parametrize("name", STEPS)
def test_a_plug_pulled_during_a_backup(workspace: Path, folder: Path, name: str) -> None:
    back_up(workspace, folder, now=MORNING)
    save(workspace, "Second")

    told = run(PULL_THE_PLUG, workspace, folder, name)

    assert told.returncode == -9, told.stderr
    named = STEPS.index(name) >= STEPS.index("named")
    assert [title_in(each.path) for each in backups(folder)] == (["Second", "First"] if named else ["First"])
    assert all(each.sound for each in backups(folder))
    assert examine(workspace) is not None
    back_up(workspace, folder, now=MORNING.replace(day=28))
    assert title_in(backups(folder)[0].path) == "Second"
    assert [name for name in names(folder) if "part" in name] == []


@needs_signals
@pytest.mark.parametrize("room", [100, 8192, 40_000])
def test_a_full_disk_leaves_the_earlier_backups_and_says_so(workspace: Path, folder: Path, room: int) -> None:
    back_up(workspace, folder, now=MORNING)
    before = (folder / "workspace-2026-11-26T0742.sqlite").read_bytes()

    told = run(FILL_THE_DISK, workspace, folder, room)

    assert told.returncode == 3, told.stderr
    assert told.stdout.startswith("No backup was made")
    assert names(folder) == ["workspace-2026-11-26T0742.sqlite"]
    assert (folder / "workspace-2026-11-26T0742.sqlite").read_bytes() == before
    assert examine(workspace) is not None
