"""Count the syllables of English words, for a reading grade (docs/adr/0013-reading-grade.md).

By spelling, with the words that break its rules listed: no dictionary is needed that could not
be shipped. `tests/db/test_syllables.py` holds it against words that were counted by ear.
"""

from __future__ import annotations

import re
from functools import cache

_NO_LETTER = re.compile(r"[^a-z]")
_GROUPS = re.compile(r"[aeiou]+y*|y+")

# "y" between two vowels is a consonant: "be-yond", "play-er".
_CONSONANT_Y = re.compile(r"\Ay(?=[aeiou])|(?<=[aeiou])y(?=[aeou])")

# An "e" that nobody says: at the end, before an ending, in "-es" and "-ed".
_SILENT_E = re.compile(
    r"""
    (?<=[aeiouy][^aeiouyw])e(?=(?:ful|fully|ly|less|lines?|ments?|ness|times?|things?)\Z)
  | (?<=[aeiouy][^aeiouyw])e(?=(?:body|one|where|what|work|how|sick)\Z)
  | (?<=[^aeioul])(?<![tb]r)e\Z                          # make, but not "centre"
  | (?<=[aeiou]l)e\Z | (?<=(?:ll|rl|yl))e\Z               # while, but not "little"
  | (?<=[gq])ues?\Z                                      # fatigue
  | (?<=[^aeioutd])e(?=dness\Z)
  | (?<=[^aeiousxzcgl])es\Z(?<!ches)(?<!shes) | (?<=[aeiouyl]l)es\Z
  | (?<=[^aeioutdl])ed\Z | (?<=[aeiouylr]l)ed\Z
    """,
    re.VERBOSE,
)

# Two vowels that are said one after the other.
_APART = re.compile(
    r"""
    (?<![ctgsx])ia(?!ge) | \Adia | (?<=s)ia(?=st)
  | (?<![ctsgxln])io | (?<=[ln])io(?!n) | \A[bl]io
  | (?<![tcs])ie(?=n(?:ts?|ces?|cy)\Z) | ie(?=t) | (?<=[a-z]{3})ie(?=rs?\Z|st\Z)
  | (?<![q])iu
  | (?<![qg])ua(?!de) | (?<![qg])u(?=e(?:nts?|nces?)\Z) | uou | (?<=r)oe(?=n)
  | eo(?!ple|us|n\Z|ns\Z) | (?<=g)eo(?=[lm]) | ao
  | crea(?=t) | \Area(?=ct|li|ss)
  | (?<=[aeiou])i(?=ngs?\Z)
  | (?<=[aeo])i(?=sm)
  | sms?\Z | thms?\Z
    """,
    re.VERBOSE,
)

_MAY_BE_APART = re.compile(r"[aeiouy]{2}|[st]h?ms?\Z")

# Words that are said otherwise than they are written.
_ODD = {
    "anyone": 3, "area": 3, "areas": 3, "argue": 2, "argues": 2, "associate": 4, "beautiful": 3, "being": 2,
    "business": 2, "businesses": 3, "clothes": 1, "colleague": 2, "colleagues": 2, "cruel": 2, "curled": 1,
    "diarrhoea": 4, "does": 1, "dying": 2, "element": 3, "elements": 3, "evening": 2, "evenings": 2, "every": 2,
    "everybody": 4, "everyday": 3, "everyone": 3, "everything": 3, "everywhere": 3, "eye": 1, "eyes": 1, "fluid": 2,
    "fluids": 2, "fuel": 2, "hour": 1, "hours": 1, "idea": 3, "ideal": 3, "ideas": 3, "leisure": 2, "lying": 2,
    "maybe": 2, "microscope": 3, "nausea": 3, "nuclear": 3, "pancreas": 3, "people": 2, "pneumonia": 4, "poem": 2,
    "radioactive": 5, "radioactivity": 7, "really": 2, "recipe": 3, "science": 2, "sciences": 3, "scientist": 3,
    "scientists": 3, "somebody": 3, "someone": 2, "something": 2, "theatre": 3, "therefore": 2, "tried": 1, "vehicle":
    3, "via": 2, "wednesday": 2, "whole": 1, "worried": 2,
}  # fmt: skip


@cache
def syllables(word: str) -> int:
    """Syllables of one word, at least 1; 0 for what has no letters, such as a number."""
    if "-" in word:
        return sum(map(syllables, word.split("-")))
    spoken = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    plain = _NO_LETTER.sub("", spoken)
    if not plain:
        return 0
    if plain in _ODD:
        return _ODD[plain]
    count = 1 if spoken.endswith("n't") and plain[-3:-2] not in "aeiour" else 0
    plain = _CONSONANT_Y.sub("w", plain)
    if _MAY_BE_APART.search(plain):
        count += len(_APART.findall(plain))
    return max(1, count + len(_GROUPS.findall(_SILENT_E.sub("", plain))))
