"""Lines with spans, as the small markup that QML's StyledText understands."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from db.blocks import SpanKind

if TYPE_CHECKING:
    from db.blocks import Line

_OPEN = {SpanKind.STRONG: "<b>", SpanKind.TERM: '<a href="{target}">'}
_CLOSE = {SpanKind.STRONG: "</b>", SpanKind.TERM: "</a>"}


def escaped(text: str) -> str:
    """Words that are nothing but words, as StyledText."""
    return escape(text, quote=False)


def styled(line: Line) -> str:
    """The line as StyledText: everything escaped but our own tags, spans properly nested."""
    if not line.spans:
        return escaped(line.text)
    text = line.text
    cuts = sorted({0, len(text), *(s.start for s in line.spans), *(s.end for s in line.spans)})
    parts: list[str] = []
    for start, end in pairwise(cuts):
        over = [s for s in line.spans if s.start <= start and end <= s.end]
        over.sort(key=lambda s: s.kind is SpanKind.STRONG)  # the link is the outer one
        opened = "".join(_OPEN[s.kind].format(target=escape(s.target)) for s in over)
        closed = "".join(_CLOSE[s.kind] for s in reversed(over))
        parts.append(f"{opened}{escaped(text[start:end])}{closed}")
    return "".join(parts)
