"""A folder that may not be written to, a full disk, a newer or a torn file: a sentence, and nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db import schema
from db.records import Page
from db.workspace import Workspace, WorkspaceError
from tests.db.items import make

if TYPE_CHECKING:
    from pathlib import Path

SAVE = """
import sys
from pathlib import Path
from db.backup.opening import open_backed_up
from db.workspace import WorkspaceError
from tests.db.items import make
from db.records import Page

try:
    with open_backed_up(Path(sys.argv[1]), tell=lambda told: print("told:", told)) as workspace:
        for number in range(2000):
            page = make(Page, title=f"Title {number}", body="Much text. " * 400)
            workspace.put("page", page, origin="site", author="Ann")
except WorkspaceError as fault:
    print("fault:", fault)
    sys.exit(3)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions and disks are another matter there")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "workspace.sqlite"
    with Workspace.create(path) as made:
        made.put("page", make(Page, title="First"), origin="site", author="Ann")
    return path


def save(workspace: Path, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-c", SAVE, str(workspace)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def first_title(path: Path) -> str:
    with Workspace.open(path) as workspace:
        page = workspace.history("page", "everolimus")[0].item
    assert isinstance(page, Page)
    return page.title


def able(*before: str) -> None:
    if (
        shutil.which(before[0]) is None
        or subprocess.run([*before, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip(f"{before[0]} cannot be used here")


def test_a_read_only_disk_is_told_and_nothing_changes(workspace: Path) -> None:
    data = workspace.parent
    before = (
        "unshare",
        "--mount",
        "sh",
        "-c",
        f'mount --bind "{data}" "{data}" && mount -o remount,ro,bind "{data}" && exec "$@"',
        "sh",
    )
    able(*before)
    content = workspace.read_bytes()

    told = save(workspace, *before)

    assert told.returncode == 3, told.stderr
    assert "fault: The workspace" in told.stdout
    assert "Check" in told.stdout
    assert workspace.read_bytes() == content
    assert first_title(workspace) == "First"


def test_a_full_disk_keeps_all_that_was_saved_before(workspace: Path, tmp_path: Path) -> None:
    kept, data = tmp_path / "kept", workspace.parent
    kept.mkdir()
    mount = (
        f'mount -t tmpfs -o size=2m full "{data}" && cp "$1" "{data}/" && shift && "$@"; code=$?; '
        f'cp "{data}"/* "{kept}/" 2>/dev/null; exit $code'
    )
    aside = shutil.copy(workspace, tmp_path / "workspace.sqlite")
    able("unshare", "--mount", "sh", "-c", f'mount -t tmpfs -o size=1m none "{data}"')

    told = save(workspace, "unshare", "--mount", "sh", "-c", mount, "sh", str(aside))

    assert told.returncode == 3, told.stderr
    assert "fault: " in told.stdout
    assert "full" in told.stdout
    saved = kept / "workspace.sqlite"
    with closing(sqlite3.connect(saved)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    with Workspace.open(saved) as opened:
        titles = [revision.item.title for revision in opened.history("page", "everolimus")]  # type: ignore[attr-defined]  # a page has one
    assert titles[:2] == ["First", "Title 0"]
    assert titles[1:] == [f"Title {number}" for number in range(len(titles) - 1)]


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (newer, "Update the program"),
        (lambda path: path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000), "Restore the last backup"),
        (lambda path: path.write_bytes(b"Dear Sir or Madam, " * 1000), "Restore the last backup"),
    ],
    ids=["newer", "torn", "a letter"],
)
def test_what_cannot_be_opened_says_what_to_do_next(workspace: Path, spoil: object, told: str) -> None:
    assert callable(spoil)
    spoil(workspace)
    before = workspace.read_bytes()

    with pytest.raises(WorkspaceError, match=told):
        Workspace.open(workspace)

    assert workspace.read_bytes() == before
