"""The parts that tell somebody to act (SAF-02, SAF-03, TXT-12 to TXT-14)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from db.blocks import BlockKind, CalloutLevel, LineRole
from db.checks.registry import Problem, rule
from db.checks.subject import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

_CARE_TITLES = {
    CalloutLevel.SPEAK_TO: (re.compile(r"Speak to .+ if\b.*"), "Speak to your team today if:"),
    CalloutLevel.CALL_111: (re.compile(r"Call 111\b.* if\b.*"), "Call 111 if:"),
    CalloutLevel.CALL_999: (re.compile(r"Call 999\b.* if\b.*"), "Call 999 or go to A&E now if:"),
}
_WHEN = re.compile(
    r"\b(?:now|today|at once|straight away|right away|immediately|as soon as|soon|urgently|same day|within|next|before"
    r"|when|any time)\b",
    re.IGNORECASE,
)
_RUNNING_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLETS, BlockKind.STEPS})
_TEXT = _RUNNING_TEXT | {BlockKind.KEY_FACTS, BlockKind.CALLOUT, BlockKind.DOS, BlockKind.DONTS}
_REFERENCES = frozenset({BlockKind.CONTACT, BlockKind.QUESTION, BlockKind.IMAGE})
_URGENT = re.compile(
    r"(?<!\d )\b(?:999|111)\b(?! ?\d)|\bA&E\b|\b(?:emergency|ambulance|at once|straight away|immediately)\b",
    re.IGNORECASE,
)
_111_ONLINE = re.compile(r"(?<!NHS )\b111 online\b|\bonline 111\b|\b111 website\b", re.IGNORECASE)
_DOT_WITHIN = re.compile(r"\.[a-z]")
_WEB = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|org|com|net|gov)\b(?:/\S*)?", re.IGNORECASE
)


@rule("dont-after-do", level="must", kinds=("page",))
def donts_come_after_dos(subject: Subject) -> Iterator[Problem]:
    """TXT-12."""
    seen = not subject.blocks_of(BlockKind.DONTS)
    for block in () if seen else subject.blocks:
        seen = seen or block.kind is BlockKind.DOS
        if block.kind is BlockKind.DONTS and not seen:
            found = 'A "dont" list stands before any "do" list.'
            yield Problem(found, "Say first what to do.", block.source_line, block.lines[0].text)


@rule("dont-wording", level="must", kinds=("page",), english=True)
def donts_say_do_not(subject: Subject) -> Iterator[Problem]:
    """TXT-12."""
    for block in subject.blocks_of(BlockKind.DONTS):
        for line in block.lines:
            if not line.text.casefold().startswith("do not "):
                found = f'"{line.text}" is in a "dont" list.'
                yield Problem(found, 'Begin it with "do not".', block.source_line, line.text)


@rule("care-level-once", level="must", kinds=("page",))
def each_care_level_stands_once(subject: Subject) -> Iterator[Problem]:
    """SAF-02. Two cards of one level may stand for different nations."""
    seen: Counter[tuple[str, str]] = Counter()
    for block in subject.blocks_of(BlockKind.CALLOUT):
        if block.level in _CARE_TITLES:
            nations = block.nations or ("ENG", "NIR", "SCT", "WLS")
            seen.update((block.level, nation) for nation in nations)
            if max(seen[block.level, nation] for nation in nations) > 1:
                found = f'There is a second "{block.level}" part.'
                yield Problem(found, "Put both into one.", block.source_line, block.lines[0].text)


@rule("care-title", level="must", kinds=("page",), english=True)
def care_titles_say_what_to_do(subject: Subject) -> Iterator[Problem]:
    """SAF-02."""
    for block in subject.blocks_of(BlockKind.CALLOUT):
        if block.level not in _CARE_TITLES:
            continue
        shape, example = _CARE_TITLES[CalloutLevel(block.level)]
        for line in block.lines:
            if line.role is LineRole.TITLE and shape.fullmatch(line.text) is None:
                found = f'The heading of a "{block.level}" part is "{line.text}".'
                yield Problem(found, f'Write it as in "{example}".', block.source_line, line.text)


@rule("care-when", level="should", kinds=("page",), english=True)
def care_titles_say_when(subject: Subject) -> Iterator[Problem]:
    """SAF-02: 111 and 999 mean now; "speak to" needs a time."""
    for block in subject.blocks_of(BlockKind.CALLOUT):
        title = next((line.text for line in block.lines if line.role is LineRole.TITLE), "")
        if block.level == CalloutLevel.SPEAK_TO and title and _WHEN.search(title) is None:
            found = f'"{title}" does not say when.'
            yield Problem(found, 'Say so, as in "Speak to your team today if:".', block.source_line, title)


@rule("callout-then-text", level="must", kinds=("page",))
def text_after_a_callout_has_a_heading(subject: Subject) -> Iterator[Problem]:
    """TXT-12: without one it reads as part of the callout."""
    for one, two in pairwise(subject.blocks):
        if one.kind is BlockKind.CALLOUT and two.kind in _RUNNING_TEXT:
            found = f'Text follows a callout directly: "{start_of(two.lines[0].text)}".'
            yield Problem(found, "Write a heading between the two.", two.source_line, two.lines[0].text)


@rule("details-urgent", level="must", kinds=("page",), english=True)
def details_hide_nothing_urgent(subject: Subject) -> Iterator[Problem]:
    """TXT-13: what most people need stands in the open."""
    for block in subject.blocks_of(BlockKind.DETAILS):
        for line in block.lines:
            match = _URGENT.search(line.text)
            if match:
                found = f'"{match[0]}" is hidden in a "details" part: "{start_of(line.text)}".'
                yield Problem(found, "Put it where everybody reads it.", block.source_line, line.text)


@rule("details-only", level="must", kinds=("page",))
def details_are_not_all_there_is(subject: Subject) -> Iterator[Problem]:
    """TXT-13: under each heading stands something that is read without a tap."""
    if not subject.blocks_of(BlockKind.DETAILS):
        return
    shown, hidden = False, None
    for block in (*subject.blocks, None):
        if block is None or block.kind is BlockKind.HEADING:
            if hidden is not None and not shown:
                found = f'Only the "details" part "{hidden.lines[0].text}" stands there.'
                mend = "Say the main thing in the open before it."
                yield Problem(found, mend, hidden.source_line, hidden.lines[0].text)
            shown, hidden = False, None
        elif block.kind is BlockKind.DETAILS:
            hidden = hidden or block
        else:
            shown = shown or block.kind in _TEXT or block.kind in _REFERENCES


@rule("important-few", level="should", kinds=("page",))
def important_parts_are_few(subject: Subject) -> Iterator[Problem]:
    """TXT-14: at most 2, with text between them."""
    important = [b for b in subject.blocks_of(BlockKind.CALLOUT) if b.level == CalloutLevel.IMPORTANT]
    for block in important[2:]:
        found = "There are more than 2 important parts."
        yield Problem(found, "Keep 2: more are not read.", block.source_line, block.lines[0].text)
    for one, two in pairwise(subject.blocks) if len(important) > 1 else ():
        if one.level == two.level == CalloutLevel.IMPORTANT:
            found = "Two important parts follow each other."
            yield Problem(found, "Write a paragraph between.", two.source_line, two.lines[0].text)


@rule("important-prefix", level="should", kinds=("page",), english=True)
def important_is_not_said_twice(subject: Subject) -> Iterator[Problem]:
    """TXT-14: the screen and the voice say "Important:" before the heading."""
    for block in subject.blocks_of(BlockKind.CALLOUT):
        title = next((line.text for line in block.lines if line.role is LineRole.TITLE), "")
        if block.level == CalloutLevel.IMPORTANT and title.casefold().startswith("important"):
            found = f'The heading of an important part is "{title}".'
            yield Problem(found, 'Take "Important" away: the kiosk says it.', block.source_line, title)


@rule("nhs-111-online", level="must", english=True)
def nhs_111_online_is_written_in_full(subject: Subject) -> Iterator[Problem]:
    """SAF-03."""
    if "111" in subject.all.whole:
        for match, text in subject.numeric.find(_111_ONLINE):
            yield Problem(f'"{match[0]}" is not the whole name.', "Write NHS 111 online.", text.line, match[0])


@rule("web-in-text", level="should")
def addresses_stand_with_contacts(subject: Subject) -> Iterator[Problem]:
    """SAF-03: nobody can follow an address here; a contact shows it after the number, with a code to take along."""
    if _DOT_WITHIN.search(subject.all.whole) is None:
        return
    for match, text in subject.all.find(_WEB):
        found = f'There is a web address in the text: "{match[0]}".'
        yield Problem(found, "Name a contact or a source in its place.", text.line, match[0])
