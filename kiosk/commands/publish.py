"""`kiosk release publish`, and what every command needs that puts something in use for somebody with an account."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.context import ContentFault, Context, WorkspaceFault
from kiosk.commands.workspaces import workspace_to_read

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from click._termui_impl import ProgressBar

    from db.people.person import Person
    from db.publish.outcome import Outcome
    from db.release.store import ReleaseStore

LONG_WORK = 200

_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  refused: nobody signed in, or something must be mended first; standard error says what and what next
  2  the command was not written as it should be
  3  the workspace cannot be opened
"""

_FOLDER = click.Path(path_type=Path, readable=False)
_AS = click.option("--as", "login", required=True, metavar="LOGIN", help="Who you are. The passphrase is asked for.")
TO = click.option("--to", type=_FOLDER, metavar="FOLDER", help="Also copy it there: a stick for other kiosks.")


@click.command("publish", epilog=_EXIT_CODES)
@_AS
@TO
@click.option("--urgent", is_flag=True, help="Kiosks change over at the next Home or Start again.")
@click.option("--yes", is_flag=True, help="Do not ask before publishing.")
@click.pass_obj
def publish_command(context: Context, login: str, to: Path | None, urgent: bool, yes: bool) -> None:
    """Check, compile, verify and put in use what was approved, after telling what would change.

    Exactly what was told is published: if somebody approves another text meanwhile, it asks
    you to look again.

    \b
    Example:
      kiosk release publish --as nurse --to /media/stick
    """
    from db.publish.job import publish
    from db.publish.summary import summary
    from kiosk.resources import starter_release

    person, store = _signed_in(context, login), store_of(context)
    with long_work() as progress:
        told = summary(context.workspace_path, store, starter=starter_release(), urgent=urgent, progress=progress)
    if told.fault is not None:
        raise ContentFault("\n".join([str(told.fault), *(f"  {each} ({each.rule})" for each in told.fault.findings)]))
    for note in filter(None, (told.blind, *told.notes)):
        click.echo(note, err=True)
    click.echo(str(told))
    for change in told.changes:
        click.echo(f"  {change.what:8} {change.kind}: {change.title}")
    if not yes:
        click.confirm("Publish this?", abort=True)
    with long_work() as progress:
        outcome = publish(
            context.workspace_path,
            store,
            person=person,
            to=to,
            urgent=urgent,
            expected=told.content_hash,
            progress=progress,
        )
    tell(outcome)


def _signed_in(context: Context, login: str) -> Person:
    """Whoever that is. The passphrase is asked for, as others could read it on a command line."""
    from db.people.person import PassphraseNotOwn, SignInRefused
    from kiosk.commands.at_the_desk import not_own

    if not context.workspace_path.is_file():
        raise WorkspaceFault(f"There is no workspace at {context.workspace_path}, and so nobody with an account.")
    passphrase = click.prompt(f"Passphrase of {login}", hide_input=True)
    with workspace_to_read(context.workspace_path) as workspace:
        try:
            person = workspace.people.sign_in(login, passphrase)
            workspace.people.must_be_own(person)
        except PassphraseNotOwn as problem:
            raise ContentFault(not_own(context, problem)) from problem
        except SignInRefused as problem:
            raise ContentFault(str(problem)) from problem
    return person


def store_of(context: Context) -> ReleaseStore:
    """What is installed on this machine."""
    from db.release.store import ReleaseStore

    return ReleaseStore.of(context.data_dir)


def tell(outcome: Outcome) -> None:
    """Say what was done. A fault ends the command with exit code 1."""
    for sentence in outcome.done:
        click.echo(sentence)
    if outcome.undo:
        click.echo(outcome.undo)
    if outcome.fault is not None:
        findings = (f"  {each} ({each.rule})" for each in outcome.fault.findings)
        raise ContentFault("\n".join([str(outcome.fault), *findings]))


@contextmanager
def long_work() -> Generator[Callable[[int, int, str], None]]:
    """A bar on stderr for each long part of the work, if somebody is looking."""
    with ExitStack() as stack:
        bars: dict[str, ProgressBar[int]] = {}

        def progress(done: int, total: int, what: str) -> None:
            if total < LONG_WORK or not sys.stderr.isatty():
                return
            if what not in bars:
                bars[what] = stack.enter_context(click.progressbar(length=total, label=what, file=sys.stderr))
            bars[what].update(done - bars[what].pos)

        yield progress
