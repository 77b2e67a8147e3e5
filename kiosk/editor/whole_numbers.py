"""Numbers that stay on one line, however large the letters are."""

from __future__ import annotations

import re

_INSIDE = re.compile(r"(?<=\d) (?=\d)")
NO_BREAK = "\u00a0"


def unbroken(text: str) -> str:
    """The text with no place inside a number, such as "020 7946 0124", where a line could end."""
    return _INSIDE.sub(NO_BREAK, text)
