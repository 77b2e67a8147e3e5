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
    """Every file that waits for its answer, the newest first.

    One that nothing can come of any more is left out as soon as there is nothing to do about it: each of its
    texts was sent again, or is approved.
    """
    if not any(file.waits for file in workspace.reviews.all()):
        return ()
    choice = choose(workspace)
    found: list[UnderWay] = []
    sent_again: set[tuple[str, str, str]] = set()
    for file in reversed(workspace.reviews.all()):
        if file.waits:
            why_not = _why_not(workspace, file, choice)
            rest = (about for item in file.items if (about := item.about) not in sent_again)
            if not why_not or any(not _approved(workspace, about, choice) for about in rest):
                found.append(UnderWay(file, why_not))
        sent_again |= {item.about for item in file.items}
    return tuple(found)


def _approved(workspace: Workspace, about: tuple[str, str, str], choice: Choice) -> bool:
    shown = choice.find(*about)
    return shown is not None and shown.approved and shown.hash == workspace.history(*about)[-1].hash


def _why_not(workspace: Workspace, file: ReviewFile, choice: Choice) -> str:
    try:
        approver_of(workspace, file)
        for item in file.items:
            refuse_what_moved(workspace, item, choice)
    except ReviewRefused as refused:
        return str(refused)
    return ""
