"""What our own medical rule keeps from patients (MED): figures that only their own team can give.

Nothing here says that a figure is wrong. Each needs a reviewer who says why it may stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.checks.subject import start_of
from db.checks.word_set import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

_TEMPERATURE = re.compile(r"\d+(?:\.\d+)? ?(?:°|º|degrees?\b|C\b(?!-))")
_DOSE = re.compile(
    r"\d[\d,.]* ?(?:mg|mcg|µg|μg|micrograms?|milligrams?|grams?|ml|millilitres?|MBq|GBq|mSv|Gy|IU|units?)\b",
)
_SIZE = re.compile(r"\d[\d,.]* ?(?:mm|cm|millimetres?|centimetres?)\b")
_SURVIVAL_WORDS = word_set(
    "survival survive survives survived surviving survivor survivors prognosis lifespan mortality median fatal",
    "terminal die dies died dying death deaths expectancy",
)
_SURVIVAL = re.compile(
    r"\b(?:survival|surviv(?:e[sd]?|ing|ors?)|prognos[ie]s|lifespan|life expectancy|mortality|median|fatal|terminal"
    r"|die[sd]?|dying|deaths?)\b",
    re.IGNORECASE,
)
_SURVIVAL_FIGURE = re.compile(
    r"\b(?:surviv\w+|alive|live[sd]?|living|die[sd]?|dying|deaths?|mortality|median)\b[^.\n]*?\d[\d,]*"
    r"(?: (?:in|out of) \d+|[ -](?:year|month|week)s?\b)"
    r"|\d[\d,]*(?: (?:in|out of) \d+|[ -](?:year|month|week)s?\b)[^.\n]*?"
    r"\b(?:surviv\w+|alive|die[sd]?|dying|deaths?|mortality)\b",
    re.IGNORECASE,
)
_LIVING = frozenset({"alive", "live", "lives", "lived", "living"})


@rule("temperature", level="must")
def no_temperature_is_told(subject: Subject) -> Iterator[Problem]:
    """MED-01: when to ring is the clinic's own rule, and the rules differ."""
    if subject.numeric:
        for match, text in subject.numeric.find(_TEMPERATURE):
            found = f'"{match[0]}" is a temperature in "{start_of(text.text)}".'
            yield Problem(found, "Say that the team names the temperature.", text.line, match[0])


@rule("dose", level="must")
def no_dose_is_told(subject: Subject) -> Iterator[Problem]:
    """MED-02: how much of a medicine somebody has is between them and their team."""
    if subject.numeric:
        for match, text in subject.numeric.find(_DOSE):
            found = f'"{match[0]}" is a dose or an amount in "{start_of(text.text)}".'
            yield Problem(found, "Leave it out: the team tells each patient.", text.line, match[0])


@rule("size", level="should")
def no_size_is_told(subject: Subject) -> Iterator[Problem]:
    """MED-03: a size on a page reads as a limit for one's own treatment."""
    if subject.numeric:
        for match, text in subject.numeric.find(_SIZE):
            found = f'"{match[0]}" is a size in "{start_of(text.text)}".'
            yield Problem(found, 'Say "small" or "large", or compare it with something.', text.line, match[0])


@rule("survival-figure", level="must", english=True)
def no_survival_figure_is_told(subject: Subject) -> Iterator[Problem]:
    """MED-04, GOV-13: nobody meets such a figure who has not asked for it."""
    if not subject.numeric or subject.lower_case.isdisjoint(_SURVIVAL_WORDS | _LIVING):
        return
    for match, text in subject.numeric.find(_SURVIVAL_FIGURE):
        found = f'"{start_of(match[0])}" tells how long people live.'
        yield Problem(found, "Leave it out: the team can tell those who ask.", text.line, match[0])


@rule("survival-word", level="should", english=True)
def words_about_dying_are_looked_at(subject: Subject) -> Iterator[Problem]:
    """GOV-13: such words belong behind a plain choice."""
    if subject.lower_case.isdisjoint(_SURVIVAL_WORDS):
        return
    for match, text in subject.all.find(_SURVIVAL):
        found = f'"{match[0]}" stands in "{start_of(text.text)}".'
        yield Problem(found, "Say it more gently, or let people choose to read it.", text.line, match[0])
