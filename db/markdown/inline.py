"""One run of text: from Markdown's inline tokens to a plain line with spans over it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from db.blocks import Line, LineRole, Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from db.markdown.findings import Findings

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_LEFTOVER = re.compile(r"\*\*|\]\(|\]\[|```")

# What may stand in a Markdown text but not in ours, by token, with the words for its author.
_REFUSED: dict[str, tuple[str, str, str]] = {
    "link_open": ("inline-link", "There is a link.", "Write the words alone; name a source or contact instead."),
    "image": (
        "inline-image",
        "There is a picture in the text.",
        'Take it out. "::: image slug" shows one that is kept.',
    ),
    "code_inline": ("inline-code", "There is text in backticks.", "Take the backticks away."),
    "html_inline": ("inline-html", "There is HTML.", "Take the tag away and keep the words."),
    "em_open": ("inline-emphasis", "There is text in italics.", "Take the * or _ away; for a key word use **strong**."),
    "s_open": ("inline-struck", "There is text struck out.", "Take the ~~ away."),
}


def read_line(children: Sequence[Token], line: int, findings: Findings, role: LineRole = LineRole.TEXT) -> Line | None:
    """The line that `children` make, or None (with a finding) when no words are left.

    `line` is where the text begins (0-based). Text is kept even from what is refused, so a
    finding never hides another.
    """
    if len(children) == 1 and children[0].type == "text" and _plain(children[0].content):
        return Line(children[0].content, role)
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    length, at = 0, line

    def write(text: str) -> None:
        nonlocal length
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not pieces or pieces[-1].endswith(" ")):
            text = text[1:]
        if text:
            pieces.append(text)
            length += len(text)

    for token in children:
        if token.type in _REFUSED:
            findings.add(_REFUSED[token.type][0], at, *_REFUSED[token.type][1:])
        match token.type:
            case "text" | "code_inline" | "text_special":
                write(token.content)
            case "image":
                write(token.content)
            case "softbreak" | "hardbreak":
                at += 1
                write(" ")
            case "strong_open":
                opened.append(length)
            case "strong_close":
                start = opened.pop()
                if not opened:
                    spans.append((start, length))
        if token.type in {"html_inline", "code_inline"}:
            at += token.content.count("\n")
    text = "".join(pieces).rstrip(" ")
    text, spans = _composed(text, spans)
    _look_for_leftovers(text, line, findings)
    if not text.strip():
        findings.add("text-empty", line, "There are no words here.", "Write some, or take the empty part away.")
        return None
    strong = (Span(start, min(end, len(text)), SpanKind.STRONG) for start, end in spans)
    return Line(text, role, tuple(span for span in strong if span.start < span.end))


def _plain(text: str) -> bool:
    """Whether a text stays as it is and holds nothing to look for: nearly every line there is."""
    return (
        text.isascii()
        and text.isprintable()
        and text.strip(" ") == text != ""
        and "  " not in text
        and "]" not in text
        and "*" not in text
        and "`" not in text
    )


def _composed(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """`text` in NFC. The body was composed before; only "&#...;" can bring in parts that were not."""
    whole = unicodedata.normalize("NFC", text)
    if whole == text:
        return text, spans

    def moved(offset: int) -> int:
        return min(len(unicodedata.normalize("NFC", text[:offset])), len(whole))

    return whole, [(moved(start), moved(end)) for start, end in spans]


def _look_for_leftovers(text: str, line: int, findings: Findings) -> None:
    leftover = _LEFTOVER.search(text)
    if leftover:
        findings.add(
            "text-leftover",
            line,
            f'Patients would see "{leftover[0]}".',
            "Strong text begins and ends with ** on both sides of the words; links are not used.",
        )
    if text.isprintable() and "\ufffd" not in text:
        return
    unshowable = next((letter for letter in text if _unshowable(letter)), None)
    if unshowable:
        findings.add(
            "text-unshowable",
            line,
            f"There is a character that cannot be shown (U+{ord(unshowable):04X}).",
            "Type the words again without it.",
        )


def _unshowable(letter: str) -> bool:
    """Control characters, what turns text around, private and unassigned code points."""
    return unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or letter in _INVISIBLE


_INVISIBLE = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffd\u061c")
