"""How a page is built: key facts first, few loud parts, do before do not."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from db.blocks import BlockKind, CalloutLevel, LineRole, word_count
from db.checks.registry import Problem, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

LONGEST_PAGE = 600
LONGEST_TITLE = 65

_CARE_TITLES = {
    CalloutLevel.SPEAK_TO: (re.compile(r"Speak to .+"), "Speak to ... if:"),
    CalloutLevel.CALL_111: (re.compile(r"Call 111\b.*"), "Call 111 ... if:"),
    CalloutLevel.CALL_999: (re.compile(r"Call 999\b.*"), "Call 999 or go to A&E now if:"),
}
_RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLETS, BlockKind.STEPS})
_BULLET_KINDS = frozenset({BlockKind.BULLETS, BlockKind.CALLOUT, BlockKind.DETAILS})


@rule("key-facts-first", level="should", kinds=("page",))
def a_page_begins_with_key_facts(subject: Subject) -> Iterator[Problem]:
    """TXT-15: one summary, and it comes first."""
    places = [number for number, block in enumerate(subject.blocks) if block.kind is BlockKind.KEY_FACTS]
    if not places:
        yield Problem("The page has no key facts.", "Begin it with ::: key-facts and 2 to 5 short sentences.")
    for number in places:
        if number > 0:
            line = subject.blocks[number].source_line
            yield Problem("Key facts stand further down.", "Put all of them in one part at the top.", line)


@rule("key-facts-few", level="should", kinds=("page",))
def key_facts_are_few(subject: Subject) -> Iterator[Problem]:
    """TXT-15: at most 5 short sentences."""
    for block in subject.blocks:
        if block.kind is BlockKind.KEY_FACTS and len(block.lines) > 5:
            yield Problem(f"There are {len(block.lines)} key facts.", "Keep the 5 that matter most.", block.source_line)


@rule("heading-empty", level="should", kinds=("page",))
def a_heading_has_text_under_it(subject: Subject) -> Iterator[Problem]:
    for block, following in pairwise((*subject.blocks, None)):
        if block is None or block.kind is not BlockKind.HEADING:
            continue
        if following is None or (following.kind is BlockKind.HEADING and following.level <= block.level):
            yield Problem(f'Nothing stands under the heading "{block.text}".', "Write text there.", block.source_line)


@rule("dont-after-do", level="must", kinds=("page",))
def donts_come_after_dos(subject: Subject) -> Iterator[Problem]:
    """TXT-12."""
    seen = False
    for block in subject.blocks:
        seen = seen or block.kind is BlockKind.DOS
        if block.kind is BlockKind.DONTS and not seen:
            yield Problem('A "dont" list stands before any "do" list.', "Say first what to do.", block.source_line)


@rule("dont-wording", level="must", kinds=("page",))
def donts_say_do_not(subject: Subject) -> Iterator[Problem]:
    """TXT-12."""
    for block in subject.blocks:
        for line in block.lines:
            if block.kind is BlockKind.DONTS and not line.text.casefold().startswith("do not "):
                yield Problem(f'"{line.text}" is in a "dont" list.', 'Begin it with "do not".', block.source_line)


@rule("care-level-once", level="must", kinds=("page",))
def each_care_level_stands_once(subject: Subject) -> Iterator[Problem]:
    """SAF-02. Two cards of one level may stand for different nations."""
    seen: Counter[tuple[str, str]] = Counter()
    for block in subject.blocks:
        if block.level in _CARE_TITLES:
            for nation in block.nations or ("ENG", "NIR", "SCT", "WLS"):
                seen[block.level, nation] += 1
            if max(seen[block.level, nation] for nation in block.nations or ("ENG", "NIR", "SCT", "WLS")) > 1:
                yield Problem(f'There is a second "{block.level}" part.', "Put both into one.", block.source_line)


@rule("care-title", level="must", kinds=("page",))
def care_titles_say_what_to_do(subject: Subject) -> Iterator[Problem]:
    """SAF-02."""
    for block in subject.blocks:
        if block.level not in _CARE_TITLES:
            continue
        shape, example = _CARE_TITLES[CalloutLevel(block.level)]
        for line in block.lines:
            if line.role is LineRole.TITLE and shape.fullmatch(line.text) is None:
                found = f'The heading of a "{block.level}" part is "{line.text}".'
                yield Problem(found, f'Begin it as in "{example}".', block.source_line)


@rule("callout-then-text", level="must", kinds=("page",))
def text_after_a_callout_has_a_heading(subject: Subject) -> Iterator[Problem]:
    """TXT-12: without one it reads as part of the callout."""
    for one, two in pairwise(subject.blocks):
        if one.kind is BlockKind.CALLOUT and two.kind in _RUNNING_TEXT:
            yield Problem("Text follows a callout directly.", "Write a heading between the two.", two.source_line)


@rule("important-few", level="should", kinds=("page",))
def important_parts_are_few(subject: Subject) -> Iterator[Problem]:
    """TXT-14: at most 2, with text between them."""
    important = [block for block in subject.blocks if block.level == CalloutLevel.IMPORTANT]
    for block in important[2:]:
        yield Problem("There are more than 2 important parts.", "Keep 2: more are not read.", block.source_line)
    for one, two in pairwise(subject.blocks):
        if one.level == two.level == CalloutLevel.IMPORTANT:
            yield Problem("Two important parts follow each other.", "Write a paragraph between.", two.source_line)


@rule("bullets-count", level="should", kinds=("page",))
def bullet_lists_are_short(subject: Subject) -> Iterator[Problem]:
    """TXT-03: 2 to 6 items."""
    for block in subject.blocks:
        items = sum(line.role is LineRole.ITEM for line in block.lines)
        too_few = block.kind is BlockKind.BULLETS and items == 1
        if block.kind in _BULLET_KINDS and (too_few or items > 6):
            mend = "Write 1 item as a sentence, and more than 6 as two lists."
            yield Problem(f"A bullet list has {items} item{'s' * (items != 1)}.", mend, block.source_line)


@rule("title", level="should", kinds=("page",))
def titles_are_short_statements(subject: Subject) -> Iterator[Problem]:
    """TXT-04."""
    title = subject.texts[0].text if subject.texts else ""
    if len(title) > LONGEST_TITLE:
        yield Problem(f"The title has {len(title)} characters.", f"Say it in {LONGEST_TITLE}.")
    if title.endswith("?"):
        yield Problem("The title is a question.", 'Say what the page is about, such as "Types of lung NET".')
    if title.endswith("."):
        yield Problem("The title ends with a full stop.", "Take it away.")


@rule("page-length", level="should", kinds=("page",))
def pages_are_short(subject: Subject) -> Iterator[Problem]:
    count = word_count(subject.blocks)
    if count > LONGEST_PAGE:
        yield Problem(f"The page has {count} words.", f"Split it: {LONGEST_PAGE} are enough for one page.")
