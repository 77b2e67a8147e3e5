"""What the editor works with: one workspace in a data folder, and the kiosk that reads beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.backup.shelf import FOLDER as BACKUPS
from db.counts.store import FILE_NAME as COUNTS
from db.release.store import ReleaseStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from db.workspace import Workspace

WORKSPACE = "workspace.sqlite"


@dataclass(frozen=True, slots=True)
class Office:
    """`workspace` is open for as long as the window is; whatever takes long opens `path` again for itself.

    `today` is asked each time: an editor stays open over midnight.
    """

    folder: Path
    workspace: Workspace
    today: Callable[[], date]

    @property
    def path(self) -> Path:
        return self.folder / WORKSPACE

    @property
    def store(self) -> ReleaseStore:
        """The releases of the kiosk on this machine."""
        return ReleaseStore.of(self.folder)

    @property
    def backups(self) -> Path:
        return self.folder / BACKUPS

    @property
    def counts(self) -> Path:
        return self.folder / COUNTS
