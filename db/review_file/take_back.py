"""Where the change was written: taking in the answer to a review file.

All of it or nothing. Whatever does not fit any more is told and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.findings import place
from db.people.organisation import organisation_of
from db.people.person import NotAllowed, Role, SignInRefused
from db.release.chosen import choose
from db.review_file.ask import refuse_a_passphrase_of_others, times_off
from db.review_file.form import Answer, from_bytes
from db.review_file.places import read_file
from db.review_file.refused import ReviewRefused

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.approvals import Approval
    from db.people.person import Person
    from db.release.chosen import Choice
    from db.workspace import Workspace
    from db.workspace_reviews import AskedItem, ReviewFile

_AGAIN = "Send it again."


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer brought: the approvals, or none of them and the `remark` with which the file was sent back.

    `items` are named like "page:tiredness"; `approver` is the person's name.
    """

    approver: str
    items: tuple[str, ...]
    approvals: tuple[Approval, ...]
    remark: str


def take_in(workspace: Workspace, path: Path) -> Taken:
    """Take in the answer at `path`. Raises ReviewRefused, and then nothing was approved.

    A signature that does not fit the approver's passphrase counts as a wrong try of that account.
    """
    answer, _ = from_bytes(read_file(path), Answer, name=path.name)
    file = _file(workspace, answer, path.name)
    person = _signer(workspace, file, answer)
    # Only now, and apart from what follows: a wrong try is kept whatever becomes of the rest.
    with workspace.transaction():
        _refuse_what_is_over(workspace, file.nonce, path.name)
        approvals = _approved(workspace, file, answer, person) if answer.result == "approved" else ()
        workspace.reviews.answered(
            file.id, result=answer.result, remark=answer.remark, signed_on=answer.signed_on.isoformat()
        )
    names = tuple(place(*item.about) for item in file.items)
    return Taken(person.name, names, approvals, answer.remark)


def _file(workspace: Workspace, answer: Answer, name: str) -> ReviewFile:
    """The file that was sent, which this answers."""
    if answer.workspace_id != workspace.reviews.workspace_id():
        raise ReviewRefused(f"{name} belongs to another workspace. Take it in on the PC where the change was written.")
    file = workspace.reviews.find(answer.nonce)
    if file is None:
        raise ReviewRefused(
            f"{name} answers a file that this workspace does not remember, perhaps because a backup was put back. "
            f"Nothing was approved. {_AGAIN}"
        )
    _refuse_what_is_over(workspace, answer.nonce, name)
    if answer.sent != file.sent or (answer.ticked and len(answer.ticked) != len(file.items)):
        raise ReviewRefused(
            f"{name} is signed under another text than was sent: the file was changed on the way. "
            f"Nothing was approved. {_AGAIN}"
        )
    return file


def _refuse_what_is_over(workspace: Workspace, nonce: str, name: str) -> None:
    file = workspace.reviews.find(nonce)
    if file is not None and file.withdrawn is not None:
        raise ReviewRefused(
            f"{file.withdrawn.by} withdrew this file on {file.withdrawn.made_on[:10]}, before it was answered. "
            f"{name} changes nothing. If it is wanted after all, send it again."
        )
    if file is not None and file.answer is not None:
        raise ReviewRefused(
            f"The answer to this file was taken in already, on {file.answer.returned_on[:10]}: {file.answer.result}. "
            f"{name} changes nothing."
        )


def approver_of(workspace: Workspace, file: ReviewFile) -> Person:
    """The approver who was asked. Raises ReviewRefused if their signature cannot count any more."""
    found = next(person for person in workspace.people.all() if person.id == file.approver_id)
    if not found.may(Role.APPROVER):
        raise ReviewRefused(
            f"{found.name} is no clinical approver here any more, so nothing was approved. Send it to somebody who is."
        )
    if workspace.people.asks_for(found.login)[1] != file.salt:
        raise ReviewRefused(
            f"{found.name} has had a new passphrase since this file was sent, so the signature cannot be checked. "
            f"Nothing was approved. {_AGAIN}"
        )
    refuse_a_passphrase_of_others(workspace, found)
    return found


def _signer(workspace: Workspace, file: ReviewFile, answer: Answer) -> Person:
    """The approver who was asked, if the signature is theirs."""
    found = approver_of(workspace, file)
    try:
        return workspace.people.sealed_by(found.login, bytes.fromhex(answer.seal), answer.words())
    except SignInRefused as problem:
        if problem.locked_until is not None:
            raise ReviewRefused(f"{problem} Then take the answer in again.") from problem
        raise ReviewRefused(
            f"The signature is not made with the passphrase of {found.name}: it was mistyped, or somebody else signed. "
            "Nothing was approved, and it counts as a wrong try. "
            f"Ask {found.name} to open the review file again and sign anew."
        ) from problem


def _approved(workspace: Workspace, file: ReviewFile, answer: Answer, person: Person) -> tuple[Approval, ...]:
    choice = choose(workspace)
    for item in file.items:
        refuse_what_moved(workspace, item, choice)
    given = []
    organisation = organisation_of(workspace)
    for item, ticked in zip(file.items, answer.ticked, strict=True):
        try:
            given.append(
                workspace.approvals.record(
                    *item.about,
                    person=person,
                    revision=item.revision,
                    hash=item.hash,
                    ticked=ticked,
                    organisation=organisation,
                    via="review file",
                )
            )
        except NotAllowed as problem:
            raise ReviewRefused(f"{place(*item.about)}: {problem} Nothing was approved.") from problem
    return tuple(given)


def refuse_what_moved(workspace: Workspace, item: AskedItem, choice: Choice) -> None:
    """What was sent stands here, and was held against what a release made now would have. Raises ReviewRefused."""
    name = place(*item.about)
    versions = workspace.history(*item.about)
    if workspace.current(*item.about) is None:
        raise ReviewRefused(f"{name} is held back since the file was sent. Nothing was approved.")
    if versions[-1].hash != item.hash:
        raise ReviewRefused(f"{name} has been changed since the file was sent. Nothing was approved. {_AGAIN}")
    if times_off(workspace, item.about) != item.taken_off:
        raise ReviewRefused(f"{name} was taken off since the file was sent. Nothing was approved. {_AGAIN}")
    shown = choice.find(*item.about)
    if shown is not None and shown.approved and shown.hash == item.hash:
        raise ReviewRefused(f"{name} has been approved here since the file was sent. Nothing more was approved.")
    if (shown.hash if shown is not None else "") != item.before:
        raise ReviewRefused(
            f"The text that {name} was held against has been replaced since the file was sent. "
            f"Nothing was approved. {_AGAIN}"
        )
