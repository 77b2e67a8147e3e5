"""Markdown's flat tokens as parts with what stands inside them.

Not markdown-it's own SyntaxTreeNode: it recurses into inline text, where a few thousand
asterisks are enough to exhaust the stack.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Part:
    """A block of Markdown: `type` without its "_open", its 0-based line, the tokens inside it."""

    type: str
    tag: str
    markup: str
    line: int
    start: str
    inside: tuple[Token, ...]

    @property
    def parts(self) -> Iterator[Part]:
        return _parts(self.inside, self.line)

    @property
    def inline(self) -> Sequence[Token]:
        """The inline tokens of a paragraph or heading."""
        return next((token.children or () for token in self.inside if token.type == "inline"), ())


def read(text: str) -> tuple[list[Part], list[int]]:
    """The parts of a Markdown text, and the lines of link definitions, which leave no part behind."""
    env: dict[str, Any] = {}
    parts = list(_parts(_markdown().parse(text, env), 0))
    definitions = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    return parts, sorted(definition["map"][0] for definition in definitions)


def read_inline(text: str) -> Sequence[Token]:
    """The inline tokens of one run of text."""
    return _markdown().parseInline(text)[0].children or ()


@cache
def _markdown() -> MarkdownIt:
    """CommonMark, which knows HTML; tables and struck text are on so that they are seen and refused."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _parts(tokens: Sequence[Token], line: int) -> Iterator[Part]:
    at = 0
    while at < len(tokens):
        first = tokens[at]
        end = at
        if first.nesting == 1:
            end = next(i for i in range(at + 1, len(tokens)) if tokens[i].level == first.level)
        line = first.map[0] if first.map else line
        start = str(first.attrs.get("start", ""))
        yield Part(first.type.removesuffix("_open"), first.tag, first.markup, line, start, tuple(tokens[at + 1 : end]))
        at = end + 1
