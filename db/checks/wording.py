"""How sentences and words read (TXT-02, TXT-08, TXT-10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.blocks import LineRole
from db.checks.registry import Problem, rule
from db.sentences import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

LONGEST_SENTENCE = 20
LONGEST_PARAGRAPH = 3

_CONTRACTION = re.compile(r"\b(?:[a-z]+n['’]t|cannot've)\b", re.IGNORECASE)
_TYPOGRAPHY = {"’": "a straight apostrophe '", "‘": "a straight quotation mark '", "—": "an en dash – or two sentences"}
_WORD_LIST = {
    re.compile(r"\bclinicians?\b", re.IGNORECASE): '"doctor", "nurse" or "health professional"',
    re.compile(r"\bsuffer(?:s|ed|ing|ers?)?\s+(?:from|with)\b|\bsufferers?\b", re.IGNORECASE): '"have" or "with"',
    re.compile(r"\bdrugs\b", re.IGNORECASE): '"medicines"',
    re.compile(r"\bclick here\b", re.IGNORECASE): "the name of what is there",
    re.compile(r"\bnormally\b", re.IGNORECASE): '"usually"',
    re.compile(r"\bshould(?:n't)?\b", re.IGNORECASE): '"need to", "must" or "it is best to"',
}


@rule("sentence-length", level="must")
def sentences_are_short(subject: Subject) -> Iterator[Problem]:
    """TXT-02: at most 20 words."""
    for text in subject.texts:
        for sentence in sentences(text.text):
            count = words(sentence)
            if count > LONGEST_SENTENCE:
                found = f'A sentence has {count} words: "{_start(sentence)}".'
                yield Problem(found, f"Make two of it: {LONGEST_SENTENCE} words are the most.", text.line)


@rule("paragraph-length", level="must")
def paragraphs_are_short(subject: Subject) -> Iterator[Problem]:
    """TXT-02: at most 3 sentences."""
    for text in subject.texts:
        count = len(sentences(text.text))
        if text.role is LineRole.TEXT and count > LONGEST_PARAGRAPH:
            found = f'A paragraph has {count} sentences: "{_start(text.text)}".'
            yield Problem(found, f"Make two of it: {LONGEST_PARAGRAPH} sentences are the most.", text.line)


@rule("contraction", level="must")
def nothing_is_contracted(subject: Subject) -> Iterator[Problem]:
    """TXT-08: negative contractions are misread."""
    for text in subject.texts:
        for match in _CONTRACTION.finditer(text.text):
            yield Problem(f'"{match[0]}" is short for two words.', 'Write both, such as "do not".', text.line)


@rule("typography", level="must")
def marks_are_plain(subject: Subject) -> Iterator[Problem]:
    """TXT-08: straight apostrophes, no long dash."""
    for text in subject.texts:
        for mark, instead in _TYPOGRAPHY.items():
            if mark in text.text:
                yield Problem(f'There is a {mark} in "{_start(text.text)}".', f"Use {instead}.", text.line)


@rule("word-list", level="should")
def words_are_plain(subject: Subject) -> Iterator[Problem]:
    """TXT-10."""
    for text in subject.texts:
        for word, instead in _WORD_LIST.items():
            for match in word.finditer(text.text):
                yield Problem(f'There is "{match[0]}" in "{_start(text.text)}".', f"Use {instead}.", text.line)


def _start(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rstrip()}..."
