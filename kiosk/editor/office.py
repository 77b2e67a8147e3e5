"""What the editor works with: one workspace in a data folder, and the kiosk that reads beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.backup.shelf import FOLDER as BACKUPS
from db.counts.store import FILE_NAME as COUNTS
from db.findings import about
from db.labels import name_of
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

    def title_of(self, item: str) -> str:
        """What staff know an item by; `item` is how findings name it."""
        return title_in(self.workspace, item)


def title_in(workspace: Workspace, item: str) -> str:
    """What staff know an item by, of its newest version. What names no item that is there stays as it is."""
    named = about(item)
    newest = next(reversed(workspace.history(*named)), None) if named is not None else None
    return name_of(newest.item) if newest is not None else item
