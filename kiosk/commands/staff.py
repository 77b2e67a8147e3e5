"""`kiosk staff`: the people who work on the content, what they approve, what waits for them, and taking a page off."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.changes.item import changes_of
from db.people.organisation import organisation_of
from db.people.person import NotAllowed, Role
from db.people.register_file import write_register
from db.records import STARTER
from db.release.chosen import choose_one
from db.worklist import worklist as worklist_of
from kiosk.commands.accounts import ACCOUNT_COMMANDS
from kiosk.commands.at_the_desk import AS, EXIT_CODES, LOCALE, at_work, named_item, signed_in
from kiosk.commands.context import ContentFault, Context, say
from kiosk.commands.looking import changes, confirmed, everything
from kiosk.commands.publish import TO, long_work, store_of, tell
from kiosk.commands.review_files import REVIEW_FILE_COMMANDS
from kiosk.commands.sending_back import SENDING_BACK_COMMANDS
from kiosk.commands.staff_pin import pin
from kiosk.commands.starter import starter_command
from kiosk.commands.workspaces import workspace_to_read

if TYPE_CHECKING:
    from db.workspace import Workspace
    from db.workspace_rows import Revision


@click.group()
def staff() -> None:
    """Who writes, who approves, and what they approved.

    \b
    Example:
      kiosk staff people
    """


@staff.command(epilog=EXIT_CODES)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def worklist(context: Context, as_json: bool) -> None:
    """List what waits for somebody: overdue, not approved, to be mended, to be dialled.

    \b
    Example:
      kiosk staff worklist
    """
    with workspace_to_read(context.workspace_path) as workspace:
        tasks = worklist_of(workspace, datetime.now().astimezone().date())
    if as_json:
        click.echo(json.dumps([asdict(task) for task in tasks], ensure_ascii=False, indent=2))
        return
    if not tasks:
        click.echo("Nothing waits.")
    for reason, group in groupby(tasks, key=lambda task: task.reason):
        rows = list(group)
        click.echo(f"{reason.value.capitalize()}: {len(rows)}")
        for task in rows:
            say(f"  {task.item}: {task.why}")


@staff.command(epilog=EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@AS
@LOCALE
@click.pass_obj
def adopt(context: Context, item: str, login: str, locale: str) -> None:
    """Say that you stand for the newest text of an item, which a command brought in.

    What a command brings in has no known author, and nobody may approve that. An author who has
    read it adopts it; somebody else then approves it.

    \b
    Example:
      kiosk staff adopt page:tiredness --as writer
    """
    kind, slug = named_item(item)
    with at_work(context) as workspace:
        newest = _newest(workspace, kind, slug, locale)
        person = signed_in(workspace, login)
        if not person.may(Role.AUTHOR):
            raise NotAllowed("Only an author adopts a text. An administrator says who is one.")
        if newest.origin == "starter":
            raise ContentFault("This is starter text as it came: it can be approved as it is.")
        workspace.put(kind, newest.item, origin="site", author=person.name, author_id=person.id, note="Adopted")
    click.echo(f"You are the author of {item} now. A clinical approver who is not you can approve it.")


@staff.command(epilog=EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@AS
@LOCALE
@click.pass_obj
def approve(context: Context, item: str, login: str, locale: str) -> None:
    """Read the newest version of an item, and approve exactly that.

    It is shown whole, with what has changed. Each changed number, medicine and "not" is asked about
    by itself. Your passphrase is your signature. The author of a version cannot approve it.

    \b
    Example:
      kiosk staff approve contact:cruk-nurses --as nurse
    """
    kind, slug = named_item(item)
    with at_work(context) as workspace:
        person = workspace.people.find(login)
        if person is None:
            raise ContentFault(f'Nobody signs in as "{login}". kiosk staff people lists who does.')
        workspace.people.must_be_own(person)  # before anybody reads all of it for nothing
        newest = _newest(workspace, kind, slug, locale)
        by = STARTER if newest.origin == "starter" else newest.author
        click.echo(f"{item}, version {newest.number}, by {by}:\n")
        for line in everything(newest.item):
            click.echo(line)
        click.echo()
        shown = choose_one(workspace, kind, slug, locale)
        for line in changes(shown, newest):
            click.echo(line)
        ticked = confirmed(changes_of(kind, shown.item if shown is not None else None, newest.item).red)
        given = workspace.approvals.sign(
            kind,
            slug,
            locale,
            person=person,
            passphrase=click.prompt("I have read all of it and approve it. Passphrase", hide_input=True),
            revision=newest.number,
            hash=newest.hash,
            ticked=ticked,
            organisation=organisation_of(workspace),
        )
    click.echo(f"Approved: {item}, version {given.revision}. The next release shows it, checked by: {given.job}.")


@staff.command("take-off", epilog=EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@click.option("--reason", required=True, help="Why. It stays with the item.")
@AS
@LOCALE
@TO
@click.pass_obj
def take_off(context: Context, item: str, reason: str, login: str, locale: str, to: Path | None) -> None:
    """Take an item off the screen here, now: it stays off until it is approved again.

    It goes at the next Home or Start again, and nothing else changes with it. No release that
    shows it can come back. With --to other kiosks get the release from a stick.

    \b
    Example:
      kiosk staff take-off page:everolimus --reason "Out of date" --as writer
    """
    from db.publish.take_off import take_off as take_off_now

    kind, slug = named_item(item)
    with at_work(context) as workspace:
        person = signed_in(workspace, login)
    with long_work() as progress:
        outcome = take_off_now(
            context.workspace_path,
            store_of(context),
            person=person,
            reason=reason,
            kind=kind,
            slug=slug,
            locale=locale,
            to=to,
            progress=progress,
        )
    tell(outcome)


@staff.command(epilog=EXIT_CODES)
@click.option("--csv", "file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write a table.")
@click.pass_obj
def approvals(context: Context, file: Path | None) -> None:
    """The register of approvals: who approved which version of what, and when.

    \b
    Example:
      kiosk staff approvals --csv approvals.csv
    """
    with workspace_to_read(context.workspace_path) as workspace:
        given = workspace.approvals.register()
        if file is not None:
            click.echo(f"{write_register(workspace.approvals, file)} approvals written to {file}.")
            return
    if not given:
        click.echo("Nothing has been approved yet.")
    for each in given:
        when = each.approved_on[:16].replace("T", " ")
        click.echo(f"{when} UTC  {each.kind}:{each.slug} version {each.revision}, by {each.name}, {each.job}")


def _newest(workspace: Workspace, kind: str, slug: str, locale: str) -> Revision:
    """The newest version of an item that may be shown."""
    versions = workspace.history(kind, slug, locale)
    if not versions or workspace.current(kind, slug, locale) is None:
        raise ContentFault(f'There is no {kind} "{slug}" that may be shown. kiosk content waiting lists what waits.')
    return versions[-1]


for command in (*ACCOUNT_COMMANDS, *REVIEW_FILE_COMMANDS, *SENDING_BACK_COMMANDS, pin, starter_command):
    staff.add_command(command)
