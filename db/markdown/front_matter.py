"""The `+++` head of a page's file: TOML fields, then the body."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli_w

if TYPE_CHECKING:
    from collections.abc import Mapping

FENCE = "+++"


class FrontMatterError(ValueError):
    """The head of a page cannot be read. `line` is 1-based; the message is a sentence for staff."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Document:
    """A page's file in two: the fields, and the body with the line it begins on (1-based)."""

    fields: dict[str, Any]
    body: str
    body_line: int


def split(text: str) -> Document:
    """The fields and the body of a page's file, whose line ends are newlines.

    Blank lines around the body are not part of it. Raises FrontMatterError.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise FrontMatterError(f"The file does not begin with a line {FENCE}.", 1)
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == FENCE), 0)
    if not end:
        raise FrontMatterError(f"The fields at the top have no end: write {FENCE} on a line of its own.", 1)
    try:
        fields = tomllib.loads("\n".join([*lines[1:end], ""]))
    except tomllib.TOMLDecodeError as problem:
        raise FrontMatterError(toml_words(problem), toml_line(problem) + 1) from problem
    body = "\n".join(lines[end + 1 :])
    blank = len(body) - len(body.lstrip("\n"))
    return Document(fields, body.strip("\n"), end + 2 + blank)


def join(fields: Mapping[str, Any], body: str) -> str:
    """The text of a page's file, fields in the order given. `split` gives both back."""
    return f"{FENCE}\n{tomli_w.dumps(fields)}{FENCE}\n\n{body}\n"


def toml_words(problem: tomllib.TOMLDecodeError) -> str:
    """What is wrong with a TOML text, as a sentence without the place."""
    return f"The fields cannot be read: {str(problem).partition(' (at ')[0]}."


def toml_line(problem: tomllib.TOMLDecodeError) -> int:
    """The line (1-based) a TOML error speaks of, 1 if it names none."""
    words = str(problem).rpartition("(at line ")[2].partition(",")[0]
    return int(words) if words.isdecimal() else 1
