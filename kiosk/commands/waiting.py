"""`kiosk content waiting`: what no patient sees until a health professional has confirmed it."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kiosk.commands.workspaces import workspace_to_read

if TYPE_CHECKING:
    from db.waiting import Waiting
    from kiosk.commands.context import Context

_EXIT_CODES = """
\b
Exit codes:
  0  done
  2  the command was not written as it should be
  3  the workspace cannot be opened
"""
_LONGEST = 90


@click.command("waiting", epilog=_EXIT_CODES)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def waiting_command(context: Context, as_json: bool) -> None:
    """List what waits for a health professional, by section and kind.

    These are records with a hold, and the waiting parts of pages. Nobody sees them until
    somebody has confirmed them: then take away the hold, or the two ::: lines, and import.

    \b
    Example:
      kiosk content waiting
    """
    from db.waiting import waiting

    with workspace_to_read(context.workspace_path) as workspace:
        found = waiting(workspace)
    if as_json:
        told = [_as_json(each) for each in found]
        click.echo(json.dumps({"count": len(found), "waiting": told}, ensure_ascii=False, indent=2))
        return
    for group, members in groupby(found, key=lambda each: each.group):
        listed = list(members)
        click.echo(f"{group} ({len(listed)})")
        for each in listed:
            at = f", line {each.line}" if each.line else ""
            click.echo(f"  {each.where}{at}: {_short(each.text)}")
            click.echo(f"    {each.reason}")
    click.echo(_sum(len(found)))


def _as_json(each: Waiting) -> dict[str, str | int]:
    return {
        "where": each.where,
        "kind": each.kind,
        "slug": each.slug,
        "locale": each.locale,
        "group": each.group,
        "line": each.line,
        "reason": each.reason,
        "text": each.text,
    }


def _sum(count: int) -> str:
    if not count:
        return "Nothing waits for a health professional."
    return f"{count} thing{' waits' if count == 1 else 's wait'} for a health professional."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3].rstrip()}..."
