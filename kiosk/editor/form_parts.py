"""What the form of an item needs to know of its workspace: where it begins, and what can be chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.forms.fields import FIELDS, FieldKind
from db.labels import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.forms.fields import Field
    from db.records import Item
    from db.workspace import Workspace


def newest(workspace: Workspace, kind: str, slug: str, locale: str) -> tuple[Item | None, int]:
    """The text a form begins from, and the number of the version it was made from: a held draft comes first."""
    history = workspace.history(kind, slug, locale)
    number = history[-1].number if history else 0
    for draft in workspace.drafts():
        if (draft.kind, draft.item.slug, draft.item.locale) == (kind, slug, locale):
            return draft.item, number
    return (history[-1].item, number) if history else (None, 0)


def field_rows(workspace: Workspace, kind: str) -> Iterator[tuple[object, ...]]:
    """The rows of a form: name, label, kind of field, help, choices, and whether it must be filled in."""
    for field in FIELDS[kind]:
        choices = [{"value": value, "label": label} for value, label in _choices(workspace, field)]
        yield field.name, field.label, str(field.kind), field.help, choices, field.needed


def things(workspace: Workspace, kind: str, locale: str) -> list[dict[str, str]]:
    """The items of a kind that a text can show."""
    items = [each.item for each in workspace.items(kind) if each.item.locale == locale]
    return [{"value": item.slug, "label": name_of(item)} for item in items]


def whole(text: str) -> str:
    """The text with a sign for each half of one that was pasted: no file can hold a half."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def points(text: str, units: int) -> int:
    """How many code points the first `units` of UTF-16 are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def units(text: str, points: int) -> int:
    """How many units of UTF-16 the first code points are: what Qt counts."""
    return len(text[:points].encode("utf-16-le", "surrogatepass")) // 2


def _choices(workspace: Workspace, field: Field) -> Iterator[tuple[str, str]]:
    if not field.of:
        yield from field.choices
        return
    if field.kind is FieldKind.LINKS:  # there may be thousands: `kiosk.editor.links` finds them
        return
    items = {current.item.slug: current.item for current in reversed(workspace.items(field.of))}
    in_order = reversed(items.values())
    for item in sorted(in_order, key=lambda item: int(getattr(item, "position", 0))):
        yield item.slug, name_of(item)
