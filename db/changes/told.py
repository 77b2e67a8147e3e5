"""One line of the red list as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.changes.marks import MarkKind
from db.labels import label

if TYPE_CHECKING:
    from db.changes.red import RedLine

CALLED = {
    MarkKind.PHONE: "Phone number",
    MarkKind.MEASURE: "Dose or measure",
    MarkKind.MEDICINE: "Medicine",
    MarkKind.NEGATION: "A \u201cnot\u201d",
    MarkKind.DATE: "Date",
    MarkKind.TIME: "Time",
    MarkKind.WEB: "Web or mail address",
    MarkKind.NUMBER: "Number",
}
"""What staff call each kind of change."""


# All that their field holds: its label says what they are, and "10" alone says nothing.
_KNOWN_BY_THEIR_FIELD = frozenset({MarkKind.PHONE, MarkKind.DATE, MarkKind.NUMBER, MarkKind.NEGATION})


def is_a_number(line: RedLine) -> bool:
    """Whether it is a phone number that stands alone in its field: then two of them are compared digit by digit."""
    return _alone(line) and line.kind is MarkKind.PHONE


def _alone(line: RedLine) -> bool:
    return (line.before, line.after) == (line.sentence_before, line.sentence_after)


def _called(line: RedLine) -> str:
    by_field = line.field and line.field != "body" and line.kind in _KNOWN_BY_THEIR_FIELD and _alone(line)
    return label(line.field) if by_field else CALLED[line.kind]


def in_words(line: RedLine) -> str:
    """Such as: Phone number: \u201c020 7946 0000\u201d becomes \u201c020 7946 0124\u201d."""
    called, before, after = _called(line), f"\u201c{line.before}\u201d", f"\u201c{line.after}\u201d"
    if line.moved:
        return f"{called}: {after} stays, but the words around it are others."
    if not line.before:
        return f"{called}: {after} is new."
    if not line.after:
        return f"{called}: {before} is gone."
    return f"{called}: {before} becomes {after}."
