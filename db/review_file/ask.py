"""Making a review file: what goes to the approver, and what the workspace keeps to know the answer by."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from db.findings import place
from db.hashing import is_intact
from db.item_json import to_json
from db.people.organisation import organisation_of
from db.people.person import Role
from db.records import STARTER, Image
from db.release.chosen import choose
from db.review_file.form import LARGEST, AskedOf, Request, SentItem, to_bytes
from db.review_file.places import REQUEST, write_file
from db.review_file.refused import ReviewRefused
from db.workspace_reviews import AskedItem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.people.person import Person
    from db.records import Item
    from db.release.chosen import Choice, Chosen
    from db.workspace import Workspace
    from db.workspace_rows import Revision

About = tuple[str, str, str]
"""Kind, slug and language of an item."""


def make(workspace: Workspace, items: Iterable[About], *, approver: Person, person: Person, folder: Path) -> Path:
    """Write the newest versions of some items into a new file in `folder`, for one approver to sign.

    `person` is who asks. Raises ReviewRefused when one of the items cannot be approved by this
    approver, or when the file cannot be written; then nothing is kept and no file is left.
    """
    wanted = list(dict.fromkeys(items))
    if not wanted:
        raise ReviewRefused("Choose at least one change to send.")
    written: Path | None = None
    try:
        with workspace.transaction():
            made_on = workspace.now()
            data = _noted(workspace, wanted, approver, person, made_on)
            # Last, so that a file which cannot be written leaves nothing behind in the workspace.
            written = write_file(folder, _stem(wanted, made_on), REQUEST, data)
    except BaseException:
        if written is not None:
            written.unlink(missing_ok=True)
        raise
    return written


def _noted(workspace: Workspace, wanted: list[About], approver: Person, person: Person, made_on: str) -> bytes:
    """The file, written down in the workspace."""
    _refuse_people(workspace, approver, person)
    choice = choose(workspace)
    versions = [_version(workspace, about, approver, choice) for about in wanted]
    cost, salt = workspace.people.asks_for(approver.login)
    request = Request(
        nonce=secrets.token_hex(16),
        workspace_id=workspace.reviews.workspace_id(),
        organisation=organisation_of(workspace),
        made_on=datetime.fromisoformat(made_on),
        made_by=person.name,
        approver=AskedOf(login=approver.login, name=approver.name, job=approver.job, scrypt=cost, salt=salt),
        items=tuple(_sent(about, newest, shown) for about, newest, shown in versions),
        pictures=tuple(_pictures(workspace, [newest.item for _, newest, _ in versions])),
    )
    data, digest = to_bytes("request", request)
    if len(data) > LARGEST:
        raise ReviewRefused("This is too much for one review file. Send fewer changes at a time.")
    workspace.reviews.sent(
        request.nonce,
        made_on=made_on,
        made_by=person.id,
        approver_id=approver.id,
        items=tuple(_asked(workspace, about, newest, shown) for about, newest, shown in versions),
        sent=digest,
        salt=salt,
    )
    return data


def _refuse_people(workspace: Workspace, approver: Person, person: Person) -> None:
    asks, signs = workspace.people.find(person.login), workspace.people.find(approver.login)
    if asks is None or not asks.active:
        raise ReviewRefused("Only somebody with an account here can send a change to be approved.")
    if signs is None or not signs.may(Role.APPROVER):
        raise ReviewRefused(f"{approver.name} is no clinical approver here. An administrator says who is one.")
    refuse_a_passphrase_of_others(workspace, signs)


def refuse_a_passphrase_of_others(workspace: Workspace, approver: Person) -> None:
    """A signature counts if only its owner knows the passphrase. Raises ReviewRefused."""
    chosen_by = workspace.people.chosen_by(approver)
    if chosen_by:
        raise ReviewRefused(
            f"The passphrase of {approver.name} was chosen by {chosen_by}, who may know it still, so it signs nothing. "
            f"{approver.name} signs in here once and chooses another. Then send it."
        )


def _version(
    workspace: Workspace, about: About, approver: Person, choice: Choice
) -> tuple[About, Revision, Chosen[Item] | None]:
    """The newest version of an item for this approver, and what a release made now would have of it."""
    newest, shown = fit_to_send(workspace, about, choice)
    if newest.author_id == approver.id:
        raise ReviewRefused(f"{approver.name} wrote {place(*about)}, so somebody else must approve it.")
    return about, newest, shown


def fit_to_send(workspace: Workspace, about: About, choice: Choice) -> tuple[Revision, Chosen[Item] | None]:
    """The newest version of an item, and what a release made now would have of it.

    Raises ReviewRefused if nobody can approve it.
    """
    name = place(*about)
    versions = workspace.history(*about)
    if not versions or workspace.current(*about) is None:
        raise ReviewRefused(f"There is no {name} that may be shown. kiosk content waiting lists what is held back.")
    newest, shown = versions[-1], choice.find(*about)
    if not is_intact(about[0], newest.item, newest.hash, hash_format=newest.hash_format):
        raise ReviewRefused(f"{name} was changed behind the program's back. Save it again, then send it.")
    if newest.origin == "site" and newest.author_id is None:
        raise ReviewRefused(
            f"{name} was brought in by a command, so nobody knows who wrote it. An author saves it as their own first."
        )
    if shown is not None and shown.approved and shown.hash == newest.hash:
        raise ReviewRefused(f"{name} is approved already.")
    return newest, shown


def _sent(about: About, newest: Revision, shown: Chosen[Item] | None) -> SentItem:
    kind, slug, locale = about
    return SentItem(
        kind=kind,
        slug=slug,
        locale=locale,
        revision=newest.number,
        author=STARTER if newest.origin == "starter" else newest.author,
        hash=newest.hash,
        hash_format=newest.hash_format,
        after=msgspec.Raw(to_json(newest.item).encode()),
        before=msgspec.Raw(to_json(shown.item).encode() if shown is not None else b"null"),
    )


def _asked(workspace: Workspace, about: About, newest: Revision, shown: Chosen[Item] | None) -> AskedItem:
    return AskedItem(
        *about, newest.number, newest.hash, shown.hash if shown is not None else "", times_off(workspace, about)
    )


def times_off(workspace: Workspace, about: About) -> int:
    """How often an item was ever taken off: what was signed before the last time does not bring it back."""
    return sum(each.about == about for each in workspace.withdrawals.history())


def _pictures(workspace: Workspace, items: Iterable[Item]) -> list[bytes]:
    hashes = sorted({item.sha256 for item in items if isinstance(item, Image) and item.sha256})
    found = [workspace.image(sha256) for sha256 in hashes]
    return [image.data for image in found if image is not None]


def _stem(items: list[About], made_on: str) -> str:
    """A file name that says what and when: "contact-cruk-nurses-2026-11-26", or "page-tiredness-and-2-more-…"."""
    kind, slug, locale = items[0]
    parts = [kind, slug] + ([locale] if locale != "en" else []) + ([f"and-{len(items) - 1}-more"] if items[1:] else [])
    return "-".join([*parts, made_on[:10]])
