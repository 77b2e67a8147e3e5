"""`kiosk`: the global options and the list of commands."""

from __future__ import annotations

import errno
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk import __version__, typed
from kiosk.cli import read_settings, show
from kiosk.commands.context import Context, say
from kiosk.commands.lazy import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.config import SettingFault, Settings

SETTINGS = "kiosk.settings"
COMMANDS = {
    "config": ("kiosk.commands.config:config", "Check a settings file, or explain its keys."),
    "content": ("kiosk.commands.content:content", "Bring content in, write it out, check it."),
    "counts": ("kiosk.commands.counts:counts", "How often pages were opened, where a site counts it."),
    "doctor": ("kiosk.commands.doctor:doctor", "Check the health of this kiosk."),
    "editor": ("kiosk.commands.editor:editor", "Sign in at an office PC and see what waits."),
    "release": ("kiosk.commands.release:release", "Build, check, install and take back releases."),
    "staff": ("kiosk.commands.staff:staff", "Who writes and who approves; approve, or take a page off."),
    "supervise": ("kiosk.commands.supervise:supervise", "Show the patient screen, and keep it going."),
    "tour": ("kiosk.commands.tour:tour", "Draw every screen as a picture."),
}
TELLS_OF_SETTINGS_ITSELF = {"config", "doctor", "probe"}
NO_ROOM = (errno.ENOSPC, errno.EIO)
NOT_WRITTEN = 3


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--data", metavar="DIR", help="Folder of releases, workspace and logs, in place of the usual one.")
@click.option("--config", "config_file", metavar="FILE", help="Settings file, in place of the usual kiosk.toml.")
@click.option("--windowed", is_flag=True, help="Show the patient screen in a window that can be closed.")
@click.version_option(__version__, prog_name="kiosk")
@click.pass_context
def kiosk(context: click.Context, data: str | None, config_file: str | None, windowed: bool) -> None:
    """Information about lung neuroendocrine tumours, for a clinic's waiting room.

    Without a command: the patient screen, full screen and locked.

    \b
    Examples:
      kiosk --windowed
      kiosk --data /srv/kiosk doctor
    """
    if context.invoked_subcommand is None:
        context.exit(show(data, config_file, windowed))
    if windowed:
        raise click.UsageError("--windowed is for the patient screen and takes no command.")
    settings, faults = read_settings(data, config_file)
    context.obj = Context(settings.data_folder, Path(config_file) if config_file is not None else None)
    context.meta[SETTINGS] = (settings, faults)
    if context.invoked_subcommand not in TELLS_OF_SETTINGS_ITSELF:
        for fault in faults:
            say(str(fault), err=True)


@kiosk.command(hidden=True)
@click.argument("question", type=click.Choice(["display", "renderer", "speech"]))
def probe(question: str) -> None:
    """Answer one question of the doctor about this machine, from a process of its own."""
    from kiosk.health.probe import answer

    sys.exit(answer(question))


def settings_of(context: click.Context) -> tuple[Settings, tuple[SettingFault, ...]]:
    """The settings in use and what was wrong with their file."""
    settings, faults = context.meta[SETTINGS]
    return settings, faults


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns the exit code."""
    # Where there is no terminal Python says that a secret may be seen, and before it, with a line of its code, why.
    warnings.filterwarnings("ignore", message="Can not control echo on the terminal")
    try:
        return kiosk.main(list(arguments), prog_name=typed.program(arguments), standalone_mode=True) or 0
    except SystemExit as ended:
        if ended.code is None or isinstance(ended.code, int):
            return ended.code or 0
        print(ended.code, file=sys.stderr)
        return 1
    except OSError as fault:
        # Printing, which names no file: `kiosk doctor > report.txt` on the full disk that it would have told of.
        if fault.errno not in NO_ROOM or fault.filename is not None:
            raise
        print(f"What there is to say cannot be written: {fault.strerror}.", file=sys.stderr)
        return NOT_WRITTEN
