"""Runs of twelve words, known by their hashes alone: so a text can be kept out without being kept here."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 12
_DIGITS = 16
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Every run of twelve words of a text, lower case and without signs, with its hash."""
    words = _WORD.findall(text.lower())
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield run, sha256(run.encode()).hexdigest()[:_DIGITS]
