"""How a page is built: key facts first, text under each heading, not too long (TXT-04, TXT-15, VIS-17)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from db.blocks import BlockKind
from db.checks.registry import Problem, rule
from db.checks.subject import start_of
from db.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

LONGEST_PAGE = 600
LONGEST_TITLE = 65


@rule("key-facts-first", level="should", kinds=("page",))
def a_page_begins_with_key_facts(subject: Subject) -> Iterator[Problem]:
    """TXT-15: one summary, and it comes first."""
    places = [number for number, block in enumerate(subject.blocks) if block.kind is BlockKind.KEY_FACTS]
    if not places:
        yield Problem("The page has no key facts.", "Begin it with ::: key-facts and 2 to 5 short sentences.")
    for number in places:
        if number > 0:
            line = subject.blocks[number].source_line
            words = subject.blocks[number].lines[0].text
            yield Problem("Key facts stand further down.", "Put all of them in one part at the top.", line, words)


@rule("key-facts-few", level="should", kinds=("page",))
def key_facts_are_few(subject: Subject) -> Iterator[Problem]:
    """TXT-15: at most 5 short sentences."""
    for block in subject.blocks_of(BlockKind.KEY_FACTS):
        if len(block.lines) > 5:
            found = f"There are {len(block.lines)} key facts."
            yield Problem(found, "Keep the 5 that matter most.", block.source_line, block.lines[0].text)


@rule("key-facts-short", level="should", kinds=("page",))
def key_facts_are_one_sentence(subject: Subject) -> Iterator[Problem]:
    """TXT-15."""
    for block in subject.blocks_of(BlockKind.KEY_FACTS):
        for line in block.lines:
            if len(sentences(line.text)) > 1:
                found = f'A key fact has more than 1 sentence: "{start_of(line.text)}".'
                yield Problem(found, "Say it in one, or make two facts.", block.source_line, line.text)


@rule("heading-empty", level="should", kinds=("page",))
def a_heading_has_text_under_it(subject: Subject) -> Iterator[Problem]:
    for block, following in pairwise((*subject.blocks, None)):
        if block is None or block.kind is not BlockKind.HEADING:
            continue
        if following is None or (following.kind is BlockKind.HEADING and following.level <= block.level):
            found = f'Nothing stands under the heading "{block.text}".'
            yield Problem(found, "Write text there.", block.source_line, block.text)


@rule("title", level="should", kinds=("page",))
def titles_are_short_statements(subject: Subject) -> Iterator[Problem]:
    """TXT-04."""
    title = subject.texts[0].text if subject.texts else ""
    if len(title) > LONGEST_TITLE:
        yield Problem(f"The title has {len(title)} characters.", f"Say it in {LONGEST_TITLE}.", words=title)
    if title.endswith("?"):
        yield Problem(
            "The title is a question.", 'Say what the page is about, such as "Types of lung NET".', words=title
        )
    if title.endswith("."):
        yield Problem("The title ends with a full stop.", "Take it away.", words=title)


@rule("page-length", level="should", kinds=("page",))
def pages_are_short(subject: Subject) -> Iterator[Problem]:
    count = len(subject.words) + len(subject.headings)  # a heading of more words would be no heading
    if count > LONGEST_PAGE:
        yield Problem(f"The page has {count} words.", f"Split it: {LONGEST_PAGE} are enough for one page.")


@rule("images-apart", level="should", kinds=("page",))
def pictures_stand_one_by_one(subject: Subject) -> Iterator[Problem]:
    """VIS-17: a row of pictures is a gallery, and nobody knows which words belong to which."""
    if not subject.blocks_of(BlockKind.IMAGE):
        return
    for one, two in pairwise(subject.blocks):
        if one.kind is two.kind is BlockKind.IMAGE:
            yield Problem("Two pictures follow each other.", "Write text between them.", two.source_line, two.ref)
