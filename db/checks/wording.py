"""How sentences and words read (TXT-02, TXT-04, TXT-08, TXT-10, VIS-11)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.blocks import LineRole
from db.checks.registry import Problem, rule
from db.checks.subject import start_of
from db.checks.word_set import word_set
from db.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

LONGEST_SENTENCE = 20
LONGEST_PARAGRAPH = 3

_CONTRACTION = re.compile(r"\b[a-z]+n['’]t\b", re.IGNORECASE)
_TYPOGRAPHY = {
    "’": "a straight apostrophe '",
    "‘": "a straight quotation mark '",
    "“": 'a straight quotation mark "',
    "”": 'a straight quotation mark "',
    "—": "an en dash – or two sentences",
    " - ": "an en dash – or two sentences",
}
_WORD_LIST = {
    re.compile(r"\bclinicians?\b", re.IGNORECASE): '"doctor", "nurse" or "health professional"',
    re.compile(r"\bsuffer(?:s|ed|ing|ers?)? +(?:from|with)\b|\bsufferers?\b", re.IGNORECASE): '"have" or "with"',
    re.compile(r"\bdrugs\b", re.IGNORECASE): '"medicines"',
    re.compile(r"\bclick here\b", re.IGNORECASE): "the name of what is there",
    re.compile(r"\bnormally\b", re.IGNORECASE): '"usually"',
    re.compile(r"\bshould(?:n't)?\b", re.IGNORECASE): '"need to", "must" or "it is best to"',
}
_LISTED = word_set(
    "clinician clinicians suffer suffers suffered suffering sufferer sufferers drugs click normally should",
    "shouldn't",
)
# Ordinary words in capitals are shouting; the names of studies, which are such words too, are not on this list.
_SHOUTED = word_set(
    "ALL ALWAYS AND ANY AT ATTENTION BEFORE CALL CANCER CAUTION DANGER DO EMERGENCY FOR IF IMPORTANT IMMEDIATELY IN",
    "IS IT MUST MAY NEVER NO NOT NOTE NOW OF ON ONCE ONLY OR PLEASE READ RING SPEAK STOP TELL THE THIS TO TODAY",
    "URGENT URGENTLY WARNING WILL WITH YES YOU YOUR",
)
_CAPITAL_WORD = re.compile(r"\b[A-Z]{2,}\b")


@rule("sentence-length", level="must")
def sentences_are_short(subject: Subject) -> Iterator[Problem]:
    """TXT-02: at most 20 words."""
    for text, sentences in subject.sentences:
        for sentence in sentences:
            if sentence.count(" ") >= LONGEST_SENTENCE and (count := words(sentence)) > LONGEST_SENTENCE:
                found = f'A sentence has {count} words: "{start_of(sentence)}".'
                yield Problem(found, f"Make two of it: {LONGEST_SENTENCE} words are the most.", text.line, sentence)


@rule("paragraph-length", level="must")
def paragraphs_are_short(subject: Subject) -> Iterator[Problem]:
    """TXT-02: at most 3 sentences."""
    for text, sentences in subject.sentences:
        if len(sentences) > LONGEST_PARAGRAPH and text.role is LineRole.TEXT:
            found = f'A paragraph has {len(sentences)} sentences: "{start_of(text.text)}".'
            mend = f"Make two of it: {LONGEST_PARAGRAPH} sentences are the most."
            yield Problem(found, mend, text.line, text.text)


@rule("contraction", level="must", english=True)
def nothing_is_contracted(subject: Subject) -> Iterator[Problem]:
    """TXT-08: negative contractions are misread."""
    whole = subject.all.whole
    if "n't" not in whole and "n’t" not in whole and "N'T" not in whole.upper():
        return
    for match, text in subject.all.find(_CONTRACTION):
        yield Problem(f'"{match[0]}" is short for two words.', 'Write both, such as "do not".', text.line, match[0])


@rule("typography", level="must")
def marks_are_plain(subject: Subject) -> Iterator[Problem]:
    """TXT-08: straight apostrophes, no long dash, no hyphen in place of a dash."""
    for mark, instead in _TYPOGRAPHY.items():
        if mark in subject.all.whole:
            for text in subject.texts:
                if mark in text.text:
                    found = f'There is a {mark.strip()} in "{start_of(text.text)}".'
                    yield Problem(found, f"Use {instead}.", text.line, text.text)


@rule("word-list", level="should", english=True)
def words_are_plain(subject: Subject) -> Iterator[Problem]:
    """TXT-10."""
    if subject.lower_case.isdisjoint(_LISTED):
        return
    for word, instead in _WORD_LIST.items():
        for match, text in subject.all.find(word):
            yield Problem(f'There is "{match[0]}" in "{start_of(text.text)}".', f"Use {instead}.", text.line, match[0])


@rule("block-capitals", level="must", english=True)
def nothing_is_shouted(subject: Subject) -> Iterator[Problem]:
    """VIS-11: words in capitals have no shape, and a voice may spell them."""
    if subject.vocabulary.isdisjoint(_SHOUTED):
        return
    for match, text in subject.all.find(_CAPITAL_WORD):
        if match[0] in _SHOUTED:
            found = f'"{match[0]}" is in capitals in "{start_of(text.text)}".'
            yield Problem(found, "Write it in small letters; for weight use **strong**.", text.line, match[0])


@rule("sentence-case", level="should", kinds=("section", "page"), english=True)
def headings_are_in_sentence_case(subject: Subject) -> Iterator[Problem]:
    """TXT-04: only the first word and names begin with a capital."""
    for text in subject.headings:
        if not any(map(str.isupper, text.text[1:])):
            continue
        said = subject.collection.without_names(text.text.partition(":")[0])
        rest = [word.strip("():,.?!\"'") for word in said.split()[1 if said == said.lstrip() else 0 :]]
        capitals = [word for word in rest if word[:1].isupper() and word[1:].islower()]
        # One may be a name that nobody has told us; all of them say that it is a habit.
        if len(capitals) > 1 or (capitals and len(capitals) == len(rest)):
            found = f'"{text.text}" has capitals within: {", ".join(capitals)}.'
            yield Problem(found, "Begin only the first word and names with a capital.", text.line, text.text)
