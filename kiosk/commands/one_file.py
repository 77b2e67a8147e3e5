"""`kiosk content bring-in` and `write-out`: one page from a Word or Markdown file, one page to a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.exchange.bring_in import bring_in
from db.exchange.write_one import write_one
from db.findings import place
from kiosk.commands.at_the_desk import LOCALE, at_work, signed_in
from kiosk.commands.context import say
from kiosk.commands.workspaces import workspace_to_read

if TYPE_CHECKING:
    from kiosk.commands.context import Context

_FILE = click.Path(path_type=Path, readable=False)
_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  refused: standard error says what is wrong and what to do
  2  the command was not written as it should be
  3  the workspace cannot be opened or written
"""


@click.command("bring-in", epilog=_EXIT_CODES)
@click.argument("file", type=_FILE)
@click.option("--section", default="", help="Where the page belongs. A file with fields of ours says it itself.")
@click.option("--slug", default="", help="Short name of the page, in place of one made from its title.")
@click.option("--as", "login", default="", metavar="LOGIN", help="Who brings it in. The passphrase is asked for.")
@LOCALE
@click.pass_obj
def bring_in_command(context: Context, file: Path, section: str, slug: str, login: str, locale: str) -> None:
    """Bring in a page from a Word (.docx) or Markdown (.md) FILE.

    It is held back: nobody sees it until somebody has read it and taken the hold away. What
    could not come along is told. Pictures, links and macros never do. The file stays as it is.

    \b
    Example:
      kiosk content bring-in leaflet.docx --section living
    """
    with at_work(context) as workspace:
        person = signed_in(workspace, login) if login else None
        today = datetime.now().astimezone().date()
        brought = bring_in(workspace, file, person=person, today=today, section=section, slug=slug, locale=locale)
    for finding in brought.findings:
        say(f"{finding.level:6} {finding}", err=True)
    page = brought.page
    click.echo(f"{place('page', page.slug, page.locale)} was brought in and is held back: {page.hold}.")
    say("Read it, mend it and take the hold away, in the editor or in a file (kiosk content write-out).")


@click.command("write-out", epilog=_EXIT_CODES)
@click.argument("slug")
@click.argument("file", type=_FILE)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@LOCALE
@click.pass_obj
def write_out_command(context: Context, slug: str, file: Path, force: bool, locale: str) -> None:
    """Write the page SLUG to FILE as Markdown, with its fields. A held page is written too.

    \b
    Example:
      kiosk content write-out tiredness tiredness.md
    """
    with workspace_to_read(context.workspace_path) as workspace:
        write_one(workspace, slug, file, locale=locale, force=force)
    click.echo(f"{slug} was written to {file}.")
