"""`kiosk config`: check a settings file, explain its keys."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.config import default_files, load_settings
from kiosk.config_table import SETTINGS_TABLE


@click.group()
def config() -> None:
    """Check a settings file, or explain its keys.

    \b
    Example:
      kiosk config check kiosk.toml
    """


@config.command(
    epilog="""
\b
Exit codes:
  0  every value is as it may be
  1  something is wrong; the kiosk starts with the default for it
"""
)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
def check(file: Path) -> None:
    """Name everything that is wrong in a settings FILE.

    \b
    Example:
      kiosk config check kiosk.toml
    """
    _, faults = load_settings(file)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        sys.exit(1)
    click.echo(f"{file}: every value is as it may be.")


@config.command()
def explain() -> None:
    """List every key: what may stand there, its default, what it is for.

    \b
    Example:
      kiosk config explain
    """
    click.echo("The file kiosk.toml is looked for here, the first one found counts:")
    for file in default_files():
        click.echo(f"  {file}")
    section = ""
    for row in SETTINGS_TABLE:
        head, dot, name = row.key.rpartition(".")
        if head != section:
            section = head
            click.echo(f"\n[{section}]")
        elif not dot:
            click.echo()
        click.echo(f"{name} = {row.default}" if row.default[:1] in '"0123456789' else f"{name}: {row.default}")
        click.echo(f"    {row.meaning}")
        click.echo(f"    Allowed: {row.allowed}.")
