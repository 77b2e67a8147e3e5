"""`kiosk editor`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kiosk.commands.context import Context


@click.command()
@click.pass_obj
def editor(context: Context) -> None:
    """Open the content editor, on an office PC: sign in, and see what waits.

    \b
    Example:
      kiosk editor
    """
    from kiosk.editor.app import run

    sys.exit(run(context.data_dir))
