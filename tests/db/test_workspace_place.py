"""Where a workspace may stand, and what is said of a place where it may not."""

from __future__ import annotations

import sys
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from db import workspace_place
from db.workspace import Workspace, WorkspaceError
from db.workspace_place import NETWORK, file_system, is_windows_share

if TYPE_CHECKING:
    from pathlib import Path

MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//server/clinic /mnt/clinic cifs rw,vers=3.1.1 0 0
server:/export /srv/nfs nfs4 rw 0 0
/dev/sdb1 /srv/nfs/local ext4 rw 0 0
nurse@server: /home/nurse/far\\040away fuse.sshfs rw 0 0
tmpfs /mnt/twice tmpfs rw 0 0
//server/twice /mnt/twice smb3 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/nurse/workspace.sqlite", "ext4"),
        ("/mnt/clinic/workspace.sqlite", "cifs"),
        ("/mnt/clinical/workspace.sqlite", "ext4"),
        ("/srv/nfs/kiosk/workspace.sqlite", "nfs4"),
        ("/srv/nfs/local/workspace.sqlite", "ext4"),
        ("/home/nurse/far away/workspace.sqlite", "fuse.sshfs"),
        ("/mnt/twice/workspace.sqlite", "smb3"),
    ],
)
def test_the_file_system_of_a_place_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert file_system(PurePosixPath(path), MOUNTS) == kind


def test_without_a_table_nothing_is_known() -> None:
    assert file_system(PurePosixPath("/home/nurse"), "") == ""
    assert file_system(PurePosixPath("/home/nurse"), "a line of another kind\n\n") == ""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\clinic\workspace.sqlite", True),
        (r"\\?\UNC\server\clinic\workspace.sqlite", True),
        (r"\\?\C:\kiosk\workspace.sqlite", False),
        (r"C:\kiosk\workspace.sqlite", False),
        (r"Z:\kiosk\workspace.sqlite", True),
    ],
)
def test_a_share_of_windows_is_known_by_its_name_or_its_letter(path: str, share: bool) -> None:
    assert is_windows_share(PureWindowsPath(path), lambda root: 4 if root == "Z:\\" else 3) is share


@pytest.mark.skipif(sys.platform != "linux", reason="the table of mounts is Linux's")
@pytest.mark.parametrize("kind", sorted(NETWORK))
def test_a_workspace_on_a_share_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    here = tmp_path / "workspace.sqlite"
    Workspace.create(here).close()
    before = here.read_bytes()
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda2 / ext4 rw 0 0\n//server/clinic {tmp_path} {kind} rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(workspace_place, "_MOUNTS", table)

    with pytest.raises(WorkspaceError, match="network share") as refused:
        Workspace.open(here)
    with pytest.raises(WorkspaceError, match="network share"):
        Workspace.create(tmp_path / "another.sqlite")

    assert "disk of this computer" in str(refused.value)
    assert "review files" in str(refused.value)
    assert here.read_bytes() == before
    assert not (tmp_path / "another.sqlite").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the table of mounts is Linux's")
def test_a_workspace_opens_where_no_table_of_mounts_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace_place, "_MOUNTS", tmp_path / "no such table")

    Workspace.create(tmp_path / "workspace.sqlite").close()
