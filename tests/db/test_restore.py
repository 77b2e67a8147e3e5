"""Putting a backup back: in one action, with what it replaces kept, whatever happens in the middle."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db import schema
from db.backup.backup import back_up
from db.backup.restore import STEPS, restore
from db.backup.shelf import BackupFault, backups, examine
from db.records import Page
from db.workspace import Workspace
from tests.db.items import make
from tests.db.own_process import run

MORNING = datetime(2026, 11, 26, 7, 42)
NOON = datetime(2026, 11, 26, 12, 0)
BACKUP = "workspace-2026-11-26T0742.sqlite"
REPLACED = "workspace-replaced-2026-11-26T1200.sqlite"

PULL_THE_PLUG = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from db.backup import restore

def step(name):
    print(name, flush=True)
    if name == sys.argv[4]:
        os.kill(os.getpid(), signal.SIGKILL)

restore.step = step
restore.restore(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), now=datetime(2026, 11, 26, 12, 0))
"""

FILL_THE_DISK = """
import resource, signal, sys
from datetime import datetime
from pathlib import Path
from db.backup.restore import restore
from db.backup.shelf import BackupFault

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
try:
    restore(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), now=datetime(2026, 11, 26, 12, 0))
except BackupFault as fault:
    print(fault)
    sys.exit(3)
"""

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be ended like a pulled plug there")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace whose page says "Second", with a backup from when it said "First"."""
    path = tmp_path / "data" / "workspace.sqlite"
    with Workspace.create(path) as made:
        made.put("page", make(Page, title="First"), origin="site", author="Ann")
    back_up(path, path.parent / "backups", now=MORNING)
    with Workspace.open(path) as opened:
        opened.put("page", make(Page, title="Second"), origin="site", author="Ann")
    return path


@pytest.fixture
def folder(workspace: Path) -> Path:
    return workspace.parent / "backups"


def title(path: Path) -> str:
    with Workspace.open(path) as workspace:
        page = workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    return page.title


def title_in(kept: Path, tmp_path: Path) -> str:
    """The title in a file that is only looked at."""
    return title(Path(shutil.copy(kept, tmp_path / "looked-at.sqlite")))


def test_a_backup_takes_the_place_of_the_workspace_which_is_kept(workspace: Path, folder: Path, tmp_path: Path) -> None:
    restored = restore(BACKUP, workspace, folder, now=NOON)

    assert restored.backup.name == BACKUP
    assert restored.kept == folder / REPLACED
    assert title(workspace) == "First"
    assert title_in(folder / REPLACED, tmp_path) == "Second"
    assert (folder / BACKUP).exists()


def test_a_restore_can_be_undone(workspace: Path, folder: Path) -> None:
    restore(BACKUP, workspace, folder, now=NOON)

    restore(REPLACED, workspace, folder, now=NOON)

    assert title(workspace) == "Second"


def test_what_was_replaced_does_not_count_among_the_three(workspace: Path, folder: Path) -> None:
    restore(BACKUP, workspace, folder, now=NOON)
    for day in (27, 28, 29):
        back_up(workspace, folder, now=MORNING.replace(day=day))

    assert [(each.made.day, each.replaced) for each in backups(folder)] == [
        (29, False),
        (28, False),
        (27, False),
        (26, True),
    ]


def test_backups_after_a_restore_go_on_counting(workspace: Path, folder: Path) -> None:
    back_up(workspace, folder, now=MORNING.replace(day=27))
    restore(BACKUP, workspace, folder, now=NOON)
    shutil.rmtree(folder)

    assert back_up(workspace, folder, now=MORNING.replace(day=28)).number == 2


def test_a_workspace_that_is_gone_is_brought_back(workspace: Path, folder: Path) -> None:
    workspace.unlink()

    assert restore(BACKUP, workspace, folder, now=NOON).kept is None
    assert title(workspace) == "First"


@pytest.mark.parametrize("where", [0, 4096], ids=["its head", "a page"])
def test_a_damaged_workspace_is_replaced_and_kept_with_its_log(workspace: Path, folder: Path, where: int) -> None:
    raw = bytearray(workspace.read_bytes())
    raw[where : where + 4096] = b"\xff" * 4096
    workspace.write_bytes(raw)
    log = workspace.with_name("workspace.sqlite-wal")
    log.write_bytes(b"what was saved last")

    restore(BACKUP, workspace, folder, now=NOON)

    assert title(workspace) == "First"
    assert examine(workspace) is not None
    assert (folder / REPLACED).read_bytes()[100:] == bytes(raw)[100:]
    if where == 0:
        assert (folder / f"{REPLACED}-wal").read_bytes() == b"what was saved last"


def test_the_log_of_the_old_workspace_never_reaches_the_new_one(workspace: Path, folder: Path) -> None:
    with closing(sqlite3.connect(workspace)) as left_open:
        left_open.execute("SELECT count(*) FROM item").fetchone()  # whoever reads keeps the log from going
        with Workspace.open(workspace) as opened:
            opened.put("page", make(Page, title="In the log"), origin="site", author="Ann")
        for ending in ("", "-wal"):
            shutil.copy(f"{workspace}{ending}", f"{workspace.parent}/aside{ending}")
    for ending in ("", "-wal"):
        shutil.move(f"{workspace.parent}/aside{ending}", f"{workspace}{ending}")

    restore(BACKUP, workspace, folder, now=NOON)

    assert title(workspace) == "First"


def test_a_workspace_that_somebody_has_open_is_left_alone(workspace: Path, folder: Path) -> None:
    with Workspace.open(workspace) as opened:
        opened.items("page")

        with pytest.raises(BackupFault, match="open in another window"):
            restore(BACKUP, workspace, folder, now=NOON)

        opened.put("page", make(Page, title="Third"), origin="site", author="Ann")
    assert title(workspace) == "Third"
    assert not (folder / REPLACED).exists()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:-4096]), "is damaged"),
        (lambda path: path.write_bytes(b""), "is damaged"),
        (newer, "newer version"),
        (lambda path: path.unlink(), "There is no backup"),
    ],
    ids=["cut", "empty", "newer", "gone"],
)
def test_what_is_no_good_is_refused_and_changes_nothing(
    workspace: Path, folder: Path, spoil: object, told: str
) -> None:
    assert callable(spoil)
    spoil(folder / BACKUP)
    before = workspace.read_bytes()

    with pytest.raises(BackupFault, match=told):
        restore(BACKUP, workspace, folder, now=NOON)

    assert workspace.read_bytes() == before
    assert not (folder / REPLACED).exists()


def test_a_name_from_outside_the_folder_is_no_backup(workspace: Path, folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / BACKUP, tmp_path / BACKUP)

    with pytest.raises(BackupFault, match="There is no backup"):
        restore(f"../../{BACKUP}", workspace, folder, now=NOON)


@needs_signals
def test_every_step_is_one_where_the_plug_is_pulled(workspace: Path, folder: Path) -> None:
    told = run(PULL_THE_PLUG, BACKUP, workspace, folder, "")

    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == list(STEPS)


@needs_signals
@pytest.mark.parametrize("name", STEPS)
def test_a_plug_pulled_during_a_restore(workspace: Path, folder: Path, tmp_path: Path, name: str) -> None:
    told = run(PULL_THE_PLUG, BACKUP, workspace, folder, name)

    assert told.returncode == -9, told.stderr
    put_back = STEPS.index(name) >= STEPS.index("put back")
    assert title(workspace) == ("First" if put_back else "Second")
    if put_back:
        assert title_in(folder / REPLACED, tmp_path) == "Second"
    restored = restore(BACKUP, workspace, folder, now=NOON)
    assert title(workspace) == "First"
    assert restored.kept is not None
    assert title_in(restored.kept, tmp_path) == ("First" if put_back else "Second")
    assert all(not each.path.samefile(workspace) for each in backups(folder))


@needs_signals
@pytest.mark.parametrize("room", [100, 40_000])
def test_a_full_disk_leaves_the_workspace_and_says_so(workspace: Path, folder: Path, room: int) -> None:
    told = run(FILL_THE_DISK, BACKUP, workspace, folder, room)

    assert told.returncode == 3, told.stderr
    assert "not put back" in told.stdout
    assert title(workspace) == "Second"
    assert sorted(path.name for path in workspace.parent.iterdir()) == ["backups", "workspace.sqlite"]
