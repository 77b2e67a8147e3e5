"""`kiosk doctor`."""

from __future__ import annotations

import sys

import click

from kiosk.commands.root import settings_of


@click.command(
    epilog="""
\b
Exit codes:
  0  all is well
  1  something needs attention; patients can read
  2  something is broken

(A command line that cannot be understood also ends with 2, and with a message that begins "Usage".)
"""
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON, for a script.")
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Check settings, release, typefaces, display, speech, clock, disk and log.

    \b
    Example:
      kiosk doctor --json
    """
    from kiosk import doctor as report
    from kiosk import resources
    from kiosk.clock import SystemClock
    from kiosk.health.finding import Machine, worst

    settings, faults = settings_of(context)
    machine = Machine(settings, faults, SystemClock(), resources.starter_release())
    findings = report.examine(machine)
    click.echo(report.as_json(machine, findings) if as_json else report.as_text(findings))
    sys.exit(worst(findings).exit_code)
