"""What an abbreviation is, and whether words spell it out."""

from __future__ import annotations

import re
from functools import cache

# What everybody knows (TXT-09), with or without what stands beside it.
KNOWN = frozenset({"UK", "NHS", "GP", "A&E", "CT", "MRI", "DNA"})

_CAPITALS = re.compile(r"[A-Z][a-z]?[A-Z]|[a-z][A-Z]")
_SURNAME = re.compile(r"(?:Mc|Mac|O')[A-Z][a-z]+\Z")
# The number of a paper or a form ("TA449", "FP92A"), a Roman numeral, a time of day: nothing could be written out.
_NO_WORD = re.compile(r"(?:[A-Z]{2,4}\d{2,}[A-Z]?|[IVX]+|[\d.:]+[AP]M)\Z")
_PLURAL = re.compile(r"(?<=[A-Z0-9])(?:s|'s|s')\Z")


@cache
def abbreviations(word: str) -> tuple[str, ...]:
    """The abbreviations in a word, without a plural "s": none, one, or two as in "PET-CT".

    A word with a digit ("PD-1") is one name as a whole.
    """
    if not any(letter.isupper() for letter in word[1:]):
        return ()
    word = _PLURAL.sub("", word.replace("’", "'"))
    if _NO_WORD.match(word):
        return ()
    parts = (word,) if is_name(word) or "&" in word else tuple(word.split("-"))
    return tuple(
        single
        for single in (_PLURAL.sub("", part) for part in parts)
        if single not in KNOWN and _CAPITALS.search(single) and not _SURNAME.match(single)
    )


def is_name(abbreviation: str) -> bool:
    """Whether it is the name of a thing, such as "PD-1": written out it would tell a reader nothing more."""
    return any(letter.isdigit() for letter in abbreviation)


def spells(abbreviation: str, words: str) -> bool:
    """Whether the letters of `abbreviation` stand in `words` in their order, from the first letter on.

    "NET" is spelt by "neuroendocrine tumour", "MDT" by "multidisciplinary team".
    """
    letters = [letter for letter in abbreviation.casefold() if letter.isalpha()]
    text = words.casefold()
    if not text or not letters or text[0] != letters[0]:
        return False
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True
