"""What became of one item: every version with who wrote it and who approved it, and when it was taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.hashing import item_hash
from db.release.chosen import choose_one

if TYPE_CHECKING:
    from db.people.approvals import Approval
    from db.publish.live import Live
    from db.records import Item
    from db.workspace import Workspace
    from db.workspace_releases import Withdrawal
    from db.workspace_returns import SentBack
    from db.workspace_rows import Revision


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `approvals` and `sent_back` are what approvers said of it here, oldest first.

    `shown`: patients see these very words, from this version or from another that says the same. `next`: they
    do not, and a release made now shows them as approved.
    """

    revision: Revision
    approvals: tuple[Approval, ...]
    shown: bool
    sent_back: tuple[SentBack, ...] = ()
    next: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """All of it, the newest first. `shown` is what patients see of the item, None for nothing.

    `off` says whether the item is taken off now: approvals from before do not bring it back.
    """

    versions: tuple[Version, ...]
    withdrawals: tuple[Withdrawal, ...]
    shown: Item | None
    off: bool


def past_of(workspace: Workspace, kind: str, slug: str, locale: str, *, live: Live | None = None) -> Past:
    """The past of one item; without a version for one that is not there. Raises what the workspace does.

    `live` says what patients see of it; without it that is what a release made now would have.
    """
    about = kind, slug, locale
    given = workspace.approvals.of(*about)
    returned = workspace.returns.of(*about)
    chosen = choose_one(workspace, *about)
    shown = live.item if live is not None else chosen.item if chosen is not None else None
    words = item_hash(kind, shown) if shown is not None else ""
    approved = item_hash(kind, chosen.item) if chosen is not None and chosen.approved else words
    versions = tuple(
        Version(
            revision,
            tuple(each for each in given if each.revision == revision.number),
            # Worked out anew: what stands beside the words may have been changed with another tool, or they may.
            item_hash(kind, revision.item) == words,
            tuple(each for each in returned if each.revision == revision.number),
            item_hash(kind, revision.item) == approved != words,
        )
        for revision in reversed(workspace.history(*about))
    )
    return Past(
        versions,
        tuple(each for each in reversed(workspace.withdrawals.history()) if each.about == about),
        shown,
        any(each.about == about for each in workspace.withdrawals.active()),
    )
