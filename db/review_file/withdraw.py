"""Withdrawing a review file that was sent: an answer that comes all the same is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.people.person import NotAllowed, Role
from db.review_file.refused import ReviewRefused

if TYPE_CHECKING:
    from db.people.person import Person
    from db.workspace import Workspace
    from db.workspace_reviews import ReviewFile


def withdraw(workspace: Workspace, nonce: str, *, person: Person) -> ReviewFile:
    """Withdraw the file with this number in it. Returns it as it was.

    Whoever sent it may, and an administrator, for somebody who is away. Raises NotAllowed, and ReviewRefused
    for a file that is not known, is answered, or was withdrawn before.
    """
    with workspace.transaction():
        file = workspace.reviews.find(nonce)
        if file is None:
            raise ReviewRefused("This workspace does not remember such a file, so there is nothing to withdraw.")
        if file.answer is not None:
            raise ReviewRefused(f"{file.approver} has answered it already: {file.answer.result}. Nothing was changed.")
        if file.withdrawn is not None:
            raise ReviewRefused(f"{file.withdrawn.by} has withdrawn it already. Nothing was changed.")
        if not may_withdraw(workspace, file, person):
            raise NotAllowed(f"{file.made_by} sent this file. Only {file.made_by} or an administrator withdraws it.")
        workspace.reviews.withdraw(file.id, person.id)
    return file


def may_withdraw(workspace: Workspace, file: ReviewFile, person: Person) -> bool:
    """Whether this person may withdraw a file that waits for its answer."""
    known = workspace.people.find(person.login)
    return known is not None and known.active and (known.id == file.made_by_id or known.may(Role.ADMINISTRATOR))
