"""How numbers are written (TXT-05): in digits, with commas, few decimals, no percentages, one denominator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.checks.subject import start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.checks.subject import Subject

_UP_TO_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(10 * number) for number, word in enumerate(_TENS.split(), start=1)} | {
    word: str(number) for number, word in enumerate(_UP_TO_TWENTY.split(), start=1) if number > 1
}
_NUMBER_WORDS = frozenset({*_NUMBERS, "one"})

# "two-thirds" and "four-legged" are words of their own, "one or two" is a way to say "a few".
# Each pattern begins with its word: so Python finds it as fast as plain text.
# Digits look odd at the beginning of a sentence, where the word has a capital.
_NUMBER_WORD = {word: re.compile(rf"{word}(?<![\w-]{word})(?<!\bone or {word})(?![\w-])") for word in _NUMBERS}
# "one" is mostly no number ("you may have one", "one of them", "one day"): only before what is counted.
_BEFORE_ONE = ("only", "just", "lasts", "takes", "least", "about", "every", "after", "within", "under", "over")
_AFTER = "|".join(rf"(?<=\b{word} one)" for word in _BEFORE_ONE)
_ONE = re.compile(
    r"one(?<![\w-]one)(?:"
    r"(?= (?:hour|minute|week|month|year|tablet|dose|injection|drip|litre|in \d|out of \d|or more)\b)"
    rf"|(?:{_AFTER})(?= (?:day|night|visit|scan|test)\b))"
)
# Not the numbers one dials or texts: 18001, "Text 85258".
_LONG = re.compile(
    r"(?<![\w.,/£-])(?<!\d )(?<![Tt]ext )(?<![Cc]all )(?<![Rr]ing )(?!18001\b)"
    r"(?:\d{5,}|(?!19\d\d|20\d\d)[1-9]\d{3}|(?<![Ii]n )[12]\d{3}(?= (?:people|patients|adults)))"
    r"(?![\w,.:/]\d|[\w-]| \d)"
)
_DECIMAL = re.compile(r"(?<![\w.,])\d+\.\d+(?![\w.])")
_PERCENT = re.compile(r"(?:\d[\d.,]* ?)?%|\bper ?cent(?:ages?)?\b", re.IGNORECASE)
# "1 in 7", "20 out of 100"; not "in 2 weeks", "in 2020" or a list of scores.
_SHARE = re.compile(
    r"(?<![\w.,-])\d[\d,]* (?:in|out of|in every|of every) (?P<of>[1-9]\d{0,2}(?:,\d{3})*)(?![\d,]*\d)"
    r"(?! (?:hours?|days?|weeks?|months?|years?|minutes?|trials?|studies|centres|visits)\b)",
)


@rule("number-word", level="must", english=True)
def numbers_are_digits(subject: Subject) -> Iterator[Problem]:
    """TXT-05: digits are read at a glance, also 1 and 2."""
    for word in subject.vocabulary & _NUMBER_WORDS:
        for _, text in subject.all.find(_ONE if word == "one" else _NUMBER_WORD[word]):
            found = f'"{word}" is a number in letters: "{start_of(text.text)}".'
            yield Problem(found, f"Write {_NUMBERS.get(word, 1)}.", text.line, word)


@rule("number-comma", level="must")
def long_numbers_have_commas(subject: Subject) -> Iterator[Problem]:
    """TXT-05: a comma over 999. Years and phone numbers have none."""
    if subject.numeric:
        for match, text in subject.numeric.find(_LONG):
            found = f'The number "{match[0]}" has no comma.'
            yield Problem(found, f"Write {int(match[0]):,}.", text.line, match[0])


@rule("number-decimal", level="must")
def decimals_are_needed(subject: Subject) -> Iterator[Problem]:
    """TXT-05: no needless decimals."""
    if subject.numeric:
        for match, text in subject.numeric.find(_DECIMAL):
            found = f'"{match[0]}" has decimals.'
            yield Problem(found, "Round it, or leave it out.", text.line, match[0])


@rule("percentage", level="must")
def nothing_is_a_percentage(subject: Subject) -> Iterator[Problem]:
    """TXT-05: "1 in 7" is understood where "14.3%" is not."""
    whole = subject.all.whole
    if "%" not in whole and "er cent" not in whole and "ercent" not in whole:
        return
    for match, text in subject.all.find(_PERCENT):
        found = f'"{match[0]}" is a percentage in "{start_of(text.text)}".'
        yield Problem(found, 'Say "1 in 7", or leave it out.', text.line, match[0])


@rule("one-denominator", level="must", kinds=("page",))
def shares_are_of_one_number(subject: Subject) -> Iterator[Problem]:
    """TXT-05: "9 in 10" and "85 in 100" on one page cannot be compared."""
    if not subject.numeric:
        return
    first = ""
    for match, text in subject.numeric.find(_SHARE):
        first = first or match["of"]
        if match["of"] != first:
            found = f'"{match[0]}" is a share of {match["of"]}, and another on this page is one of {first}.'
            yield Problem(found, "Give all of them out of the same number.", text.line, match[0])
