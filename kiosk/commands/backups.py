"""`kiosk content backup`, `backups` and `restore`: the workspace kept, and put back."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import click

from kiosk.commands.context import Context, WorkspaceFault, say

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from db.backup.shelf import Backup

_EXIT_CODES = """
\b
Exit codes:
  0  done
  2  the command was not written as it should be
  3  the backup, or the workspace, cannot be read or written
"""


@click.command("backup", epilog=_EXIT_CODES)
@click.pass_obj
def backup_command(context: Context) -> None:
    """Make a backup of the workspace now, also while somebody works in it.

    One is made by itself every day, and before an upgrade of the workspace. The last three
    stay, in the folder "backups".

    \b
    Example:
      kiosk content backup
    """
    from db.backup.backup import back_up

    if not context.workspace_path.is_file():
        raise WorkspaceFault(f"There is no workspace at {context.workspace_path}, so there is nothing to back up.")
    with _plain_faults():
        made = back_up(context.workspace_path, _folder(context), now=datetime.now())
    click.echo(f"{made.path} holds the workspace as it is now.")


@click.command("backups", epilog=_EXIT_CODES)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def backups_command(context: Context, as_json: bool) -> None:
    """List the backups, newest first, and the workspaces that a backup took the place of.

    \b
    Example:
      kiosk content backups
    """
    from db.backup.shelf import backups

    with _plain_faults():
        found = backups(_folder(context))
    if as_json:
        click.echo(json.dumps([_as_json(each) for each in found], indent=2))
    elif not found:
        click.echo("There are no backups yet.")
    for each in () if as_json else found:
        click.echo(f"{each.name}  {each.size / 1e6:6.1f} MB  {_state(each)}".rstrip())


@click.command("restore", epilog=_EXIT_CODES)
@click.argument("name")
@click.pass_obj
def restore_command(context: Context, name: str) -> None:
    """Put the backup NAME in the place of the workspace, which is kept.

    Close the editor first. Nothing that patients see changes until somebody publishes.

    \b
    Example:
      kiosk content restore workspace-2026-11-26T0742.sqlite
    """
    from db.backup.restore import restore

    with _plain_faults():
        restored = restore(name, context.workspace_path, _folder(context), now=datetime.now())
    click.echo(f"The workspace is as it was in {restored.backup.name}.")
    click.echo(
        "What was written, approved or taken off since then is not in it: look at what would change before you publish."
    )
    if restored.kept is not None:
        say(f"What it took the place of is kept. To undo this: kiosk content restore {restored.kept.name}")


def _state(each: Backup) -> str:
    if not each.sound:
        return "damaged"
    return "replaced by a backup" if each.replaced else ""


def _as_json(each: Backup) -> dict[str, str | int | bool]:
    return {
        "name": each.name,
        "made": each.made.isoformat(timespec="minutes"),
        "size": each.size,
        "sound": each.sound,
        "replaced": each.replaced,
    }


def _folder(context: Context) -> Path:
    from db.backup.shelf import FOLDER

    return context.data_dir / FOLDER


@contextmanager
def _plain_faults() -> Generator[None]:
    from db.backup.shelf import BackupFault

    try:
        yield
    except BackupFault as problem:
        raise WorkspaceFault(str(problem)) from problem
