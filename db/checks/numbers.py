"""Phone numbers, times and dates as patients know them (TXT-06, TXT-07)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.checks.registry import Problem, rule
from db.records import Contact, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.checks.subject import Subject, Text

_GROUPINGS = re.compile(
    r"""
    (?:18001\ )?                       # Relay UK
    (?: 0(?:11\d|1\d1)\ \d{3}\ \d{4}   # 0113 496 0000, 0121 496 0000
      | 01\d{3}\ \d{3}\ \d{3}          # 01273 800 900
      | 02\d\ \d{4}\ \d{4}             # 020 7450 4000
      | 03\d{2}\ \d{3}\ \d{4}          # 0300 123 1046
      | 07\d{3}\ \d{3}\ \d{3}          # 07700 900 866
      | 080[08]\ \d{3}\ \d{3,4}        # 0800 890 567, 0808 800 4040
      | 08\d{2}\ \d{3}\ \d{4}          # 0845 123 4567
      | 08\d{2}\ \d{2,3}\ \d{2}\ \d{2} # in pairs, where its owner made it easy to remember
      | 116\ \d{3}                     # 116 123
      | 1\d{2} | 999 )                 # 111
    """,
    re.VERBOSE,
)
_GROUP_MEND = "Group it as in 01273 800 900, 020 7450 4000, 0800 890 567, 0300 123 1046 or 116 123."
_LIKE_A_NUMBER = re.compile(r"(?<![\w.,/:£-])\+?\(?0[\d()\- ]{8,}\d(?![\w-])")

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_STARTS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_TIME_FORMS = {
    re.compile(r"\b\d{1,2}(?:[.:]\d{2})?(?: [ap]\.?m\b|[ap]\.m\b| ?[AP]\.?M\b)"): '"5pm" or "5:30pm"',
    re.compile(r"\b\d{1,2}\.\d{2}[ap]m\b"): '"5:30pm"',
    re.compile(r"\b\d{1,2}:00[ap]m\b"): '"5pm"',
    re.compile(r"\b12(?::00)?[ap]m\b", re.IGNORECASE): '"midday" or "midnight"',
    re.compile(r"\b(?:[01]\d|2[0-3]):[0-5]\d\b(?! ?[ap]\.?m)", re.IGNORECASE): '"5:30pm"',
    re.compile(r"\d(?:[ap]m)? ?[-–] ?\d{1,2}(?::\d{2})?[ap]m\b"): '"2pm to 6pm"',
}
_DAY_FORMS = {
    re.compile(rf"\b{_DAY} ?[-–/] ?{_DAY}"): '"Monday to Friday"',
    re.compile(r"\b(?:Mon|Tues?|Wed|Thurs?|Fri)\b(?!-\w)"): "the whole name of the day",
}
_NOON = {re.compile(r"\bnoon\b", re.IGNORECASE): '"midday"'}
_DATE_FORMS = {
    re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{_MONTHS})\b"): '"6 August 2018"',
    re.compile(rf"\b(?:{_MONTHS}) \d{{1,2}}(?:(?:st|nd|rd|th)\b|(?=[,.;)]|,? \d{{4}}\b|$))", re.MULTILINE): (
        '"6 August 2018"'
    ),
    re.compile(rf"\b\d{{1,2}} (?:{_SHORT_MONTHS})\b|\b(?:{_SHORT_MONTHS}) \d{{4}}\b"): '"6 August 2018"',
    re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4})\b|\b\d{4}-\d{2}-\d{2}\b"): '"6 August 2018"',
}
_RANGE = re.compile(r"(?<![\w.,/–-])\d+(?:\.\d+)? ?[-–] ?\d+(?:\.\d+)?(?![\w–-]| ?[ap]m)")


@rule("phone-grouping", level="must")
def phone_numbers_are_grouped(subject: Subject) -> Iterator[Problem]:
    """TXT-07."""
    item = subject.item
    whole = [item.phone, item.relay] if isinstance(item, Contact) else []
    whole += [item.advice_line_phone] if isinstance(item, Site) else []
    for number in whole:
        if number and _GROUPINGS.fullmatch(number) is None:
            yield Problem(f'The phone number is written "{number}".', _GROUP_MEND, words=number)
    for match, text in subject.numeric.find(_LIKE_A_NUMBER):
        if _GROUPINGS.fullmatch(match[0]) is None:
            yield Problem(f'A phone number is written "{match[0]}".', _GROUP_MEND, text.line, match[0])


@rule("time-form", level="must")
def times_are_in_nhs_form(subject: Subject) -> Iterator[Problem]:
    """TXT-06."""
    if subject.numeric:
        yield from _forms(subject.numeric.find, _TIME_FORMS)
    whole = subject.all.whole
    if any(day in whole for day in _DAY_STARTS):
        yield from _forms(subject.all.find, _DAY_FORMS)
    if "noon" in subject.lower_case:
        yield from _forms(subject.all.find, _NOON)


@rule("date-form", level="must")
def dates_are_in_nhs_form(subject: Subject) -> Iterator[Problem]:
    """TXT-06."""
    if subject.numeric:
        yield from _forms(subject.numeric.find, _DATE_FORMS)


@rule("range-form", level="must")
def ranges_are_in_words(subject: Subject) -> Iterator[Problem]:
    """TXT-06: "2 to 3 days", not with a dash, which a voice may read as minus."""
    if subject.numeric:
        for match, text in subject.numeric.find(_RANGE):
            found = f'"{match[0]}" is a range with a dash.'
            yield Problem(found, 'Write it with "to", as in "2 to 3 days".', text.line, match[0])


def _forms(
    find: Callable[[re.Pattern[str]], Iterator[tuple[re.Match[str], Text]]], forms: dict[re.Pattern[str], str]
) -> Iterator[Problem]:
    told: set[int] = set()
    for form, example in forms.items():
        for match, text in find(form):
            if told.isdisjoint(range(*match.span())):
                yield Problem(f'"{match[0]}" is not the usual form.', f"Write it as in {example}.", text.line, match[0])
            told |= set(range(*match.span()))
