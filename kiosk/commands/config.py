"""`kiosk config`: check a settings file, explain its keys."""

from __future__ import annotations

import sys
import textwrap
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.context import say
from kiosk.config import ENVIRONMENT, default_files, load_settings
from kiosk.config_table import SETTINGS_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.config_table import SettingRow


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
  1  something is wrong; the kiosk starts with the default for it, and without its pages if that is the nation
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
        say(str(fault))
    if faults:
        sys.exit(1)
    click.echo(f"{file}: every value is as it may be.")


@config.command()
@click.option("--toml", is_flag=True, help="As a settings file to fill in, every key in it as a remark.")
def explain(toml: bool) -> None:
    """List every key: what may stand there, its default, what it is for.

    \b
    Examples:
      kiosk config explain
      kiosk config explain --toml > kiosk.toml
    """
    say(settings_file() if toml else explanation())


def explanation() -> str:
    """Every key for a reader, and where a file is looked for."""
    lines = ["The file kiosk.toml is looked for here, the first one found counts:"]
    lines += [f"  {file}" for file in default_files()]
    for section, rows in sections():
        lines += ["", f"[{section}]"] if section else []
        for row in rows:
            lines += [""] if lines[-1] != f"[{section}]" else []
            name = row.key.rpartition(".")[2]
            lines.append(f"{name} = {row.default}" if is_toml(row.default) else f"{name}: {row.default}")
            lines += [f"    {row.meaning}", f"    Allowed: {row.allowed}."]
    lines += [
        "",
        "For tests and trials a variable of the environment goes before the file: LUNG_NET_KIOSK_ and the key in",
        f"capitals with _ for the dot, such as {ENVIRONMENT}SCREEN_DPI=90. A kiosk in use needs none.",
    ]
    return "\n".join(lines)


def settings_file() -> str:
    """A kiosk.toml that changes nothing yet: every key is a remark with its default.

    Keys are dotted and stand in no table, so that it does not matter which are used, nor what is added at the end.
    """
    lines = [
        "# Settings of a kiosk. Every key is optional: take away the # before it and put your own value.",
        "# `kiosk config check FILE` checks this file before it is rolled out.",
    ]
    for row in SETTINGS_TABLE:
        lines += ["", *wrapped(row.meaning), *wrapped(f"Allowed: {row.allowed}.")]
        if is_toml(row.default):
            lines.append(f"# {row.key} = {row.default}")
        else:
            lines += [*wrapped(f"Without it: {row.default}."), f'# {row.key} = "..."']
    return "\n".join(lines)


def sections() -> Iterator[tuple[str, list[SettingRow]]]:
    """The keys table by table; those outside any table first."""
    return ((name, list(rows)) for name, rows in groupby(SETTINGS_TABLE, lambda row: row.key.rpartition(".")[0]))


def is_toml(default: str) -> bool:
    """Whether a default can stand in a file; one that depends on the machine is told in words."""
    return default[:1] in '"[0123456789' or default in ("true", "false")


def wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 110, initial_indent="# ", subsequent_indent="# ")
