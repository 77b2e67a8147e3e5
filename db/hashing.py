"""The fingerprint of an item: what an approval is given to.

A hash covers an item's own patient-visible fields and dates before any linking, so a new
glossary term voids no page, and a changed phone number voids that contact. A hash once
written is compared for ever: a format is never edited. When `db.records` gains or loses a
field, add a format with its own field lists and leave the earlier ones alone.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.records import Item

HASH_FORMAT = 1

# Listed by hand and not read from the structs: a field that a later program adds must not
# change what format 1 says of content that was approved before the field existed.
FIELDS_1: dict[str, tuple[str, ...]] = {
    "section": ("slug", "locale", "title", "summary", "icon", "position"),
    "page": (
        "slug",
        "locale",
        "section",
        "position",
        "title",
        "summary",
        "kind",
        "last_reviewed",
        "next_review",
        "body",
        "owner",
        "reviewer",
        "sources",
        "see_also",
        "nations",
        "withhold_when_overdue",
    ),
    "contact": (
        "slug",
        "locale",
        "name",
        "position",
        "for_whom",
        "phone",
        "phone_note",
        "relay",
        "hours",
        "hours_note",
        "always_open",
        "closed_on_bank_holidays",
        "say",
        "web",
        "urgent",
        "nations",
        "dialled_on",
        "sources",
        "last_reviewed",
        "next_review",
    ),
    "term": ("slug", "locale", "term", "meaning", "forms", "say", "sources"),
    "question": ("slug", "locale", "group", "position", "text"),
    "source": ("slug", "locale", "title", "publisher", "web", "published", "reviewed", "due", "seen"),
    "synonyms": ("slug", "locale", "target", "words"),
    "image": ("slug", "locale", "alt", "file", "caption", "sha256"),
    "site": (
        "slug",
        "locale",
        "name",
        "organisation",
        "unwell_line",
        "advice_line_name",
        "advice_line_phone",
        "advice_line_hours",
        "funding",
        "feedback",
        "formats",
    ),
}


def canonical(kind: str, item: Item, *, hash_format: int = HASH_FORMAT) -> bytes:
    """The exact bytes that are hashed: JSON with sorted keys, no spaces, UTF-8 unescaped, ISO dates.

    Raises KeyError for a kind or format that never existed.
    """
    return _FORMATS[hash_format](kind, item)


def item_hash(kind: str, item: Item, *, hash_format: int = HASH_FORMAT) -> str:
    """SHA-256 of `canonical`, as 64 lower-case hex digits."""
    return hashlib.sha256(canonical(kind, item, hash_format=hash_format)).hexdigest()


def is_hash_of(digest: str, kind: str, item: Item) -> bool:
    """Whether `digest` is the fingerprint of an item, in whichever format it was made."""
    return any(item_hash(kind, item, hash_format=each) == digest for each in _FORMATS)


def is_intact(kind: str, item: Item, digest: str, *, hash_format: int) -> bool:
    """Whether an item still says what it said when this fingerprint was made, in the format that is written beside it.

    A format that never existed was written by nobody of ours: False.
    """
    try:
        return item_hash(kind, item, hash_format=hash_format) == digest
    except KeyError:
        return False


def _format_1(kind: str, item: Item) -> bytes:
    fields = {name: plain(getattr(item, name)) for name in FIELDS_1[kind]}
    return canonical_json({"fields": fields, "hash_format": 1, "kind": kind})


def canonical_json(value: Mapping[str, Any]) -> bytes:
    """`value` as the one JSON text that equal values share."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def plain(value: object) -> object:
    """A field's value in JSON's own types: dates as ISO text, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value


_FORMATS: dict[int, Callable[[str, Item], bytes]] = {1: _format_1}
