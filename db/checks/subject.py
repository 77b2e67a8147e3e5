"""What a rule is given to look at: one item, its blocks and texts, and what else there is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from db.blocks import Block, BlockKind, LineRole
from db.checks.haystack import Haystack
from db.findings import place
from db.markdown.parse import parse_body
from db.records import Page
from db.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.checks.collection import Collection
    from db.checks.glossary_index import Glossary
    from db.findings import Finding
    from db.records import Item

T = TypeVar("T")

# What patients read of each kind, apart from a page's body. Titles of sources are quotations
# and synonyms are what patients type: neither is ours to correct.
TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "section": ("title", "summary"),
    "page": ("title", "summary"),
    "contact": ("name", "for_whom", "phone_note", "hours_note", "say"),
    "term": ("meaning",),
    "question": ("text",),
    "source": (),
    "synonyms": (),
    "image": ("alt", "caption"),
    "site": ("unwell_line", "advice_line_name", "advice_line_hours", "funding", "feedback", "formats"),
}
_TITLES = frozenset({"title", "name"})

_WORD = re.compile(r"\w+(?:['’&.-]\w+)*")
_SENTENCE_END = re.compile(r"[.!?][^\n]* [^\n]*")
_REST_OF_LINE = re.compile(r"\d[^\n]*")


@dataclass(frozen=True, slots=True)
class Text:
    """One run of patient text.

    `block` is None outside a page's body: `line` is then 0 and `field` the name of the field.
    """

    text: str
    line: int = 0
    role: LineRole = LineRole.TEXT
    block: Block | None = None
    field: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it stands over other text, as a title or a heading does."""
        if self.block is None:
            return self.field in _TITLES
        return self.role is LineRole.TITLE or self.block.kind is BlockKind.HEADING


def start_of(text: str) -> str:
    """A text as findings quote it: whole if it is short."""
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."


Parsed = tuple[tuple[Block, ...], tuple["Finding", ...]]
"""The blocks of a page's body and what the parser found in it."""


@dataclass(frozen=True)
class Subject:
    """One item under the eyes of the rules. What several rules ask for is worked out once.

    `parsed` spares a page that was parsed already from being parsed again.
    """

    kind: str
    item: Item
    collection: Collection
    parsed: Parsed | None = None

    @property
    def where(self) -> str:
        """How findings name the item."""
        return place(self.kind, self.item.slug, self.item.locale)

    @property
    def source(self) -> Item | None:
        """What the item is a translation of; None for an original."""
        return self.collection.source_of(self.kind, self.item)

    @cached_property
    def _body(self) -> Parsed:
        if self.parsed is not None:
            return self.parsed
        return parse_body(self.item.body, where=self.where) if isinstance(self.item, Page) else ((), ())

    @property
    def blocks(self) -> tuple[Block, ...]:
        """A page's blocks; empty for anything else."""
        return self._body[0]

    @property
    def body_findings(self) -> tuple[Finding, ...]:
        """What the parser found in a page's body."""
        return self._body[1]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything of this item that a patient reads, in reading order."""
        named = [
            # A record may hold line ends, which a reader sees as spaces.
            Text(getattr(self.item, name).replace("\n", " "), field=name)
            for name in TEXT_FIELDS[self.kind]
            if getattr(self.item, name)
        ]
        lines = [Text(line.text, block.source_line, line.role, block) for block in self.blocks for line in block.lines]
        return (*named, *lines)

    @cached_property
    def _by_kind(self) -> dict[BlockKind, list[Block]]:
        found: dict[BlockKind, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(block.kind, []).append(block)
        return found

    def blocks_of(self, *kinds: BlockKind) -> Iterable[Block]:
        """The blocks of some kinds, in order within each kind."""
        return [block for kind in kinds for block in self._by_kind.get(kind, ())]

    @cached_property
    def headings(self) -> tuple[Text, ...]:
        """The title and every heading."""
        return tuple(text for text in self.texts if text.is_heading)

    @cached_property
    def running(self) -> tuple[Text, ...]:
        """The texts of a page's body that stand under its headings."""
        return tuple(text for text in self.texts if text.block is not None and not text.is_heading)

    @cached_property
    def all(self) -> Haystack:
        """All texts, to search."""
        return Haystack(self.texts)

    @cached_property
    def numeric(self) -> Haystack:
        """The texts that have a digit, to search for what needs one."""
        return Haystack(tuple(text for _, text in self.all.find(_REST_OF_LINE)))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of `running` in order, as they are written."""
        return tuple(_WORD.findall("\n".join([text.text for text in self.running])))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words of the vocabulary that have a capital."""
        return self.vocabulary - self.lower_case

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the item, as it is written."""
        others = "\n".join([text.text for text in self.texts if text.block is None or text.is_heading])
        return frozenset(self.words).union(_WORD.findall(others))

    @cached_property
    def lower_case(self) -> frozenset[str]:
        """Every word of the item in lower case."""
        return frozenset("\n".join(self.vocabulary).lower().split("\n"))

    @cached_property
    def sentences(self) -> tuple[tuple[Text, list[str]], ...]:
        """Every text with its sentences."""
        several = {id(text) for _, text in self.all.find(_SENTENCE_END)}
        return tuple((text, sentences(text.text) if id(text) in several else [text.text]) for text in self.texts)

    def remembered(self, work_out: Callable[[Subject], T]) -> T:
        """What `work_out` makes of this subject, worked out once for all rules that ask."""
        if work_out not in self._memory:
            self._memory[work_out] = work_out(self)
        result: T = self._memory[work_out]
        return result

    @cached_property
    def _memory(self) -> dict[Callable[[Subject], Any], Any]:
        return {}

    @property
    def glossary(self) -> Glossary:
        """The glossary of this item's language."""
        return self.collection.glossary(self.item.locale)
