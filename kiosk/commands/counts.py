"""`kiosk counts`: how often pages were opened, where a site counts it."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.counts.digest import by_month, falling
from db.counts.store import FILE_NAME, CannotCount, read
from db.counts.table import write_table
from kiosk.commands.context import Context, WorkspaceFault

if TYPE_CHECKING:
    from datetime import date

_EXIT_CODES = """
\b
Exit codes:
  0  done
  2  the command was not written as it should be
  3  a file cannot be read or written
"""


@click.group()
def counts() -> None:
    """How often each page was opened. Off unless kiosk.toml says counts = true.

    Only a number for each page and day is kept, for 24 months. Months are told when they are over,
    and small numbers are hidden.

    \b
    Example:
      kiosk counts show
    """


@counts.command(epilog=_EXIT_CODES)
@click.pass_obj
def show(context: Context) -> None:
    """Show the months, newest first, and say whether use is falling.

    \b
    Example:
      kiosk counts show
    """
    found = _read(context)
    if not found:
        click.echo("Nothing has been counted here. Counting is off unless kiosk.toml says counts = true.")
    today = datetime.now().astimezone().date()
    rows_so_far = by_month(found, today)
    if found and not rows_so_far:
        click.echo("Something was counted this month. It is told when the month is over.")
    for month, rows in groupby(rows_so_far, key=lambda row: row.month):
        click.echo(month)
        for row in rows:
            click.echo(f"  {row.page}: {row.shown}")
    if told := falling(found, today):
        click.echo(told)


@counts.command(epilog=_EXIT_CODES)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export(context: Context, file: Path) -> None:
    """Write the months as a table into FILE, and say whether use is falling.

    \b
    Example:
      kiosk counts export counts.csv
    """
    found, today = _read(context), datetime.now().astimezone().date()
    try:
        written = write_table(found, today, file)
    except CannotCount as problem:
        raise WorkspaceFault(str(problem)) from problem
    click.echo(f"{written} rows written to {file}.")
    if told := falling(found, today):
        click.echo(told)


def _read(context: Context) -> dict[tuple[date, str], int]:
    try:
        return read(context.data_dir / FILE_NAME)
    except CannotCount as problem:
        raise WorkspaceFault(str(problem)) from problem
