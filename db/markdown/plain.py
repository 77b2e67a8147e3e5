"""The quick way through Markdown that is plainly plain: headings, paragraphs and simple lists.

Nearly all our text is of this kind, and a full Markdown parser spends most of a check, and half
of a compilation, on finding that out. What is in the least unusual (indentation, a table, a list
right after a paragraph, a line that begins oddly) is left to the parser. Both ways give the
same parts: `tests/db/test_markdown_plain.py` holds one against the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.markdown.inline import Inline


class PlainToken(NamedTuple):
    """What a page's reader looks at in a Markdown token, and nothing else: thousands are made."""

    type: str
    content: str = ""


@dataclass(slots=True)
class PlainPart:
    """A `db.markdown.tokens.Part` that was read the quick way."""

    type: str
    tag: str
    markup: str
    line: int
    start: str
    parts: tuple[PlainPart, ...]
    inline: Sequence[Inline]


# No line may end in a space (which could be a hard break) or hold a character that means nothing here.
_LINE = re.compile(
    r"""
    (?P<heading>\#{1,6})\ (?P<title>[^\W_](?:[^\n]*[^\s\#])?)
  | (?P<bullet>-)\ (?P<item>(?![0-9]+[.)])(?:\*\*)?[^\W_](?:[^\n]*\S)?)
  | (?P<number>[1-9][0-9]{0,8})\.\ (?P<step>(?:\*\*)?[^\W\d_](?:[^\n]*\S)?)
  | (?P<text>(?:["'(]|\*\*)?[^\W\d_](?:[^\n]*\S)?|[0-9]+(?:\ [^\W_](?:[^\n]*\S)?)?)
  | (?P<blank>)
    """,
    re.VERBOSE,
)
# What means something within a line: the parser reads such a run of text, and that alone.
_MARKUP = re.compile(r"[\\`~*_\[\]<]|&(?=[#\w]+;)")
# Strong words that begin and end beside a space, a mark or the text's own ends.
_STRONG = re.compile(r"(?:(?<=[ (])|(?<![\s\S]))\*\*([^\W_](?:[^*\n]*[^\W_])?[.!?:]?)\*\*(?=[ .,;:!?)]|(?![\s\S]))")
_UNUSUAL = re.compile(r"[\t\0\r\f\v]")


def read_plain(text: str, read_inline: Callable[[str], Sequence[Inline]]) -> list[PlainPart] | None:
    """The parts of `text`, or None where the parser must be asked. `read_inline` reads text with markup."""
    if _UNUSUAL.search(text):
        return None
    found: list[PlainPart] = []
    lines: list[str] = []  # of the paragraph that is being read
    listed: PlainPart | None = None  # the list that the next item may belong to
    after_blank = True

    def end_paragraph(number: int) -> None:
        if lines:
            inline = _inline("\n".join(lines), read_inline)
            found.append(PlainPart("paragraph", "p", "", number - len(lines), "", (), inline))
            lines.clear()

    for number, line in enumerate(text.split("\n")):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        kind = match.lastgroup
        if kind == "blank":
            end_paragraph(number)
            after_blank = True
            continue
        if kind == "text":
            if not after_blank and not lines:  # a list or a heading stands right above
                return None
            listed = None
            lines.append(line)
        elif kind == "title":
            if not after_blank and listed is not None:
                return None
            end_paragraph(number)
            listed = None
            marks = match["heading"]
            inline = _inline(match["title"], read_inline)
            found.append(PlainPart("heading", f"h{len(marks)}", marks, number, "", (), inline))
            # A paragraph may follow a heading directly.
            after_blank = True
            continue
        else:
            if lines:
                return None
            bullet = kind == "item"
            words = match["item"] if bullet else match["step"]
            type_ = "bullet_list" if bullet else "ordered_list"
            paragraph = PlainPart("paragraph", "p", "", number, "", (), _inline(words, read_inline))
            item = PlainPart("list_item", "li", "-" if bullet else ".", number, "", (paragraph,), ())
            if listed is None or listed.type != type_:
                if listed is not None and not after_blank:
                    return None
                first = "" if bullet or match["number"] == "1" else match["number"]
                tag, markup = ("ul", "-") if bullet else ("ol", ".")
                listed = PlainPart(type_, tag, markup, number, first, (), ())
                found.append(listed)
            listed.parts = (*listed.parts, item)
        after_blank = False
    end_paragraph(text.count("\n") + 1)
    return found


def _inline(text: str, read_inline: Callable[[str], Sequence[Inline]]) -> Sequence[Inline]:
    if _MARKUP.search(text) is None:
        return _words(text)
    first, *rest = _STRONG.split(text)
    if not rest or any(map(_MARKUP.search, (first, *rest))):
        return read_inline(text)
    tokens = _words(first)
    for strong, after in zip(rest[::2], rest[1::2], strict=True):
        tokens += (
            PlainToken("strong_open"),
            *_words(strong),
            PlainToken("strong_close"),
            *_words(after),
        )
    return tokens


def _words(text: str) -> list[Inline]:
    """Text without markup. A line's end is a token of its own."""
    if "\n" not in text:
        return [PlainToken("text", text)] if text else []
    first, *rest = text.split("\n")
    tokens = _words(first)
    for line in rest:
        tokens += PlainToken("softbreak"), *_words(line)
    return tokens
