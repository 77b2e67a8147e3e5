"""Typed blocks: what a page is made of once its Markdown has been read.

The same blocks feed the screen, and later speech, print and search, so they can
never disagree. A block is a kind plus lines of plain text; emphasis and glossary
links lie over the text as spans, so that the text itself stays readable to any tool.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class BlockKind(StrEnum):
    """Every kind of block there is. The screen has one delegate for each."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    STEPS = "steps"
    KEY_FACTS = "key_facts"
    CALLOUT = "callout"
    DOS = "dos"
    DONTS = "donts"
    IMAGE = "image"
    CONTACT = "contact"
    QUESTION = "question"
    DETAILS = "details"
    SOURCES = "sources"


class CalloutLevel(StrEnum):
    """How loud a callout is. The three care levels are those of NHS care cards (SAF-02)."""

    INFORMATION = "information"
    IMPORTANT = "important"
    SPEAK_TO = "speak-to"
    CALL_111 = "call-111"
    CALL_999 = "call-999"


class LineRole(StrEnum):
    """What one line of text is within its block."""

    TITLE = "title"
    TEXT = "text"
    ITEM = "item"


class SpanKind(StrEnum):
    """What lies over a stretch of a line."""

    STRONG = "strong"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line, counted in code points: `start` is in, `end` is out.

    `target` is the slug of the glossary term for `SpanKind.TERM`, else empty.
    """

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One run of plain text as a patient reads it, without markup."""

    text: str
    role: LineRole = LineRole.TEXT
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page.

    `level` is "2" or "3" for a heading and a `CalloutLevel` for a callout, else "".
    `ref` is the slug of the contact, question or image that the block shows, else "".
    `nations` limits the block to some of ENG, NIR, SCT, WLS; empty means all of them.
    `source_line` is the line of the Markdown the block came from (1-based, 0 if unknown);
    it serves findings and is not kept in a release.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    level: str = ""
    ref: str = ""
    nations: tuple[str, ...] = ()
    source_line: int = 0

    @property
    def text(self) -> str:
        """All lines as plain text, one per row: for search, word counts and speech."""
        return "\n".join(line.text for line in self.lines)

    def with_lines(self, lines: tuple[Line, ...]) -> Block:
        """This block with other lines, for the step that adds glossary links."""
        return replace(self, lines=lines)


def word_count(blocks: tuple[Block, ...]) -> int:
    """Words a reader meets on a page, for idle time (TIM-03) and page length."""
    return sum(len(block.text.split()) for block in blocks)
