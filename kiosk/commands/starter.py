"""`kiosk staff starter`: what a new version of the program changed in the starter text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kiosk.commands.at_the_desk import EXIT_CODES, LOCALE, at_work, named_item, signed_in
from kiosk.commands.context import ContentFault
from kiosk.commands.looking import everything
from kiosk.commands.workspaces import workspace_to_read

if TYPE_CHECKING:
    from db.upgrade.upgraded import StarterChange
    from kiosk.commands.context import Context


@click.command("starter", epilog=EXIT_CODES)
@click.argument("item", metavar="[KIND:SLUG]", required=False)
@click.option(
    "--as", "login", default="", metavar="LOGIN", help="Say that you have looked at ITEM; it leaves the list."
)
@LOCALE
@click.pass_obj
def starter_command(context: Context, item: str | None, login: str, locale: str) -> None:
    """List the starter texts that a new version of the program changed, safety corrections first.

    With an item: what changed in it. Texts of your own were left as they are: carry over what they
    need too. With --as it leaves the list until the program changes it again.

    \b
    Examples:
      kiosk staff starter
      kiosk staff starter page:everolimus --as writer
    """
    from db.upgrade.upgraded import looked_at, upgraded

    if item is None:
        if login:
            raise click.UsageError("--as goes with an item, such as page:everolimus.")
        with workspace_to_read(context.workspace_path) as workspace:
            _list(upgraded(workspace))
        return
    about = (*named_item(item), locale)
    with at_work(context) as workspace:
        found = next((change for change in upgraded(workspace) if change.about == about), None)
        if found is None:
            raise ContentFault(f"Nothing has changed in the starter text of {item} since somebody last looked.")
        for line in _told(found):
            click.echo(line)
        if login:
            looked_at(workspace, about, signed_in(workspace, login))
            click.echo(f"{item} is off the list.")


def _list(found: tuple[StarterChange, ...]) -> None:
    if not found:
        click.echo("No starter text has changed since somebody last looked.")
    for change in found:
        click.echo(f"{change.where}: {_what(change)}{' Safety.' if change.safety else ''}")


def _what(change: StarterChange) -> str:
    what = "new." if change.new else "no longer comes with the program." if change.gone else "changed."
    return f"{what}{' Yours was left as it is.' if change.own else ''}"


def _told(change: StarterChange) -> list[str]:
    if change.new:
        return [f"{change.where} is new:", *everything(change.item)]
    if change.gone:
        return [f"{change.where} no longer comes with the program. It stays until you take it off."]
    told = [f"The starter text of {change.where} has changed:"]
    for line in change.changes.red:
        told.append(f'  Look at this by itself: {line.field}: "{line.before}" is now "{line.after}"')
    for field in change.changes.fields:
        before, after = field.before.splitlines(), field.after.splitlines()
        told += [f"- {field.label}: {line}" for line in before if line not in after]
        told += [f"+ {field.label}: {line}" for line in after if line not in before]
    return told
