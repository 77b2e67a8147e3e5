"""`kiosk content`: content folders in, content folders out, and what is wrong with them."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.checks import check_folder, check_workspace
from db.exchange.export_folder import export_folder
from db.exchange.import_folder import import_folder
from db.exchange.layout import COLLECTION
from db.exchange.read_folder import read_folder
from db.records import STARTER
from db.waiting import waiting
from kiosk.commands.backups import backup_command, backups_command, restore_command
from kiosk.commands.check_report import report_as_json, report_as_text
from kiosk.commands.context import EXIT_FINDINGS, ContentFault, Context, say
from kiosk.commands.one_file import bring_in_command, write_out_command
from kiosk.commands.overrides import override_command, overrides_command
from kiosk.commands.waiting import waiting_command
from kiosk.commands.workspaces import workspace_to_read, workspace_to_write

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from click._termui_impl import ProgressBar

    from db.findings import Finding

# Below this many items an import is over before a bar could be read.
LONG_WORK = 500

_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  the content has something that must be mended
  2  the command was not written as it should be
  3  the workspace cannot be opened or written
"""

# What cannot be read is told by whoever reads it, with its own exit code.
_FOLDER = click.Path(path_type=Path, readable=False)


@click.group()
def content() -> None:
    """Bring content in, write it out, check it.

    \b
    Example:
      kiosk content export our-content
    """


@content.command("import", epilog=_EXIT_CODES)
@click.argument("folder", type=_FOLDER)
@click.option("--starter", is_flag=True, help="Mark it as starter text. It leaves alone what this clinic has changed.")
@click.option("--author", default="Command line", show_default=True, help="Who the history names for the changes.")
@click.pass_obj
def import_command(context: Context, folder: Path, starter: bool, author: str) -> None:
    """Bring a content FOLDER into the workspace: all of it, or nothing.

    It adds to what is there, on a fresh machine to the starter content. Nothing is ever
    deleted. With --starter, a folder with a collection.toml stands for itself.

    \b
    Example:
      kiosk content import our-contacts
    """
    whole = _is_collection(folder)
    with (
        workspace_to_write(context.workspace_path, with_starter=not (whole and starter)) as workspace,
        _progress() as progress,
    ):
        report = import_folder(
            workspace,
            folder,
            origin="starter" if starter else "site",
            author=STARTER if starter else author,
            progress=progress,
        )
        if report.refused:
            _tell(report.findings)
            raise ContentFault("Nothing was imported.")
    _tell(report.findings)
    kept = f", {report.kept} left as this clinic has them" if report.kept else ""
    overridden = f", {_many(report.overridden, 'override')}" if report.overridden else ""
    click.echo(
        f"{report.new} new, {report.changed} changed, {report.same} the same, {report.held} held back"
        f"{kept}{overridden}."
    )


@content.command("export", epilog=_EXIT_CODES)
@click.argument("folder", type=_FOLDER)
@click.option("--force", is_flag=True, help="Write into a folder that is not empty. No file is deleted.")
@click.pass_obj
def export_command(context: Context, folder: Path, force: bool) -> None:
    """Write all content into FOLDER, what is held back too.

    Importing the folder gives everything back. A fresh machine writes the starter content.

    \b
    Example:
      kiosk content export our-content
    """
    with workspace_to_read(context.workspace_path) as workspace:
        report = export_folder(workspace, folder, force=force)
    for name in report.left:
        click.echo(f"{name} was there before and is no part of the content.", err=True)
    click.echo(f"{len(report.written)} files written to {folder}.")


@content.command("check", epilog=_EXIT_CODES)
@click.argument("folder", type=_FOLDER, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def check_command(context: Context, folder: Path | None, as_json: bool) -> None:
    """Hold the workspace, or a content FOLDER, against the house rules.

    Exits 1 when something must be mended and no reviewer has overridden it. What only should
    be mended never changes the exit code. A FOLDER is looked at and not imported.
    docs/checks.md lists the rules.

    \b
    Example:
      kiosk content check our-content
    """
    with workspace_to_read(context.workspace_path) as workspace, _progress() as progress:
        if folder is None:
            findings = check_workspace(workspace, progress=progress)
            waits = len(waiting(workspace))
        else:
            with workspace.copy() as scratch:
                findings = check_folder(scratch, folder, progress=progress)
                named = {(entry.kind, entry.item.slug, entry.item.locale) for entry in read_folder(folder).entries}
                waits = sum((each.kind, each.slug, each.locale) in named for each in waiting(scratch))
    if as_json:
        click.echo(json.dumps(report_as_json(findings, waits), ensure_ascii=False, indent=2))
    else:
        for line in report_as_text(findings, waits):
            say(line)
    if any(finding.stops for finding in findings):
        sys.exit(EXIT_FINDINGS)


content.add_command(bring_in_command)
content.add_command(write_out_command)
content.add_command(backup_command)
content.add_command(backups_command)
content.add_command(restore_command)
content.add_command(override_command)
content.add_command(overrides_command)
content.add_command(waiting_command)


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'s' * (count != 1)}"


def _is_collection(folder: Path) -> bool:
    try:
        return (folder / COLLECTION).exists()
    except OSError:  # reading the folder comes next and says why
        return False


def _tell(findings: Iterable[Finding]) -> None:
    for finding in findings:
        say(f"{finding.level:6} {finding}", err=True)


@contextmanager
def _progress() -> Generator[Callable[[int, int, str], None]]:
    """A bar on stderr for long work only."""
    with ExitStack() as stack:
        bar: ProgressBar[int] | None = None

        def progress(done: int, total: int, what: str) -> None:
            nonlocal bar
            if bar is None and total >= LONG_WORK:
                bar = stack.enter_context(click.progressbar(length=total, label=what, file=sys.stderr))
            if bar is not None:
                bar.update(done - bar.pos)

        yield progress
