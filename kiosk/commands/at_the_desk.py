"""What the commands of `kiosk staff` share: who is at work, and how they say who they are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from db.people.person import AccountRefused, NotAllowed, PassphraseNotOwn, Person, SignInRefused
from db.records import DEFAULT_LOCALE, KINDS
from kiosk import typed
from kiosk.commands.context import ContentFault, Context
from kiosk.commands.workspaces import workspace_to_write

if TYPE_CHECKING:
    from collections.abc import Generator

    from db.workspace import Workspace

EXIT_CODES = """
\b
Exit codes:
  0  done
  1  refused: not allowed, or the passphrase does not fit
  2  the command was not written as it should be
  3  the workspace cannot be opened or written
"""

AS = click.option("--as", "login", required=True, metavar="LOGIN", help="Who you are. The passphrase is asked for.")
LOCALE = click.option("--locale", default=DEFAULT_LOCALE, show_default=True, help="Language of the item.")


@contextmanager
def at_work(context: Context) -> Generator[Workspace]:
    """The workspace to write to; refusals become a line on stderr and exit code 1."""
    try:
        with workspace_to_write(context.workspace_path, with_starter=True) as workspace:
            yield workspace
    except PassphraseNotOwn as problem:
        raise ContentFault(not_own(context, problem)) from problem
    except (AccountRefused, NotAllowed, SignInRefused) as problem:
        raise ContentFault(str(problem)) from problem


def not_own(context: Context, problem: PassphraseNotOwn) -> str:
    """Why nothing is signed, and the command that changes the passphrase."""
    return typed.here(f"{problem} Run: kiosk staff passphrase {problem.login}", context.data_dir)


def named_item(text: str) -> tuple[str, str]:
    """Kind and slug of what somebody typed as "page:everolimus"."""
    kind, _, slug = text.partition(":")
    if kind not in KINDS or not slug:
        raise click.BadParameter(f'"{text}" names no item. Write it like page:everolimus.', param_hint="KIND:SLUG")
    return kind, slug


def signed_in(workspace: Workspace, login: str) -> Person:
    return workspace.people.sign_in(login, click.prompt(f"Passphrase of {login}", hide_input=True))


def new_passphrase(words: str) -> str:
    return str(click.prompt(words, hide_input=True, confirmation_prompt="The same again"))
