"""`kiosk doctor`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.root import settings_of

if TYPE_CHECKING:
    from kiosk.health.finding import Finding, Machine

NOT_WRITTEN = 3


@click.command(
    epilog="""
\b
Exit codes:
  0  all is well
  1  something needs attention; patients can read
  2  something is broken
  3  the file of --bundle, or the report itself, could not be written

(A command line that cannot be understood also ends with 2, and with a message that begins "Usage".)
"""
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON, for a script.")
@click.option(
    "--bundle",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Also write report, logs and versions into a new zip that you can send. It names no person.",
)
@click.pass_context
def doctor(context: click.Context, as_json: bool, bundle: Path | None) -> None:
    """Check this kiosk: settings, rights, content, clock, display, touch, sound, watchdog, last run and log.

    \b
    Examples:
      kiosk doctor --json
      kiosk doctor --bundle kiosk-support.zip
    """
    from kiosk import doctor as report
    from kiosk import resources
    from kiosk.clock import SystemClock
    from kiosk.health.finding import Machine, worst

    if bundle is not None:
        refuse(bundle)
    settings, faults = settings_of(context)
    machine = Machine(settings, faults, SystemClock(), resources.starter_release())
    findings = report.examine(machine)
    click.echo(report.as_json(machine, findings) if as_json else report.as_text(findings))
    if bundle is not None:
        write(bundle, machine, findings)
    sys.exit(worst(findings).exit_code)


def refuse(file: Path) -> None:
    """Before anything is looked at, which takes its time."""
    from db.release.files import CannotWrite
    from kiosk.health import bundle

    try:
        bundle.refuse(file)
    except CannotWrite as fault:
        raise NotWritten(str(fault)) from fault


def write(file: Path, machine: Machine, findings: list[Finding]) -> None:
    from db.release.files import CannotWrite
    from kiosk.health import bundle

    try:
        bundle.write(file, bundle.contents(machine, findings), machine.clock.now())
    except CannotWrite as fault:
        raise NotWritten(str(fault)) from fault
    click.echo(f"Written: {file}. Look into it before you send it.", err=True)


class NotWritten(click.ClickException):
    """The bundle is not there. Exit code 3."""

    exit_code = NOT_WRITTEN
