"""Every abbreviation is written out where a page first uses it (TXT-09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.checks.spelling_out import abbreviations, is_name, spells
from db.checks.subject import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

_MEND = 'Write it out at its first use, as in "neuroendocrine tumour (NET)".'
_IN_OTHERS = ("section", "contact", "question", "image", "site")


@rule("abbreviation", level="must", kinds=("page",), english=True)
def abbreviations_are_written_out(subject: Subject) -> Iterator[Problem]:
    """TXT-09: at the first use in the text of the page. Titles and headings may use it before.

    The name of a gene, protein, medicine or study is no abbreviation to a reader: "programmed
    cell death protein 1" says no more than "PD-1". It needs an entry in the glossary, which
    stands at the page's end and a tap away, or a word beside it that says what it is ("a
    protein called mTOR", "the LUNA trial").
    """
    for short in _used(subject):
        uses = [text for text in subject.texts if _uses(short, text.text)]
        first = next((text for text in uses if not text.is_heading and text.block is not None), None)
        candidates = [text for text in uses if text.is_heading or text.block is None]
        if first is not None:
            candidates.append(first)
        if any(_written_out(short, text.text) or _named(short, text.text) for text in candidates):
            continue
        if short in subject.glossary.names or (is_name(short) and short in subject.glossary.abbreviations):
            continue
        where = first or uses[0]
        found = f'"{short}" is not written out where it is first used: "{start_of(where.text)}".'
        mend = "Add it to the glossary, or say what it is." if is_name(short) else _MEND
        yield Problem(found, mend, where.line, short)


@rule("abbreviation-unknown", level="should", kinds=_IN_OTHERS, english=True)
def abbreviations_are_in_the_glossary(subject: Subject) -> Iterator[Problem]:
    """TXT-09 outside pages: short records do not write out what the glossary explains."""
    for short in _used(subject):
        if short in subject.glossary.abbreviations:
            continue
        where = next(text for text in subject.texts if _uses(short, text.text))
        if not (_written_out(short, where.text) or subject.collection.begins_with_a_name(short)):
            found = f'"{short}" is explained nowhere: "{start_of(where.text)}".'
            yield Problem(found, "Write it out, or add it to the glossary.", where.line, short)


def _used(subject: Subject) -> list[str]:
    """The abbreviations of an item, each once, in alphabetical order."""
    return sorted({short for word in subject.capitals for short in abbreviations(word)})


def _uses(short: str, text: str) -> bool:
    return short in text and re.search(rf"(?<!\w){re.escape(short)}(?![a-rt-zA-Z0-9])", text) is not None


def _written_out(short: str, text: str) -> bool:
    """Whether its first use says "words (SHORT)", "words, or SHORT", "SHORT (words)" or "SHORT means words"."""
    mark = rf"(?P<mark>(?<!\w){re.escape(short)}(?![a-rt-zA-Z0-9]))"
    bracket = re.search(rf"([^()]*?)\s*\((?:[^()]*\b(?:or|called)\s)?{mark}s?(?:[-,;)]| or| scan)", text)
    inside = re.search(rf"([^().]*?),? (?:or|also called|called|known as) (?:an? |the )?{mark}", text)
    after = re.search(rf"{mark}s?(?:\s*\(| is short for | stands for | means )(?:(?:an?|the)\s)?([^().]*)", text)
    first = re.search(mark, text)
    for match, group in ((bracket, 1), (inside, 1), (after, 2)):
        if match is None or first is None or match.start("mark") != first.start():
            continue
        words = match[group].split()
        # Before a bracket stand more words than those that belong to it.
        if any(spells(short, " ".join(words[start:])) for start in range(len(words) if group == 1 else 1)):
            return True
    return False


def _named(short: str, text: str) -> bool:
    """Whether words beside it say what it is the name of: "the LUNA trial", "SPINET, a trial of lanreotide"."""
    mark = re.escape(short)
    kind = r"(?:trial|study|studies|protein|gene|database|app)s?"
    before = rf"\b(?:called|named|known as|{kind}) {mark}\b"
    after = rf"\b{mark}(?:[\s-]{kind}\b|(?:,| is| was) (?:an?|the|one) (?:[\w-]+ ){{0,4}}{kind}\b)"
    return re.search(f"{before}|{after}", text) is not None
