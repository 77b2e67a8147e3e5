"""`kiosk release compare`: what a patient would read differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.brought import of_files
from kiosk.commands.context import ContentFault, Context, WorkspaceFault
from kiosk.commands.publish import store_of

if TYPE_CHECKING:
    from db.changes.releases import ShownChange

_SIGNS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
_PATH = click.Path(path_type=Path, readable=False)
_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  a release is damaged or needs a newer program
  2  the command was not written as it should be
  3  a file cannot be opened
"""


@click.command("compare", epilog=_EXIT_CODES)
@click.argument("old", type=_PATH)
@click.argument("new", type=_PATH)
@click.pass_obj
def compare_command(context: Context, old: Path, new: Path) -> None:
    """Say what a patient reads in release NEW that differs from OLD.

    Words that are gone stand in [- -], new ones in [+ +]. Lines with "!" hold a number, a
    medicine or a "not" that differs: look at each.

    \b
    Example:
      kiosk release compare 000011-1b2c3d4e.sqlite 000012-9f3ac1d2.sqlite
    """
    from db.changes.releases import compare
    from db.library import LibraryDamaged, LibraryUnavailable, ReleaseTooNew

    try:
        with of_files(old, new, store=store_of(context)):
            changes = compare(old, new)
    except (LibraryDamaged, ReleaseTooNew) as problem:
        raise ContentFault(str(problem)) from problem
    except LibraryUnavailable as problem:
        raise WorkspaceFault(str(problem)) from problem
    click.echo(f"{changes.old} to {changes.new}: {changes.summary}.")
    for item in changes.items:
        click.echo("\n".join(["", *_told(item)]))


def _told(item: ShownChange) -> list[str]:
    lines = [f"{item.kind} {item.slug} ({item.locale}): {item.state}"]
    lines += [f"  ! {line.before or 'nothing'} -> {line.after or 'nothing'}" for line in item.red]
    for text in item.texts:
        words = "".join(_SIGNS[run.change].format(run.text) for run in text.runs)
        lines.append(f"  {text.field}: " + words.replace("\n", "\n    "))
    return lines
