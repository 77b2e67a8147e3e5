"""What stands in a review file and in its answer, and how either becomes bytes.

Both are one JSON object: a mark with the number of the format, what it is, the SHA-256 of its
content and the content itself. The SHA-256 tells a torn file from a whole one; only the seal in
an answer tells who made it (`docs/adr/0019-review-files.md`).
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated, Literal, TypeVar

import msgspec

from db.hashing import canonical_json
from db.review_file.refused import ReviewRefused

FORMAT = 1
LARGEST = 50_000_000
"""Bytes. The largest collection there is has a tenth of that; pictures make the rest."""
LONGEST_REMARK = 4_000
"""Characters."""

What = Literal["request", "answer"]
Hex32 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Hex64 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
When = Annotated[datetime, msgspec.Meta(tz=True)]
Key = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
Count = Annotated[int, msgspec.Meta(ge=1)]
ContentT = TypeVar("ContentT", "Request", "Answer")

_BEGINNING = b'{"lung_net_review":'
_CUT = "was changed or cut short on the way. Copy it again from where it came from, whole."


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nothing that this program does not know is taken for granted."""


class AskedOf(_Strict, frozen=True, kw_only=True):
    """The approver, and how their passphrase is tried: cost and salt of scrypt, never what it makes of them."""

    login: str
    name: str
    job: str
    scrypt: str
    salt: bytes


class SentItem(_Strict, frozen=True, kw_only=True):
    """One version to sign. `after` and `before` are items as the workspace stores them; null before if it is new."""

    kind: str
    slug: str
    locale: str
    revision: Count
    author: str
    hash: Hex64
    hash_format: Count
    after: msgspec.Raw
    before: msgspec.Raw


class Request(_Strict, frozen=True, kw_only=True):
    """What goes out. `pictures` are the bytes of the pictures among the items."""

    nonce: Hex32
    workspace_id: Hex32
    organisation: str
    made_on: When
    made_by: str
    approver: AskedOf
    items: Annotated[tuple[SentItem, ...], msgspec.Meta(min_length=1)]
    pictures: tuple[bytes, ...] = ()


class Answer(_Strict, frozen=True, kw_only=True):
    """What comes back: with ticks for each item if it is approved, with a remark if it is sent back.

    `sent` is the SHA-256 of the request's content; `ticked` stands in the order of its items.
    """

    nonce: Hex32
    workspace_id: Hex32
    sent: Hex64
    result: Literal["approved", "sent back"]
    ticked: tuple[tuple[Key, ...], ...]
    remark: Annotated[str, msgspec.Meta(max_length=LONGEST_REMARK)]
    signed_on: When
    seal: Hex64

    def __post_init__(self) -> None:
        # Raised while decoding, this is told like any other content that is not as it should be.
        if bool(self.ticked) != (self.result == "approved") or bool(self.remark.strip()) != (
            self.result == "sent back"
        ):
            raise ValueError("an answer either has ticks or a remark")

    def words(self) -> bytes:
        """The very bytes that are sealed: everything but the seal."""
        return canonical_json({"format": FORMAT, "what": "lung-net review answer", **_plain(self)})


class _Envelope(msgspec.Struct, frozen=True, kw_only=True):
    # A newer program may have more to say here; the number is read before anything else is refused.
    format: Count = msgspec.field(name="lung_net_review")
    what: What
    sha256: Hex64
    content: msgspec.Raw


def to_bytes(what: What, content: Request | Answer) -> tuple[bytes, str]:
    """The file, and the SHA-256 (hex) of its content."""
    raw = msgspec.json.encode(content, order="sorted")
    digest = hashlib.sha256(raw).hexdigest()
    envelope = _Envelope(format=FORMAT, what=what, sha256=digest, content=msgspec.Raw(raw))
    return msgspec.json.encode(envelope), digest


def from_bytes(data: bytes, kind: type[ContentT], *, name: str) -> tuple[ContentT, str]:
    """The content of a file and its SHA-256 (hex). `name` is the file's, for the sentences of ReviewRefused."""
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as problem:
        _refuse_newer(data, name)
        told = f"{name} {_CUT}" if data.startswith(_BEGINNING) else f"{name} is no review file. Choose another file."
        raise ReviewRefused(told) from problem
    if envelope.format > FORMAT:
        raise _newer(name)
    _refuse_the_other(envelope.what, kind, name)
    raw = bytes(envelope.content)
    if hashlib.sha256(raw).hexdigest() != envelope.sha256:
        raise ReviewRefused(f"{name} {_CUT}")
    try:
        return msgspec.json.decode(raw, type=kind), envelope.sha256
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as problem:
        raise ReviewRefused(
            f"{name} says something that this program does not know ({problem}). "
            "Bring the programs on both PCs to the same version and make the file again."
        ) from problem


def _refuse_the_other(what: What, kind: type[Request] | type[Answer], name: str) -> None:
    if what == "answer" and kind is Request:
        raise ReviewRefused(f"{name} is answered already. Take it in on the PC where the change was written.")
    if what == "request" and kind is Answer:
        raise ReviewRefused(f"{name} is what was sent, not the answer to it. Choose the file that ends in .answer.")


class _Numbered(msgspec.Struct, frozen=True, kw_only=True):
    format: Count = msgspec.field(name="lung_net_review")


def _refuse_newer(data: bytes, name: str) -> None:
    """A later format may look quite different behind its number."""
    try:
        numbered = msgspec.json.decode(data, type=_Numbered)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return
    if numbered.format > FORMAT:
        raise _newer(name)


def _newer(name: str) -> ReviewRefused:
    return ReviewRefused(f"{name} was made by a newer version of this program. Update the program here, then open it.")


def _plain(answer: Answer) -> dict[str, object]:
    fields = msgspec.to_builtins(answer)
    assert isinstance(fields, dict)
    del fields["seal"]
    return fields
