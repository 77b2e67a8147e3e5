"""The word-by-word difference of two texts, as runs that a screen can mark with colours and with signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIECE = re.compile(r"[^\n]*?(?:[.!?]\s+|\n+|\Z)")
_WORD = re.compile(r"\S+\s*|\s+")


class Change(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words with one fate. The runs that are not added make the old text, those not removed the new one."""

    change: Change
    text: str


def word_changes(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from one text to the other, in reading order; what was removed stands first."""
    runs: list[Run] = []
    for change, text in _steps(before, after):
        if text and runs and runs[-1].change == change:
            runs[-1] = Run(change, runs[-1].text + text)
        elif text:
            runs.append(Run(change, text))
    return tuple(runs)


def _steps(before: str, after: str) -> Iterator[tuple[Change, str]]:
    # Whole sentences first: comparing every word with every other one takes too long in a long text.
    for old, new in _aligned(_PIECE.findall(before), _PIECE.findall(after)):
        if old == new:
            yield Change.SAME, "".join(old)
            continue
        yield from _word_steps(_WORD.findall("".join(old)), _WORD.findall("".join(new)))


def _word_steps(old: list[str], new: list[str]) -> Iterator[tuple[Change, str]]:
    # By the words alone: one that only has another gap behind it, such as the end of its line, is the same word.
    matcher = SequenceMatcher(None, [word.rstrip() for word in old], [word.rstrip() for word in new], autojunk=False)
    for what, start, end, begin, stop in matcher.get_opcodes():
        if what != "equal":
            yield Change.REMOVED, "".join(old[start:end])
            yield Change.ADDED, "".join(new[begin:stop])
            continue
        for was, now in zip(old[start:end], new[begin:stop], strict=True):
            word = was.rstrip()
            if was == now:
                yield Change.SAME, was
            else:
                yield Change.SAME, word
                yield Change.REMOVED, was[len(word) :]
                yield Change.ADDED, now[len(word) :]


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        yield old[start:end], new[begin:stop]
