"""Cut a text into sentences and count words as a reader meets them."""

from __future__ import annotations

import re

_END = re.compile(r"""[.!?]["')\]]*(?=\s+["'(\[]*[A-Z0-9])""")

_INNER_END = re.compile(r"""[.!?]["')\]]*\s""")

# What stands before a full stop that ends no sentence: a short form, or initials that begin it.
# A capital further in does end one: "This may be hepatitis B."
_NOT_AN_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|approx)|\A\s*(?:[A-Z]\. ?)*[A-Z])\Z")

_DIGIT_GROUPS = re.compile(r"\d+(?: \d+)+")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the spaces between them.

    A sentence ends with a full stop, question or exclamation mark before a capital or a digit;
    "Dr. Smith", "J. Smith" and "2.5" stay whole.
    """
    found: list[str] = []
    start = 0
    if _INNER_END.search(text) is None:  # nearly every line
        text = text.strip()
        return [text] if text else []
    for end in _END.finditer(text):
        if end[0].startswith(".") and _NOT_AN_END.search(text[start : end.start()]):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def words(text: str) -> int:
    """Words in a text. A phone number in groups is one word, as it is one thing to read."""
    if _DIGIT_GROUPS.search(text):
        text = _DIGIT_GROUPS.sub("0", text)
    return sum(part[0].isalnum() or any(map(str.isalnum, part)) for part in text.split())
