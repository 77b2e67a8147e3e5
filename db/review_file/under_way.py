"""Files that were sent to an approver at another desk and have not been answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.release.chosen import choose
from db.review_file.refused import ReviewRefused
from db.review_file.take_back import approver_of, refuse_what_moved

if TYPE_CHECKING:
    from db.release.chosen import Choice
    from db.workspace import Workspace
    from db.workspace_reviews import ReviewFile


@dataclass(frozen=True, slots=True)
class UnderWay:
    """One file without an answer. `why_not` says why an answer to it would be refused by now, or is ""."""

    file: ReviewFile
    why_not: str


def under_way(workspace: Workspace) -> tuple[UnderWay, ...]:
    """Every file without an answer, the newest first."""
    files = [file for file in workspace.reviews.all() if file.answer is None]
    if not files:
        return ()
    choice = choose(workspace)
    return tuple(UnderWay(file, _why_not(workspace, file, choice)) for file in reversed(files))


def _why_not(workspace: Workspace, file: ReviewFile, choice: Choice) -> str:
    try:
        approver_of(workspace, file)
        for item in file.items:
            refuse_what_moved(workspace, item, choice)
    except ReviewRefused as refused:
        return str(refused)
    return ""
