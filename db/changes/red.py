"""The red list: changes that a person must confirm one by one before a text is approved.

It would rather list one too many than miss one: a wrong number or a lost "not" can harm.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from db.changes.marks import Mark, MarkKind, marks_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ALIKE = 0.7
"""How much of a sentence must have stayed, for a number in it still to be said of the same thing (0 to 1)."""


@dataclass(frozen=True, slots=True)
class RedLine:
    """One change to confirm. `before` or `after` is "" where there is none.

    `key` stays the same for the same change, so that a tick can be kept in the approval.
    `moved`: the words are the same, but what they are said of is not.
    """

    key: str
    kind: MarkKind
    field: str
    before: str
    after: str
    sentence_before: str
    sentence_after: str
    moved: bool = False


def red_list(before: str, after: str, *, field: str = "", names: Collection[str] = ()) -> tuple[RedLine, ...]:
    """What must be confirmed between two texts, the gravest first. `names`: more medicines, in lower case."""
    if before == after:
        return ()
    seen: Counter[str] = Counter()
    lines = []
    for old, new in _pairs(list(marks_in(before, names)), list(marks_in(after, names))):
        one = _line(old, new, field)
        # The same change twice, in the same words, is two lines to tick.
        seen[one.key] += 1
        lines.append(one if seen[one.key] == 1 else _line(old, new, field, nth=seen[one.key]))
    return tuple(sorted(lines, key=lambda line: line.kind))


def _pairs(old: list[Mark], new: list[Mark]) -> Iterator[tuple[Mark | None, Mark | None]]:
    matcher = SequenceMatcher(None, [_same(mark) for mark in old], [_same(mark) for mark in new], autojunk=False)
    for what, start, end, begin, stop in matcher.get_opcodes():
        gone, come = old[start:end], new[begin:stop]
        if what == "equal":
            both = zip(gone, come, strict=True)
            yield from ((was, now) for was, now in both if not _said_of_the_same(was.sentence, now.sentence))
            continue
        # A number stands against a number and a "not" against a "not", or nobody could follow it.
        for kind in sorted({mark.kind for mark in (*gone, *come)}):
            yield from zip_longest(
                [mark for mark in gone if mark.kind is kind], [mark for mark in come if mark.kind is kind]
            )


def _same(mark: Mark) -> tuple[MarkKind, str]:
    return mark.kind, mark.value


def _said_of_the_same(was: str, now: str) -> bool:
    if was == now:
        return True
    return SequenceMatcher(None, was.casefold().split(), now.casefold().split(), autojunk=False).ratio() >= _ALIKE


def _line(old: Mark | None, new: Mark | None, field: str, *, nth: int = 1) -> RedLine:
    kind = min(mark.kind for mark in (old, new) if mark is not None)
    before, after = old.shown if old else "", new.shown if new else ""
    told = (field, kind.name, before, after, old.sentence if old else "", new.sentence if new else "", str(nth))
    key = hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:16]
    moved = old is not None and new is not None and _same(old) == _same(new)
    return RedLine(key, kind, field, before, after, told[4], told[5], moved)
