"""A text that somebody else wrote, as it may be shown to whoever approves it."""

from __future__ import annotations

import re

# What steers a terminal, and what turns the direction of writing.
_HIDING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with nothing in it that hides, moves or turns round what stands there."""
    return _HIDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
