"""From an item to the form that somebody fills in, and back. What was typed is never changed on the way."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from db.exchange.fields import convert
from db.forms.dates import read_date, written_date
from db.forms.fields import DATE_HELP, FIELDS, HOURS_HELP, NO, YES, Field, FieldKind
from db.hours_text import HoursError, parse_hours
from db.records import DEFAULT_LOCALE, KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Item

_LISTS = frozenset({FieldKind.WORDS, FieldKind.LINKS})
_NUMBER = re.compile(r"[0-9]{1,6}")
_PHONE = re.compile(r"(?=.*[0-9])\+?[0-9 ()-]+")
_HALF_A_SIGN = re.compile("[\ud800-\udfff]")
TRANSLATES = "translates"
"""The key in the form of a translation that holds the hash of what it was compared with."""
ENDING = "ending"
"""The key in the form of a picture that says what its file ends in: it comes with the picture and is not typed."""


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One field that cannot be read. `found` and `mend` are whole sentences."""

    field: str
    found: str
    mend: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a form says: an item, or the faults that are in the way of one."""

    item: Item | None
    faults: tuple[FieldFault, ...] = ()


def form_of(kind: str, item: Item) -> dict[str, str]:
    """The form of an item, field by field as it would be typed."""
    return {field.name: _written(getattr(item, field.name)) for field in FIELDS[kind]}


def item_of(kind: str, slug: str, locale: str, form: Mapping[str, str], *, base: Item | None) -> Read:
    """The item a form describes. What a form does not show comes from `base`, for a new item from the defaults.

    A field that nobody touched keeps the very words of `base`, also spaces that a form would take for a slip.
    """
    values: dict[str, Any] = {"slug": slug, "locale": locale}
    shown = {field.name for field in FIELDS[kind]}
    for name in KINDS[kind].__struct_fields__:
        if base is not None and name not in shown and name not in values:
            values[name] = getattr(base, name)
    faults: list[FieldFault] = []
    for field in FIELDS[kind]:
        before = getattr(base, field.name) if base is not None else None
        if field.name not in form and (base is not None or not field.needed):
            # Kept by a program that did not know the field yet.
            values |= {field.name: before} if base is not None else {}
            continue
        typed = form.get(field.name, "")
        try:
            value = _read(field, typed)
        except _Unreadable as problem:
            faults.append(FieldFault(field.name, f"{field.label}: {problem}", problem.mend))
            continue
        untouched = base is not None and typed == _written(before)
        values[field.name] = before if untouched else value
    if TRANSLATES in form:
        values["translates"] = form[TRANSLATES]
    if kind == "image":
        # Named like the item it belongs to, which may have got its name since the picture was chosen.
        ending = form.get(ENDING) or "png"
        named = slug if locale == DEFAULT_LOCALE else f"{slug}.{locale.lower()}"
        values["file"] = f"{named}.{ending}" if form.get(ENDING) or not values.get("file") else values["file"]
    if faults:
        return Read(None, tuple(faults))
    item = convert(values, KINDS[kind])
    if isinstance(item, list):
        labels = {field.name: field.label for field in FIELDS[kind]}
        wrong = (
            FieldFault(each.field, f"{labels.get(each.field, each.field)}: {each.found}", each.mend) for each in item
        )
        return Read(None, tuple(wrong))
    return Read(item)


class _Unreadable(ValueError):
    def __init__(self, found: str, mend: str) -> None:
        super().__init__(found)
        self.mend = mend


def _read(field: Field, typed: str) -> object:
    """A field's value; None for one that is left empty and may be."""
    text = typed.strip()
    if _HALF_A_SIGN.search(typed):
        raise _Unreadable("it holds a sign that cannot be kept.", "Take out what looks like an empty box.")
    if field.needed and not text:
        raise _Unreadable("nothing stands here yet.", f"Fill it in. {field.help}".strip())
    match field.kind:
        case FieldKind.FLAG:
            if text not in (YES, NO):
                raise _Unreadable(f'"{text}" is neither yes nor no.', "Tick it, or take the tick away.")
            return text == YES
        case FieldKind.DATE:
            day = read_date(text)
            if text and day is None:
                raise _Unreadable(f'"{text}" is no date.', f"Write the day first and the year in full. {DATE_HELP}")
            return day
        case FieldKind.NUMBER:
            if _NUMBER.fullmatch(text) is None:
                raise _Unreadable(f'"{text}" is no whole number.', "Write a number such as 30.")
            return int(text)
        case FieldKind.PHONE:
            number = _visible(text)
            if number and _PHONE.fullmatch(number) is None:
                raise _Unreadable(
                    f'"{text}" is no phone number.', "Write digits and spaces alone; words go in the note."
                )
            return number
        case FieldKind.HOURS:
            rules = _lines(typed)
            try:
                parse_hours(rules)
            except HoursError as problem:
                raise _Unreadable(str(problem), HOURS_HELP) from problem
            return rules
        case FieldKind.CHOICE | FieldKind.ICON:
            _refuse_others(field, (text,))
            return text
        case FieldKind.NATIONS:
            _refuse_others(field, _lines(typed))
            return _lines(typed)
        case FieldKind.BODY:
            return typed
        case kind if kind in _LISTS:
            return _lines(typed)
        case FieldKind.TEXT:
            return text
        case _:
            return " ".join(text.split())


def _refuse_others(field: Field, chosen: tuple[str, ...]) -> None:
    offered = dict(field.choices)
    wrong = next((each for each in chosen if each not in offered), None) if offered else None
    if wrong is not None:
        raise _Unreadable(f'"{wrong}" cannot be chosen here.', f"Choose from: {'; '.join(offered.values())}.")


def _visible(number: str) -> str:
    """A number without the marks that come along when it is copied from a web page or an address book."""
    plain = "".join(sign for sign in number if unicodedata.category(sign) != "Cf")
    return " ".join(plain.split())


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in typed.splitlines() if line.strip())


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return written_date(value)
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return str(value)
