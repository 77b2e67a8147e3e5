"""Write a line of text as Markdown that reads back as exactly that text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from db.blocks import SpanKind
from db.markdown.parse import parse_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.blocks import Line

Piece = tuple[str, bool]
"""Some text, and whether it is strong."""

_SPACE = re.compile(r"\s+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|#!])")
_START = re.compile(r"^([-+:=]|\d+(?=[.)]))")


def written(pieces: Sequence[Piece], before: str = "") -> tuple[str, bool]:
    """A line of Markdown that begins with `before` ("- ", "## ", "" for a paragraph), and whether strong text was lost.

    What Markdown would take for a sign of its own is written with a backslash, but only in a
    line that would otherwise read differently: staff edit it afterwards.
    """
    tidy = _tidied(pieces)
    plain = "".join(text for text, _ in tidy)
    for line in _tries(tidy):
        read = _read(before + line)
        if read is not None and read.text == plain and _strong(read) == _wanted(tidy):
            return before + line, False
    return before + _escaped(plain), any(strong for _, strong in tidy)


def _tries(pieces: list[Piece]) -> Iterator[str]:
    yield "".join(_marked(text, strong) for text, strong in pieces)
    yield _first("".join(_marked(_SPECIAL.sub(r"\\\1", text), strong) for text, strong in pieces))


def _marked(text: str, strong: bool) -> str:
    return f"**{text}**" if strong else text


def _escaped(text: str) -> str:
    return _first(_SPECIAL.sub(r"\\\1", text))


def _first(line: str) -> str:
    """The line without a list, a heading or a part beginning at its first character."""
    found = _START.match(line)
    if found is None:
        return line
    end = found.end()
    return f"{line[:end]}\\{line[end:]}" if found[0].isdigit() else f"\\{line}"


def _tidied(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind joined, blanks single, and none just inside strong text."""
    joined: list[Piece] = []
    for text, strong in pieces:
        text = unicodedata.normalize("NFC", _SPACE.sub(" ", text))
        kind = strong and bool(text.strip())
        if joined and (joined[-1][1] == kind or not text.strip()):
            joined[-1] = joined[-1][0] + text, joined[-1][1]
        else:
            joined.append((text, kind))
    out: list[Piece] = []
    for number, (words, strong) in enumerate(joined):
        text = _SPACE.sub(" ", words)
        if number == 0:
            text = text.lstrip()
        if number == len(joined) - 1:
            text = text.rstrip()
        if strong:
            inner = text.strip()
            out += [(" ", False)] if text != text.lstrip() else []
            out.append((inner, True))
            out += [(" ", False)] if text != text.rstrip() else []
        elif text:
            out.append((text, False))
    return _single_blanks(out)


def _single_blanks(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for text, strong in pieces:
        if out and not strong and not out[-1][1]:
            out[-1] = (_SPACE.sub(" ", out[-1][0] + text), False)
        elif text:
            out.append((text, strong))
    return out


def _read(markdown: str) -> Line | None:
    blocks, findings = parse_body(
        markdown.replace("### ", "## ", 1) if markdown.startswith("### ") else markdown, where=""
    )
    lines = [line for block in blocks for line in block.lines]
    return lines[0] if not findings and len(lines) == 1 else None


def _strong(line: Line) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in line.spans if span.kind is SpanKind.STRONG]


def _wanted(pieces: list[Piece]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for text, strong in pieces:
        if strong:
            spans.append((at, at + len(text)))
        at += len(text)
    return spans
