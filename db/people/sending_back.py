"""Sending a version back to its author with a remark: by an approver, at this desk or from another."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from db.people.person import NotAllowed, Role
from db.release.chosen import choose_one
from db.review_file.form import LONGEST_REMARK
from db.workspace_returns import SentBack

if TYPE_CHECKING:
    from db.people.person import Person
    from db.workspace import Workspace
    from db.workspace_reviews import AskedItem, ReviewFile
    from db.workspace_rows import Revision

About = tuple[str, str, str]
"""Kind, slug and language of an item."""


def send_back(
    workspace: Workspace, kind: str, slug: str, locale: str, *, revision: int, person: Person, remark: str
) -> None:
    """Send the newest version of an item back. `remark` says what is wrong; nothing is approved, and nothing voided.

    Whoever is signed in needs no passphrase for it: patients see what they saw before. Raises NotAllowed.
    """
    said = unicodedata.normalize("NFC", remark.strip())
    if not said:
        raise NotAllowed("Say what is wrong, so that the author can put it right.")
    if len(said) > LONGEST_REMARK:
        raise NotAllowed(f"A remark has at most {LONGEST_REMARK:,} characters. Say the rest in a message of its own.")
    with workspace.transaction():
        refused = why_not(workspace, kind, slug, locale, revision=revision, person=person)
        if refused:
            raise NotAllowed(refused)
        workspace.returns.record(kind, slug, locale, revision=revision, person=person, remark=said)


def why_not(workspace: Workspace, kind: str, slug: str, locale: str, *, revision: int, person: Person) -> str:
    """Why this person cannot send this version back, whatever they say: a sentence, or ""."""
    known = workspace.people.find(person.login)
    if known is None or not known.may(Role.APPROVER):
        return "Only a clinical approver sends a change back. An administrator says who is one."
    if workspace.returns.wrote(kind, slug, locale, revision=revision, person=known):
        return "You wrote this version, or a part of it. Change it yourself."
    versions = workspace.history(kind, slug, locale)
    if not versions or versions[-1].number != revision:
        return "There is a newer version of this. Read that one."
    shown = choose_one(workspace, kind, slug, locale)
    if shown is not None and shown.approved and shown.hash == versions[-1].hash:
        return "These words are approved already. Take it off the screens if something is wrong."
    return ""


def sent_back(workspace: Workspace) -> dict[About, SentBack]:
    """What waits for its author: the last remark on each item, from this desk or in the answer to a review file.

    A newer version settles it, and so does an approval of the same version, or sending the same words to an approver.
    """
    found: dict[About, SentBack] = {each.about: each for each in workspace.returns.open()}
    newest: dict[About, Revision] = {}
    for file in workspace.reviews.all():
        for item in file.items if file.withdrawn is None else ():
            version = newest.setdefault(item.about, workspace.history(*item.about)[-1])
            before = found.get(item.about)
            if version.hash != item.hash or (before is not None and before.made_on > _moment(file)):
                continue
            found.pop(item.about, None)
            back = _came_back(file, item, version)
            if back is not None and not _approved_since(workspace, back):
                found[item.about] = back
    return found


def sent_back_of(workspace: Workspace, kind: str, slug: str, locale: str) -> SentBack | None:
    """What waits for the author of one item, None for nothing."""
    return sent_back(workspace).get((kind, slug, locale))


def _moment(file: ReviewFile) -> str:
    return file.answer.returned_on if file.answer is not None else file.made_on


def _came_back(file: ReviewFile, item: AskedItem, version: Revision) -> SentBack | None:
    answer = file.answer
    if answer is None or answer.result != "sent back":
        return None
    return SentBack(*item.about, version.number, file.approver, answer.remark, answer.returned_on)


def _approved_since(workspace: Workspace, back: SentBack) -> bool:
    given = workspace.approvals.of(*back.about)
    return any(each.revision == back.revision and each.approved_on >= back.made_on for each in given)
