"""`kiosk staff pin`: the PIN of the staff panel on this kiosk."""

from __future__ import annotations

import click

from kiosk.commands.context import ContentFault, Context, WorkspaceFault

_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  refused: no good PIN
  2  the command was not written as it should be
  3  the file of the PIN cannot be written
"""


@click.command(epilog=_EXIT_CODES)
@click.pass_obj
def pin(context: Context) -> None:
    """Set the PIN of the staff panel on this kiosk: 6 to 12 digits.

    Until there is one the panel stays closed. A new one takes the place of the old one, and a
    kiosk that is running asks for it from the next time on. What is kept cannot be read back.

    \b
    Example:
      kiosk staff pin
    """
    from db.release.files import CannotWrite
    from kiosk.staff.pin import FILE_NAME, PinRefused, set_pin, weakness

    chosen = click.prompt("New PIN", hide_input=True)
    problem = weakness(chosen)
    if problem:
        raise ContentFault(problem)
    if click.prompt("The same again", hide_input=True) != chosen:
        raise ContentFault("The two differ. Nothing was changed.")
    try:
        set_pin(context.data_dir / FILE_NAME, chosen)
    except PinRefused as refused:
        raise ContentFault(str(refused)) from refused
    except CannotWrite as fault:
        raise WorkspaceFault(str(fault)) from fault
    click.echo("The PIN is set.")
