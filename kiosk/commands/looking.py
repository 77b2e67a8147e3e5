"""What an approver is shown of an item, and asked one by one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from db.changes.visible import visible
from kiosk.commands.context import ContentFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.changes.red import RedLine
    from db.records import Item
    from db.release.chosen import Chosen
    from db.workspace_rows import Revision

_REFUSED = "Nothing was approved. Tell the author what is wrong."


def everything(item: Item) -> list[str]:
    """Everything an item says, a line for each field and for each line of a page."""
    return [line for field, said in _said(item).items() for line in f"{field}: {said}".splitlines()]


def _said(item: Item) -> dict[str, str]:
    """What an item says, by field."""
    values = {field: getattr(item, field) for field in item.__struct_fields__}
    return {
        field: ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        for field, value in values.items()
        if value not in ("", (), None, False)
    }


def changes(shown: Chosen[Item] | None, newest: Revision) -> list[str]:
    """What is different from what a release made now would have: lines gone with a -, new ones with a +."""
    if shown is None:
        return ["Nothing of it goes into a release until it is approved.", ""]
    if shown.hash == newest.hash:
        example = "This is the example text, as it came with the program."
        return ["It is approved already." if shown.approved else example, ""]
    return differences(shown.item, newest.item)


def differences(before: Item, after: Item) -> list[str]:
    """What a version changes: lines gone with a -, new ones with a +."""
    found = difflib.ndiff(everything(before), everything(after))
    marked = (line for line in found if line[:1] in ("+", "-"))
    return ["Changed from what was approved last, or from the example text:", *marked, ""]


def confirmed(red: Sequence[RedLine], *, refused: str = _REFUSED) -> list[str]:
    """Ask about each line; their keys once all of them are right. `refused` is said when one is not."""
    if red:
        click.echo("Look at each of these by itself:")
    for line in red:
        change = (
            f'"{line.before}" is now "{line.after}"'
            if line.before and line.after
            else (f'"{line.before}" is gone' if line.before else f'"{line.after}" is new')
        )
        click.echo(visible(f"  {line.field}: {change}  ({line.sentence_after or line.sentence_before})"))
        if not click.confirm("  Is that right?"):
            raise ContentFault(refused)
    return [line.key for line in red]
