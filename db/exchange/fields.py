"""From a TOML table to a record: every wrong field is named, with what is allowed there."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin

import msgspec

from db.slugs import LOCALE, LOCALE_WORDS, SLUG, SLUG_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from db.records import Item


T = TypeVar("T", bound=msgspec.Struct)


class FieldProblem(Exception):
    """One field is wrong. `field` is its name; `found` and `mend` are sentences for staff."""

    def __init__(self, field: str, found: str, mend: str) -> None:
        super().__init__(f"{found} {mend}")
        self.field = field
        self.found = found
        self.mend = mend


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a struct in their order. Kept, because msgspec works the types out anew each time."""
    return msgspec.structs.fields(kind)


def convert(values: Mapping[str, Any], kind: type[T], *, hidden: Collection[str] = ()) -> T | list[FieldProblem]:
    """The struct that `values` make, or all that is wrong with them.

    `hidden` names fields that `values` hold but an author does not write.
    """
    known = {field.name: field for field in fields_of(kind)}
    offered = ", ".join(name for name in known if name not in hidden)
    problems = [
        FieldProblem(name, f'There is no field "{name}".', f"The fields are: {offered}.")
        for name in values
        if name not in known
    ]
    for name, field in known.items():
        if name in values:
            try:
                _converted(values[name], field.type)
            except msgspec.ValidationError:
                problems.append(
                    FieldProblem(name, f'The field "{name}" is {_shown(values[name])}.', f"Write {words(field.type)}.")
                )
        elif field.required:
            problems.append(FieldProblem(name, f'The field "{name}" is missing.', f"Write {words(field.type)}."))
    return problems or _converted(values, kind)


def _converted(values: object, kind: type[T]) -> T:
    # TOML has dates of its own: one in quotes is text, and a slip.
    return msgspec.convert(values, kind, strict=True, builtin_types=(date,))


def name_problems(item: Item) -> list[FieldProblem]:
    """What is wrong with an item's own name and locale."""
    problems = []
    if SLUG.fullmatch(item.slug) is None:
        problems.append(FieldProblem("slug", f'The slug "{item.slug}" is not one.', f"Write {SLUG_WORDS}."))
    if LOCALE.fullmatch(item.locale) is None:
        problems.append(FieldProblem("locale", f'The locale "{item.locale}" is not one.', f"Write {LOCALE_WORDS}."))
    return problems


def words(kind: Any) -> str:
    """What a value of this type looks like in TOML, for somebody who has never heard of types."""
    arguments = get_args(kind)
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f'"{choice}"' for choice in arguments)
    if get_origin(kind) is tuple:
        return f"a list in square brackets, each part {words(arguments[0])}"
    if type(None) in arguments:
        return words(arguments[0])
    return _WORDS[kind]


_WORDS: dict[Any, str] = {
    str: 'text in "quotes"',
    int: "a whole number without quotes",
    bool: "true or false without quotes",
    date: "a date without quotes, such as 2026-11-23",
}


def _shown(value: object) -> str:
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
