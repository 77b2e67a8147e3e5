"""Glossary links: each word of the glossary is linked where a page first uses it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from db.blocks import Block, BlockKind, CalloutLevel, Line, LineRole, Span, SpanKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Term

ALL_NATIONS = frozenset({"ENG", "NIR", "SCT", "WLS"})
_LINKED_KINDS = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.BULLETS,
        BlockKind.STEPS,
        BlockKind.KEY_FACTS,
        BlockKind.CALLOUT,
        BlockKind.DOS,
        BlockKind.DONTS,
        BlockKind.DETAILS,
    }
)
# A hyphen joins words: half of "non-functioning" means the opposite of the whole.
_WORD = r"[\w\-\u2010\u2011]"
_SPACE = "[ \u00a0]"


class Linker:
    """Links the words of one glossary. Made once for a release, used for every page of its locale."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._exact: dict[str, str] = {}
        self._any_case: dict[str, str] = {}
        for term in sorted(terms, key=lambda term: term.slug):
            for form in term.forms or (term.term,):
                if any(letter.isupper() for letter in form):
                    self._exact.setdefault(form, term.slug)
                else:
                    self._any_case.setdefault(form.casefold(), term.slug)
        self._find = _pattern(self._exact, self._any_case)

    def link(self, blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
        """The blocks with their links, and the slugs of the linked terms in order of first use.

        A term is linked once for the readers of each nation: where its first use is in a block
        that some nations do not see, the next use is linked too, for them.
        """
        if self._find is None:
            return blocks, ()
        seen: dict[str, frozenset[str]] = {}
        linked = tuple(
            block.with_lines(tuple(self._line(line, audience(block), seen) for line in block.lines))
            if block.kind in _LINKED_KINDS
            else block
            for block in blocks
        )
        return linked, tuple(seen)

    def _line(self, line: Line, readers: frozenset[str], seen: dict[str, frozenset[str]]) -> Line:
        assert self._find is not None  # asked by `link`
        if line.role is LineRole.TITLE:
            return line
        found = []
        for match in self._find.finditer(line.text):
            slug = self._slug(match[0].replace("\u00a0", " "))
            if slug is None or readers <= seen.get(slug, frozenset()):
                continue
            span = Span(match.start(), match.end(), SpanKind.TERM, slug)
            if any(_crosses(span, other) for other in line.spans):
                continue
            seen[slug] = seen.get(slug, frozenset()) | readers
            found.append(span)
        if not found:
            return line
        spans = sorted((*line.spans, *found), key=lambda span: (span.start, -span.end, span.kind))
        return replace(line, spans=tuple(spans))

    def _slug(self, text: str) -> str | None:
        return self._exact.get(text) or self._any_case.get(text.casefold())


def _pattern(exact: Iterable[str], any_case: Iterable[str]) -> re.Pattern[str] | None:
    """One expression for all forms, the longest first. Most words fail at their first letter."""
    forms = [(-len(form), 0, form, "{}") for form in exact] + [(-len(form), 1, form, "(?i:{})") for form in any_case]
    if not forms:
        return None
    firsts = sorted({case.format(re.escape(form[0])) for *_, form, case in forms})
    words = [case.format(_words(form)) for *_, form, case in sorted(forms)]
    return re.compile(rf"(?<!{_WORD})(?={'|'.join(firsts)})(?:{'|'.join(words)})(?!{_WORD})")


def _words(form: str) -> str:
    return _SPACE.join(re.escape(word) for word in form.split(" "))


def audience(block: Block) -> frozenset[str]:
    """The nations whose readers see a block."""
    nations = frozenset(block.nations) or ALL_NATIONS
    if block.kind is BlockKind.CALLOUT and block.level == CalloutLevel.CALL_111:
        return nations - {"NIR"}
    return nations


def _crosses(span: Span, other: Span) -> bool:
    """Whether the two overlap in any way but the link lying wholly within the other."""
    if span.end <= other.start or other.end <= span.start:
        return False
    return not (other.start <= span.start and span.end <= other.end)
