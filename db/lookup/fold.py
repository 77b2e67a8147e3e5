"""Words as they are compared: without case, accents, apostrophes and hyphens.

Nothing here remembers a word it was given: patients' words pass through.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 40
"""Letters in a word. Anything longer is no word that somebody looks for."""

_APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4"
_HYPHENS = "-\u2010\u2011."
# Letters and digits, held together by apostrophes, hyphens or full stops: "can't", "PD-L1", "n.e.t."
_CHUNK = re.compile(rf"[^\W_]+(?:[{re.escape(_APOSTROPHES + _HYPHENS)}][^\W_]+)*")
_PARTED = re.compile(f"[{re.escape(_HYPHENS)}]")
_SILENT = str.maketrans("", "", _APOSTROPHES)
_WITHOUT = str.maketrans("\u03b2", "b", _APOSTROPHES + _HYPHENS)
_ACCENTS = dict.fromkeys(range(0x300, 0x370))

_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "ii": "2", "iii": "3", "iv": "4"}

# "β", "b" and "beta" are one: the letter stands as "b", and texts are found by "beta" too.
_BETA, _BETA_IN_FULL, _BETA_SHORT = "\u03b2", "beta", "b"


def fold(word: str) -> str:
    """One word without apostrophes, case and accents; only letters and digits are left."""
    word = word.translate(_SILENT)
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().replace(_BETA, _BETA_SHORT))
    return "".join(letter for letter in apart if letter.isalnum())


def chunks(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """What stands between the spaces of a text: where (in code points), and all that it is found by."""
    for match in _CHUNK.finditer(text):
        yield match.start(), match.end(), forms(match[0])


def words(text: str) -> list[str]:
    """The words of a text, folded, in order. "PD-L1" is two."""
    text = unicodedata.normalize("NFC", text)
    return [part for match in _CHUNK.finditer(text) for part in _parts(match[0])]


def raw_chunks(text: str) -> list[str]:
    """The chunks of a text as they stand: the compiler folds each different one only once."""
    return _CHUNK.findall(text)


def forms(chunk: str) -> tuple[str, ...]:
    """All that a text with this chunk is found by: its words, and all of it in one."""
    if chunk.isascii() and chunk.isalnum() and len(chunk) <= LONGEST:  # nearly all words
        low = chunk.lower()
        return (low,) if low != _BETA_IN_FULL else (_BETA_IN_FULL, _BETA_SHORT)
    parts = _parts(chunk)
    found = dict.fromkeys(parts)
    if len(parts) > 1:
        joined = "".join(parts)
        # "n.e.t." is one word; its letters are none.
        found = dict.fromkeys((joined,)) if all(len(part) == 1 for part in parts) else found | {joined: None}
    if _BETA in chunk.casefold():
        in_full = tuple(fold(piece.casefold().replace(_BETA, _BETA_IN_FULL)) for piece in _PARTED.split(chunk))
        found |= dict.fromkeys((*in_full, "".join(in_full)))
    elif _BETA_IN_FULL in parts:
        short = tuple(_BETA_SHORT if part == _BETA_IN_FULL else part for part in parts)
        found |= dict.fromkeys((*short, "".join(short)))
    return tuple(form for form in found if form and len(form) <= LONGEST)


def run(text: str) -> str:
    """A text in which every form of its words stands somewhere: quick to look through."""
    plain = text.casefold().translate(_WITHOUT)
    return plain if plain.isascii() else unicodedata.normalize("NFKD", plain).translate(_ACCENTS)


def squash(parts: list[str] | tuple[str, ...]) -> str:
    """Words as one run of letters: "small cell", "small-cell" and "smallcell" are the same."""
    return "".join(parts).replace(_BETA_IN_FULL, _BETA_SHORT)


def numbered(parts: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Words with small numbers as digits: "stage four" and "stage IV" are "stage 4"."""
    return tuple(_NUMBERS.get(part, part) for part in parts)


def alike(word: str) -> tuple[str, ...]:
    """A word, and what it may be in the plural or singular."""
    found = [word, f"{word}s"]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.append(word[:-1])
    if len(word) > 4 and word.endswith("ies"):
        found.append(f"{word[:-3]}y")
    elif len(word) > 3 and word.endswith("y"):
        found.append(f"{word[:-1]}ies")
    return tuple(found)


def _parts(chunk: str) -> tuple[str, ...]:
    if chunk.isalnum() and chunk.isascii():
        return (chunk.lower(),)
    return tuple(part for piece in _PARTED.split(chunk) if (part := fold(piece)))
