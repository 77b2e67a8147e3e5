"""From a record to the fields that stand in a file: in order, without what goes without saying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.exchange.fields import fields_of

if TYPE_CHECKING:
    from db.overrides import Override
    from db.records import Item

# These have wording as their default, and an approval covers the wording: it is written out,
# so that a later program with other defaults changes nothing that was approved.
_ALWAYS = frozenset({"unwell_line", "feedback", "formats"})


def fields_to_write(item: Item | Override, locale: str) -> dict[str, Any]:
    """An item's fields in the order of its struct, `hold` last, without what goes without saying."""
    order = sorted(fields_of(type(item)), key=lambda field: field.name == "hold")
    fields: dict[str, Any] = {}
    for field in order:
        value = getattr(item, field.name)
        if field.name == "locale":
            unsaid = value == locale
        else:
            unsaid = (not field.required and value == field.default and field.name not in _ALWAYS) or (
                field.name == "sha256"  # worked out from the picture itself
            )
        if not unsaid:
            fields[field.name] = list(value) if isinstance(value, tuple) else value
    return fields
