"""Opening the workspace of a machine after the program may have been replaced by a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.backup.backup import back_up
from db.backup.opening import local_time, open_backed_up
from db.backup.shelf import FOLDER, BackupFault
from db.exchange.starter import STARTER_FOLDER
from db.findings import ContentError
from db.upgrade.bring import bring_starter
from db.upgrade.edition import is_new
from db.workspace_faults import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from db.workspace import Workspace


def open_up_to_date(
    path: Path,
    *,
    tell: Callable[[str], None],
    now: Callable[[], datetime] = local_time,
    starter: Path = STARTER_FOLDER,
) -> Workspace:
    """The workspace at `path`, as `open_backed_up`, with the starter content of this program in it.

    A backup comes first. What cannot be brought in is told through `tell`, and tried again at the
    next opening: nobody is kept from working. Raises WorkspaceError.
    """
    workspace = open_backed_up(path, tell=tell, now=now)
    try:
        if is_new(workspace, starter):
            back_up(path, path.parent / FOLDER, now=now())
            changed = bring_starter(workspace, starter)
            if changed:
                tell(f"This version of the program changes {_many(changed)}. kiosk staff worklist lists what is new.")
    except (BackupFault, ContentError, WorkspaceError) as problem:
        tell(f"{problem} The starter texts of this version were not brought in; yours are as they were.")
    except BaseException:
        workspace.close()
        raise
    return workspace


def _many(count: int) -> str:
    return "1 starter text" if count == 1 else f"{count} starter texts"
