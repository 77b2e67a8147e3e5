"""What a rule is given to look at: one item, its blocks and texts, and what else there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.blocks import Block, BlockKind, LineRole
from db.markdown.parse import parse_body
from db.records import DEFAULT_LOCALE, Page

if TYPE_CHECKING:
    from datetime import date

    from db.findings import Finding
    from db.records import Item

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


@dataclass(frozen=True, slots=True)
class Text:
    """One run of patient text. `block` is None outside a page's body; `line` is then 0."""

    text: str
    line: int = 0
    role: LineRole = LineRole.TEXT
    block: Block | None = None

    @property
    def is_heading(self) -> bool:
        return self.role is LineRole.TITLE or (self.block is not None and self.block.kind is BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class Collection:
    """The slugs of all that may be shown and of what is held back, by kind, and the day it speaks of."""

    shown: dict[str, frozenset[str]]
    held: dict[str, frozenset[str]]
    as_of: date | None


@dataclass(frozen=True)
class Subject:
    """One item under the eyes of the rules. `where` names it in findings."""

    kind: str
    item: Item
    collection: Collection

    @property
    def where(self) -> str:
        language = "" if self.item.locale == DEFAULT_LOCALE else f" ({self.item.locale})"
        return f"{self.kind}:{self.item.slug}{language}"

    @cached_property
    def _body(self) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
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
        named = [Text(getattr(self.item, name)) for name in TEXT_FIELDS[self.kind] if getattr(self.item, name)]
        lines = [Text(line.text, block.source_line, line.role, block) for block in self.blocks for line in block.lines]
        return (*named, *lines)
