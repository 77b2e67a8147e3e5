"""The words of a text that must not change unseen: numbers, dates, phone numbers, addresses, medicines, "not"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from db.lookup.rules import rules
from db.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class MarkKind(IntEnum):
    """What a mark is. The lowest is shown first."""

    PHONE = 1
    MEASURE = 2
    MEDICINE = 3
    NEGATION = 4
    DATE = 5
    TIME = 6
    WEB = 7
    NUMBER = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One such word. `value` is folded to be compared; `shown` is as written; `sentence` is what it stands in."""

    kind: MarkKind
    value: str
    shown: str
    sentence: str


_WRITTEN = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    "once|twice|half|double|first|second|third"
)
_UNIT = (
    r"(?:mg|mcg|micrograms?|milligrams?|µg|μg|kg|g|grams?|ml|millilit(?:re|er)s?|l|lit(?:re|er)s?|mm|cm|"
    r"units?|tablets?|capsules?|doses?|times|%|per\s?cent|°\s?[CF]|degrees?|seconds?|minutes?|mins?|hours?|hrs?|"
    r"days?|nights?|weeks?|months?|years?)(?![\w])"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# In this order: a date is no number with something behind it, and whatever has a digit is at least a number.
_PATTERN = re.compile(
    rf"""(?P<WEB>(?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w.-]+\.\w+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|org|com|net)\b[^\s<>]*)
    |(?P<DATE>\b\d{{1,2}}\s{_MONTH}(?:\s\d{{4}})?\b|\b{_MONTH}\s\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b)
    |(?P<PHONE>(?<![\w.])\+?\(?\d[\d() -]{{7,}}\d(?![\w])|(?<![\w.,])(?:999|111|112)(?![\w.,]\d|\w))
    |(?P<TIME>\b\d{{1,2}}[:.]\d\d\s?(?:am|pm)?(?!\w)|\b\d{{1,2}}\s?(?:am|pm)\b|\bmidnight\b|\bmidday\b|\bnoon\b)
    |(?P<MEASURE>[^\s\w]?(?:\d[\d.,]*|\b(?:{_WRITTEN}))[\s-]?{_UNIT})
    |(?P<NUMBER>\S*\d\S*|\b(?:{_WRITTEN}|January|February|March|April|June|July|August|September|October|November|December)\b)
    |(?P<NEGATION>\b(?:do\snot|does\snot|must\snot|should\snot|not|never|no|none|nor|neither|cannot|without|avoid|stop|dont|unless|except)\b|\b\w+n['’]t\b)
    |(?P<WORD>\w+)""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORTEST = 5
"""Letters that a word has more than if its ending makes it a medicine."""
# How names of everyday medicines end, which the search has no need to know. Too many is no harm here.
_ENDINGS = (
    "olone",
    "asone",
    "sone",
    "prazole",
    "feron",
    "statin",
    "ristat",
    "ramide",
    "codeine",
    "morphine",
    "setron",
    "cillin",
    "mycin",
    "floxacin",
    "azole",
    "citabine",
    "coxib",
    "sartan",
    "olol",
    "dipine",
    "gliptin",
    "parin",
    "xaban",
    "pril",
    "dronate",
    "dronic",
    "oxide",
    "triptan",
    "azepam",
    "formin",
    "profen",
    "insulin",
    "warfarin",
    "aspirin",
    "paracetamol",
    "pancreatin",
    "methadone",
    "fentanyl",
)
_STRIP = "()[]\"'“”‘’.,;:!?"


def marks_in(text: str, names: Collection[str] = ()) -> Iterator[Mark]:
    """The marks of a text in reading order. `names` are further names of medicines, in lower case."""
    plain = unicodedata.normalize("NFKC", text).replace("**", "").replace("\u00ad", "").replace("\u200b", "")
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", plain)
    told = rules()
    medicines = {*told.medicines, *names}
    for line in plain.splitlines():
        for sentence in sentences(line):
            for found in _PATTERN.finditer(sentence):
                name = found.lastgroup or ""
                value = found[0].casefold()
                if name == "WORD":
                    if value in medicines or (
                        len(value) > _SHORTEST and value.endswith((*told.medicine_endings, *_ENDINGS))
                    ):
                        yield Mark(MarkKind.MEDICINE, value, found[0], sentence)
                    continue
                yield Mark(MarkKind[name], _folded(MarkKind[name], value), found[0].strip(_STRIP), sentence)


def _folded(kind: MarkKind, value: str) -> str:
    """The value without what does not change its meaning: gaps in a phone number, marks around a number."""
    value = "".join(str(unicodedata.digit(each, each)) for each in value)
    if kind is MarkKind.PHONE:
        return re.sub(r"[() -]", "", value)
    return " ".join(value.strip(_STRIP).split())
