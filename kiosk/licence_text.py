"""Licence texts as paragraphs: they come in lines made for a terminal, which would break twice on a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LETTERS = 5000
"""In one part, unless a single paragraph is longer: laid out within a tap's time in the largest text."""
_FULL_LINE = 50  # letters; a line that ended earlier ended on purpose
_RULE = re.compile(r"[-=_*#~\s]*")
_COMMENT = re.compile(r"/?\*+/? ?")
_BEGINS = re.compile(r"([*•-]|\(?\w{1,3}[.)])\s|copyright\b|\(c\)|©", re.IGNORECASE)


def parts_of(text: str) -> Iterator[tuple[str, ...]]:
    """The paragraphs of a text, as many at a time as a screen lays out at once."""
    part: list[str] = []
    for paragraph in paragraphs(text):
        if part and sum(map(len, part)) + len(paragraph) > MOST_LETTERS:
            yield tuple(part)
            part = []
        part.append(paragraph)
    if part:
        yield tuple(part)


def paragraphs(text: str) -> Iterator[str]:
    """Every word of a text in its order; lines that were only cut to length are joined, rules of signs are left out."""
    for block in re.split(r"\n[ \t#]*\n", text.expandtabs()):
        lines = [re.sub(r"^\s*#+ ?", "", line).strip() for line in block.splitlines()]
        if lines and lines[0].startswith("/*"):  # copied with the marks of a comment in C
            lines = [_COMMENT.sub("", line, count=1).strip() for line in lines]
        joined = _joined([line for line in lines if not _RULE.fullmatch(line)])
        if joined:
            yield joined


def _joined(lines: list[str]) -> str:
    words = ""
    before = 0
    for line in lines:
        if words:
            words += " " if before >= _FULL_LINE and not _BEGINS.match(line) else "\n"
        words += line
        before = len(line)
    return words
