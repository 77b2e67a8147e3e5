"""What differs between two versions of one item, field by field, as staff and patients read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from db.blocks import BlockKind, CalloutLevel, LineRole
from db.changes.red import red_list
from db.changes.words import word_changes
from db.hours_text import HoursError, hours_sentence
from db.labels import label
from db.markdown.parse import parse_body
from db.records import Contact
from db.words import long_date

if TYPE_CHECKING:
    from collections.abc import Collection

    from db.blocks import Block
    from db.changes.red import RedLine
    from db.changes.words import Run
    from db.records import Item

# The workspace's own business: an approver is not asked about it.
_LEFT_OUT = frozenset({"slug", "locale", "translates", "author", "facts", "grade"})
# Told as one sentence, as a patient reads it.
_HOURS = ("hours", "hours_note", "always_open", "closed_on_bank_holidays")
_CARDS = {
    CalloutLevel.INFORMATION: "Information card",
    CalloutLevel.IMPORTANT: "Important card",
    CalloutLevel.SPEAK_TO: "Speak to your team card",
    CalloutLevel.CALL_111: "Call 111 card",
    CalloutLevel.CALL_999: "Call 999 card",
}
_BLOCKS = {BlockKind.DOS: "Do", BlockKind.DONTS: "Do not", BlockKind.DETAILS: "More to open"}


class State(StrEnum):
    """What became of an item or of one of its fields."""

    SAME = "same"
    NEW = "new"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs. `before` and `after` are as shown; `markup_only`: a patient reads the same words."""

    field: str
    label: str
    state: State
    before: str
    after: str
    runs: tuple[Run, ...]
    markup_only: bool = False


@dataclass(frozen=True, slots=True)
class ItemChanges:
    """All that differs. `red` is what must be confirmed line by line, the gravest first."""

    kind: str
    slug: str
    locale: str
    state: State
    fields: tuple[FieldChange, ...]
    red: tuple[RedLine, ...]

    @property
    def review_moved(self) -> bool:
        """Whether somebody says that the item was looked at anew."""
        return any(field.field == "last_reviewed" for field in self.fields)


def changes_of(kind: str, before: Item | None, after: Item | None, *, names: Collection[str] = ()) -> ItemChanges:
    """What differs from `before` (None: the item is new) to `after` (None: it is removed).

    `names` are further names of medicines in lower case. Raises ValueError if there is neither.
    """
    item = after or before
    if item is None:
        raise ValueError("There is no version to compare.")
    fields: list[FieldChange] = []
    red: list[RedLine] = []
    for name in item.__struct_fields__:
        if name in _LEFT_OUT or (name in _HOURS[1:] and isinstance(item, Contact)):
            continue
        old, new = shown(before, name), shown(after, name)
        raw = _raw(before, name), _raw(after, name)
        if old == new and raw[0] == raw[1]:
            continue
        state = _state(old, new) if old != new else State.CHANGED
        fields.append(FieldChange(name, label(name, kind), state, old, new, word_changes(old, new), old == new))
        # A body is searched as it was written: a digit in the name of a contact it shows counts too.
        red.extend(red_list(*raw, field=name, names=names))
    whole = State.NEW if before is None else State.REMOVED if after is None else State.CHANGED
    return ItemChanges(
        kind, item.slug, item.locale, whole if fields else State.SAME, tuple(fields), tuple(sorted(red, key=_gravity))
    )


def shown(item: Item | None, field: str) -> str:
    """A field as it is read: dates in words, hours as a sentence, a body line by line. "" without an item."""
    if item is None:
        return ""
    if field == "hours" and isinstance(item, Contact):
        try:
            return hours_sentence(item)
        except HoursError:  # still being written
            return _raw(item, field)
    if field == "body":
        return body_lines(getattr(item, field))
    return _raw(item, field)


def body_lines(body: str) -> str:
    """A body as a patient reads it, one labelled line a row; as it was written if it breaks a rule."""
    blocks, findings = parse_body(body, where="")
    return body if findings else "\n".join(row for block in blocks for row in _rows(block))


def _rows(block: Block) -> list[str]:
    name = _CARDS[CalloutLevel(block.level)] if block.kind is BlockKind.CALLOUT else ""
    name = name or _BLOCKS.get(block.kind, block.kind.replace("_", " ").capitalize())
    if block.nations:
        name = f"{name} ({', '.join(block.nations)})"
    if block.ref:
        return [f"{name}: {block.ref}"]
    return [f"{name}{', title' if line.role is LineRole.TITLE else ''}: {line.text}" for line in block.lines]


def _raw(item: Item | None, field: str) -> str:
    if item is None:
        return ""
    if field == "hours" and isinstance(item, Contact):
        told = ["; ".join(item.hours), item.hours_note]
        told += ["Always open"] if item.always_open else []
        told += ["Closed on bank holidays"] if item.closed_on_bank_holidays else []
        return "\n".join(part for part in told if part)
    value = getattr(item, field)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return long_date(value, space=" ")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _state(old: str, new: str) -> State:
    if not old:
        return State.NEW
    return State.CHANGED if new else State.REMOVED


def _gravity(line: RedLine) -> int:
    return line.kind
