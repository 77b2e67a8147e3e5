"""An item as the workspace stores it: tidied, and as canonical JSON."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec

from db.hashing import canonical_json, plain
from db.records import KINDS, Item
from db.workspace_faults import WorkspaceError


def tidy(item: Item) -> Item:
    """The item as it is stored: Unicode NFC, line ends as newlines, no blank lines around a page's body."""
    changes: dict[str, Any] = {}
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if isinstance(value, str):
            changes[name] = _tidy_text(value)
        elif isinstance(value, tuple):
            changes[name] = tuple(_tidy_text(part) for part in value)
    if "body" in changes:
        changes["body"] = changes["body"].strip("\n")
    return msgspec.structs.replace(item, **changes)


def _tidy_text(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def to_json(item: Item) -> str:
    """All fields as canonical JSON, `hold` apart: it is the draft's own column."""
    return canonical_json({n: plain(getattr(item, n)) for n in item.__struct_fields__ if n != "hold"}).decode()


def from_json(kind: str, content: str) -> Item:
    """The item that `to_json` wrote, without a hold. Raises WorkspaceError for what this program cannot read."""
    try:
        return msgspec.json.decode(content, type=KINDS[kind])
    except (msgspec.ValidationError, msgspec.DecodeError) as problem:
        raise WorkspaceError(
            f"The workspace holds a {kind} that this program cannot read ({problem}). Restore the last backup."
        ) from problem
