"""All that somebody should see before they publish: what would change, what stays out, what is here now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.publish.installed import OnThisMachine, on_this_machine
from db.publish.summary import Summary, summary
from db.release.files import CannotWrite
from db.worklist import Task, left_out
from db.workspace import Workspace, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.publish.outcome import Progress
    from db.release.store import ReleaseStore

LOOKING = "Looking at what would change"


@dataclass(frozen=True, slots=True)
class Outlook:
    """`stays_out` is what the next release does not show as it was last written."""

    summary: Summary
    stays_out: tuple[Task, ...] = ()
    releases: tuple[OnThisMachine, ...] = ()


def outlook(
    workspace: Path,
    store: ReleaseStore,
    *,
    starter: Path | None = None,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Outlook:
    """Look, and change nothing. What a site can mend is told as the fault of the summary."""

    def looked(done: int, total: int, _what: str) -> None:
        if progress is not None:
            progress(done, total, LOOKING)

    told = summary(workspace, store, starter=starter, progress=looked, stopped=stopped)
    try:
        with Workspace.open(workspace) as opened:
            return Outlook(told, left_out(opened), on_this_machine(store, opened.builds.all()))
    except (WorkspaceError, CannotWrite):  # the summary met the same, and says so
        return Outlook(told)
