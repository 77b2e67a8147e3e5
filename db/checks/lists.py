"""How bullet lists are written (TXT-03): a lead-in with a colon, then short ends of that sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from db.blocks import Block, BlockKind, CalloutLevel, Line, LineRole
from db.checks.registry import Problem, rule
from db.checks.spelling_out import KNOWN, abbreviations
from db.checks.subject import start_of
from db.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.checks.subject import Subject

_WITH_BULLETS = (BlockKind.BULLETS, BlockKind.CALLOUT, BlockKind.DETAILS)
_WITH_ITEMS = (*_WITH_BULLETS, BlockKind.DOS, BlockKind.DONTS)
_CARE = frozenset({CalloutLevel.SPEAK_TO, CalloutLevel.CALL_111, CalloutLevel.CALL_999})
_END_MARKS = (".", ";", ",", ":")
_JOINT = re.compile(r"\s(?:and|or|and/or)[;,.]?\Z", re.IGNORECASE)
_JOINT_ENDS = tuple(f"{word}{mark}" for word in ("and", "or", "AND", "OR") for mark in ("", ";", ",", "."))
_MARKS = "\"'(“"


@rule("bullets-count", level="should", kinds=("page",))
def bullet_lists_are_short(subject: Subject) -> Iterator[Problem]:
    """TXT-03: 2 to 6 items."""
    for block in subject.blocks_of(*_WITH_BULLETS):
        items = [line.text for line in block.lines if line.role is LineRole.ITEM]
        too_few = block.kind is BlockKind.BULLETS and len(items) == 1
        if too_few or len(items) > 6:
            mend = "Write 1 item as a sentence, and more than 6 as two lists."
            found = f"A bullet list has {len(items)} item{'s' * (len(items) != 1)}."
            yield Problem(found, mend, block.source_line, items[0])


@rule("list-lead-in", level="should", kinds=("page",))
def lists_have_a_lead_in(subject: Subject) -> Iterator[Problem]:
    """TXT-03: words with a colon that every item goes on from."""
    before: Block | None = None
    for block in subject.blocks:
        if block.kind is BlockKind.BULLETS:
            led = before is not None and before.kind is BlockKind.PARAGRAPH and before.text.endswith(":")
            if not led:
                yield _no_lead_in(block.lines[0], block)
        elif block.kind in _WITH_BULLETS:
            if block.lines[0].role is LineRole.ITEM:
                yield _no_lead_in(block.lines[0], block)
            for one, two in pairwise(block.lines):
                led = one.text.endswith(":") or (one.role is LineRole.TITLE and block.level in _CARE)
                if two.role is LineRole.ITEM and one.role is not LineRole.ITEM and not led:
                    yield _no_lead_in(two, block)
        before = block


@rule("list-start", level="should", kinds=("page",), english=True)
def items_begin_in_lower_case(subject: Subject) -> Iterator[Problem]:
    """TXT-03: they end the sentence of the lead-in. Names keep their capital, and so do whole sentences."""
    for block, item in _items(subject):
        text = item.text.lstrip(_MARKS)
        if not text[:1].isupper() or item.text.endswith((".", "?")):
            continue
        first = text.partition(" ")[0].strip("\"'():,.”")
        if not (first in KNOWN or abbreviations(first) or subject.collection.begins_with_a_name(text)):
            found = f'An item begins with a capital: "{start_of(item.text)}".'
            yield Problem(found, "Begin it in lower case; it ends the sentence above.", block.source_line, item.text)


@rule("list-end", level="should", kinds=("page",))
def items_end_without_a_mark(subject: Subject) -> Iterator[Problem]:
    """TXT-03: nothing at the end, unless the item is a whole sentence."""
    for block, item in _items(subject):
        whole = item.text[:1].isupper() and item.text.endswith(".")
        if item.text.endswith(_END_MARKS) and not whole:
            found = f'An item ends with "{item.text[-1]}": "{start_of(item.text)}".'
            yield Problem(found, "Take the mark away.", block.source_line, item.text)


@rule("list-joint", level="should", kinds=("page",), english=True)
def items_do_not_join_the_next(subject: Subject) -> Iterator[Problem]:
    """TXT-03: no "and" or "or" at an item's end."""
    for block, item in _items(subject):
        if item.text.endswith(_JOINT_ENDS) and _JOINT.search(item.text):
            found = f'An item ends with "{item.text.split()[-1]}": "{start_of(item.text)}".'
            yield Problem(found, "Say in the lead-in whether all or any are meant.", block.source_line, item.text)


@rule("list-one-sentence", level="should", kinds=("page",))
def items_are_one_sentence(subject: Subject) -> Iterator[Problem]:
    """TXT-03."""
    for block, item in _items(subject):
        if " " in item.text and len(sentences(item.text)) > 1:
            found = f'An item has more than 1 sentence: "{start_of(item.text)}".'
            yield Problem(found, "Make two items, or a paragraph.", block.source_line, item.text)


def _items(subject: Subject) -> Sequence[tuple[Block, Line]]:
    return subject.remembered(_find_items)


def _find_items(subject: Subject) -> Sequence[tuple[Block, Line]]:
    blocks = subject.blocks_of(*_WITH_ITEMS)
    return [(block, line) for block in blocks for line in block.lines if line.role is LineRole.ITEM]


def _no_lead_in(item: Line, block: Block) -> Problem:
    found = f'Nothing leads in to the list that begins "{start_of(item.text)}".'
    mend = 'Write a line with a colon before it, such as "You may have:".'
    return Problem(found, mend, block.source_line, item.text)
