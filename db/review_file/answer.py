"""At the approver's desk: reading a review file, and signing it or sending it back. Needs no workspace."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Literal

import msgspec

from db.changes.item import ItemChanges, changes_of
from db.findings import place
from db.hashing import item_hash
from db.image_error import ImageError
from db.images import StoredImage, read_image
from db.people import passphrase as passphrases
from db.records import KINDS, Item
from db.review_file.form import LONGEST_REMARK, Answer, AskedOf, Request, SentItem, from_bytes, to_bytes
from db.review_file.places import ANSWER, REQUEST, read_file, write_file
from db.review_file.refused import ReviewRefused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime
    from pathlib import Path

About = tuple[str, str, str]
"""Kind, slug and language of an item."""
_NO_SEAL = "0" * 64


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One version to sign, and what patients saw when it was sent (None: nothing). `author` is who wrote it."""

    kind: str
    slug: str
    locale: str
    revision: int
    author: str
    before: Item | None
    after: Item

    @property
    def about(self) -> About:
        return self.kind, self.slug, self.locale


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """A whole review file. `changes` stand in the order of `items`; `made_on` knows its zone.

    `pictures` are those among the items, by the SHA-256 that `records.Image.sha256` names; whoever signs looks at them.
    `asked` and `sent` are what the signature needs.
    """

    organisation: str
    made_by: str
    made_on: datetime
    asked: AskedOf
    items: tuple[ReviewItem, ...]
    changes: tuple[ItemChanges, ...]
    pictures: Mapping[str, StoredImage]
    nonce: str
    workspace_id: str
    sent: str

    def red_keys(self) -> dict[About, frozenset[str]]:
        """What must be ticked, item by item."""
        return {
            item.about: frozenset(line.key for line in changes.red)
            for item, changes in zip(self.items, self.changes, strict=True)
        }


def read(path: Path) -> ReviewRequest:
    """The review file at `path`, checked whole. Raises ReviewRefused."""
    request, digest = from_bytes(read_file(path), Request, name=path.name)
    if not passphrases.is_fair(request.approver.scrypt, request.approver.salt):
        raise ReviewRefused(
            f"{path.name} asks for a passphrase in a way that is not safe. Do not type yours. "
            "Ask whoever sent it to make the file again with the newest version of this program."
        )
    items = tuple(_item(sent, path.name) for sent in request.items)
    if len({item.about for item in items}) < len(items):
        raise _spoilt(path.name)
    return ReviewRequest(
        organisation=request.organisation,
        made_by=request.made_by,
        made_on=request.made_on,
        asked=request.approver,
        items=items,
        changes=tuple(changes_of(item.kind, item.before, item.after) for item in items),
        pictures=_pictures(request, items, path.name),
        nonce=request.nonce,
        workspace_id=request.workspace_id,
        sent=digest,
    )


def sign(request: ReviewRequest, passphrase: str, ticked: Mapping[About, Collection[str]], now: datetime) -> bytes:
    """The answer that approves every version of the request: its bytes.

    `ticked` holds the keys of the red lines that were confirmed, item by item; `now` knows its zone.
    A wrong passphrase can only be noticed where the answer is taken in. Raises ReviewRefused while
    a red line is not ticked, and for what cannot be a passphrase.
    """
    missing = sum(len(keys - set(ticked.get(about, ()))) for about, keys in request.red_keys().items())
    if missing:
        many = f"{missing} changes are" if missing > 1 else "One change is"
        raise ReviewRefused(f"{many} not confirmed yet. Look at each by itself, or send the file back.")
    keys = tuple(tuple(sorted(keys)) for keys in request.red_keys().values())
    return _sealed(request, passphrase, "approved", keys, "", now)


def send_back(request: ReviewRequest, passphrase: str, remark: str, now: datetime) -> bytes:
    """The answer that approves nothing and says why: its bytes. Raises ReviewRefused without a remark, or as `sign`."""
    said = unicodedata.normalize("NFC", remark.strip())
    if not said:
        raise ReviewRefused("Say what is wrong, so that the author can put it right.")
    if len(said) > LONGEST_REMARK:
        raise ReviewRefused(
            f"A remark has at most {LONGEST_REMARK:,} characters. Say the rest in a message of its own."
        )
    return _sealed(request, passphrase, "sent back", (), said, now)


def write(answer: bytes, request_path: Path, *, folder: Path | None = None) -> Path:
    """Put an answer beside the file it answers, or into `folder`, under the same name. Raises ReviewRefused."""
    return write_file(folder or request_path.parent, request_path.name.removesuffix(REQUEST), ANSWER, answer)


def _sealed(
    request: ReviewRequest,
    passphrase: str,
    result: Literal["approved", "sent back"],
    ticked: tuple[tuple[str, ...], ...],
    remark: str,
    now: datetime,
) -> bytes:
    try:
        passphrases.refuse_unfit(passphrase)
    except passphrases.PassphraseRefused as problem:
        raise ReviewRefused(
            f"{problem} It is the one of {request.asked.name} where the change was written."
        ) from problem
    answer = Answer(
        nonce=request.nonce,
        workspace_id=request.workspace_id,
        sent=request.sent,
        result=result,
        ticked=ticked,
        remark=remark,
        signed_on=now.astimezone(UTC),
        seal=_NO_SEAL,
    )
    sealed = passphrases.seal(passphrase, request.asked.scrypt, request.asked.salt, answer.words())
    return to_bytes("answer", msgspec.structs.replace(answer, seal=sealed.hex()))[0]


def _item(sent: SentItem, name: str) -> ReviewItem:
    struct = KINDS.get(sent.kind)
    if struct is None:
        raise ReviewRefused(
            f'{name} holds a "{sent.kind}", which this program does not know. Update it, then try again.'
        )
    try:
        after = msgspec.json.decode(sent.after, type=struct)
        before = msgspec.json.decode(sent.before, type=struct | None)
        digest = item_hash(sent.kind, after, hash_format=sent.hash_format)
    except KeyError as problem:  # a later hash format
        raise ReviewRefused(
            f"{name} was made by a newer version of this program. Update the program here, then open it."
        ) from problem
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as problem:
        raise _spoilt(name) from problem
    about = sent.kind, sent.slug, sent.locale
    if digest != sent.hash or any((each.slug, each.locale) != about[1:] for each in (after, before or after)):
        raise ReviewRefused(
            f"{name} holds other words of {place(*about)} than it says. Do not sign it, and ask for a new file."
        )
    return ReviewItem(*about, sent.revision, sent.author, before, after)


def _pictures(request: Request, items: tuple[ReviewItem, ...], name: str) -> dict[str, StoredImage]:
    try:
        found = {image.sha256: image for image in map(read_image, request.pictures)}
    except ImageError as problem:
        raise ReviewRefused(f"{name} holds a picture that cannot be shown. {problem}") from problem
    if not found.keys() <= {getattr(item.after, "sha256", "") for item in items}:
        raise _spoilt(name)
    return found


def _spoilt(name: str) -> ReviewRefused:
    return ReviewRefused(
        f"{name} does not say what a review file says. It was made by another version of this program, or changed on "
        "the way. Ask for a new file."
    )
