"""A workspace on a disk without room: SQLite calls that a fault of the disk, which nobody could mend."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

import pytest

from db.workspace_faults import WorkspaceError, site_faults

if TYPE_CHECKING:
    from pathlib import Path


class Usage(NamedTuple):
    free: int


def fault(code: int) -> sqlite3.OperationalError:
    problem = sqlite3.OperationalError("disk I/O error")
    problem.sqlite_errorcode = code
    return problem


@pytest.mark.parametrize(
    ("free", "told"),
    [(0, "the disk is full. Nothing was changed. Make room"), (10**9, "the disk reports a fault. Ask IT")],
    ids=["full", "room enough"],
)
def test_what_the_disk_reports_is_told_by_what_can_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, told: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(free))

    with pytest.raises(WorkspaceError, match=told), site_faults(tmp_path / "workspace.sqlite"):
        raise fault(sqlite3.SQLITE_IOERR | 19 << 8)


def test_a_disk_that_does_not_answer_is_not_called_full(tmp_path: Path) -> None:
    with (
        pytest.raises(WorkspaceError, match="reports a fault"),
        site_faults(tmp_path / "no such folder" / "workspace.sqlite"),
    ):
        raise fault(sqlite3.SQLITE_IOERR)
