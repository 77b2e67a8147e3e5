"""Letters: what spelling compares words by, and the heading that a title stands under from A to Z."""

from __future__ import annotations

from db.lookup import fold

DIGITS = "0-9"
"""What stands for a letter where a title begins with none."""


def pairs(word: str) -> set[str]:
    """Every two letters of a folded word that stand together, its ends too: "ct" has "^c", "ct" and "t$".

    All digits count as "0", and all letters beside a to z as "?".
    """
    plain = word if word.isascii() and word.isalpha() else "".join(map(_plain, word))
    marked = f"^{plain}$"
    return {marked[n : n + 2] for n in range(len(marked) - 1)}


def first_letter(title: str) -> str:
    """The heading under which a title stands from A to Z."""
    words = fold.words(title)
    first = words[0][0].upper() if words else ""
    return first if first.isalpha() else DIGITS


def _plain(letter: str) -> str:
    if "a" <= letter <= "z":
        return letter
    return "0" if letter.isdigit() else "?"
