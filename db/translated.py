"""Whether a translation still matches the text it was made from (LNG-03)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.hashing import is_hash_of

if TYPE_CHECKING:
    from db.records import Item

CURRENT = "current"
"""What an author writes for the version that is in the workspace now: an import puts its hash there."""
HASH = re.compile(r"[0-9a-f]{64}")


def is_stale(kind: str, translation: Item, source: Item) -> bool:
    """Whether the source says something else than what was translated, or nobody has said what was."""
    return not is_hash_of(translation.translates, kind, source)
