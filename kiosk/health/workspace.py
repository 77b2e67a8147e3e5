"""Is the workspace whole, and was it backed up? Most kiosks have none: content is made elsewhere."""

from __future__ import annotations

import stat
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from db.workspace_place import FILE_NAME
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from pathlib import Path

MAY_LAG = timedelta(days=2)
"""Whoever opens the workspace makes a backup of the day first."""
RESTORE = "Put a backup back: `kiosk content backups`, then `kiosk content restore NAME`."
MAKE_ONE = "Make one: `kiosk content backup`. If that fails it says why."


def check(machine: Machine) -> list[Finding]:
    path = machine.data / FILE_NAME
    try:
        ordinary = stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        ordinary = False
    except OSError as error:  # another account's folder: the line of the data folder says more
        return [Finding("workspace", State.NOTE, f"not known: {path} cannot be seen ({error.strerror or error}).")]
    if not ordinary:
        return [Finding("workspace", State.NOTE, "none here: content is made on another computer.")]
    return [_look(path)]


def _look(path: Path) -> Finding:
    from db.backup.shelf import FOLDER, BackupFault, last_made
    from db.workspace_faults import WorkspaceError
    from db.workspace_look import look_at

    try:
        look_at(path)
    except WorkspaceError as fault:
        return Finding("workspace", State.BROKEN, str(fault), RESTORE)
    try:
        made = last_made(path.parent / FOLDER)
    except BackupFault as fault:
        return Finding("workspace", State.ATTENTION, str(fault), "Give your account the right to read that folder.")
    if made is None:
        return Finding("workspace", State.ATTENTION, "whole, but there is no backup of it.", MAKE_ONE)
    said = f"whole; last backup {made:%d/%m/%Y %H:%M}"
    # Both in local time: that is what a backup is named by.
    if datetime.fromtimestamp(path.stat().st_mtime) > made + MAY_LAG:
        return Finding("workspace", State.ATTENTION, f"{said}, and it has changed since.", MAKE_ONE)
    return Finding("workspace", State.GOOD, said)
