"""How many years of school a page asks for (TXT-01). Why so: docs/adr/0013-reading-grade.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.checks.glossary_index import hardest, syllables_of
from db.checks.registry import Problem, rule

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from db.checks.subject import Subject

AIM, HIGHEST = 5.0, 8.0

# Below this a single long word would decide.
_FEWEST_WORDS = 40
_ENDS = (".", "!", "?", '."', '?"', ".)", "?)")


def reading_grade(subject: Subject) -> float | None:
    """The Flesch-Kincaid grade of a page's running text, None where there is too little of it.

    Years of school: 5 is for a child of 10. Medical terms, numbers and abbreviations make a
    sentence longer and count no syllables; items of a list that are no sentences lend their
    syllables and no length.
    """
    ended: list[str] = []
    count = 0
    for text, sentences in subject.sentences:
        if text.text.endswith(_ENDS) and text.block is not None and not text.is_heading:
            ended.append(text.text)
            count += len(sentences)
    counts = subject.remembered(plain_words)
    plain = counts.total()
    if plain < _FEWEST_WORDS or not count:
        return None
    return flesch_kincaid(len(" ".join(ended).split()) / count, syllables_of(counts) / plain)


def plain_words(subject: Subject) -> Counter[str]:
    """The plain words of a page's running text."""
    return subject.glossary.plain_words(subject.words)


def flesch_kincaid(words_per_sentence: float, syllables_per_word: float) -> float:
    """The formula of 1975, rounded to one decimal so that an override can name its result."""
    return round(0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59, 1)


@rule("grade-too-high", level="must", kinds=("page",), english=True)
def a_page_can_be_read(subject: Subject) -> Iterator[Problem]:
    """TXT-01: more than grade 8 stops a release."""
    grade = subject.remembered(reading_grade)
    if grade is not None and grade > HIGHEST:
        yield Problem(f"The page is at reading grade {grade}.", _mend(subject), words=f"grade {grade}")


@rule("grade-high", level="should", kinds=("page",), english=True)
def a_page_is_easy_to_read(subject: Subject) -> Iterator[Problem]:
    """TXT-01: a tired 10-year-old could read it."""
    grade = subject.remembered(reading_grade)
    if grade is not None and AIM < grade <= HIGHEST:
        yield Problem(f"The page is at reading grade {grade}.", _mend(subject), words=f"grade {grade}")


def _mend(subject: Subject) -> str:
    hard = hardest(subject.remembered(plain_words))
    longest = f" The longest words are: {', '.join(hard)}." if hard else ""
    return f"Bring it to {AIM:.0f} with shorter sentences and shorter words.{longest}"
