"""`kiosk staff`: accounts of the people who work on the content, their approvals, and taking a page off."""

from __future__ import annotations

import difflib
import json
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.changes.red import red_list
from db.people.person import AccountRefused, NotAllowed, Person, Role, SignInRefused
from db.records import DEFAULT_LOCALE, KINDS, NOT_HASHED, STARTER
from db.release.chosen import Chosen, chosen
from db.worklist import worklist as worklist_of
from db.workspace import WorkspaceError
from kiosk.commands.context import ContentFault, Context
from kiosk.commands.publish import TO, long_work, store_of, tell
from kiosk.commands.workspaces import workspace_to_read, workspace_to_write

if TYPE_CHECKING:
    from collections.abc import Generator

    from db.records import Item
    from db.workspace import Workspace
    from db.workspace_rows import Revision

_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  refused: not allowed, or the passphrase does not fit
  2  the command was not written as it should be
  3  the workspace cannot be opened or written
"""

_AS = click.option("--as", "login", required=True, metavar="LOGIN", help="Who you are. The passphrase is asked for.")
_LOCALE = click.option("--locale", default=DEFAULT_LOCALE, show_default=True, help="Language of the item.")
_ROLES = click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="author writes, approver approves, administrator looks after accounts. May be repeated.",
)


@click.group()
def staff() -> None:
    """Who writes, who approves, and what they approved.

    \b
    Example:
      kiosk staff people
    """


@staff.command(epilog=_EXIT_CODES)
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
            click.echo(f"  {task.item}: {task.why}")


@staff.command(epilog=_EXIT_CODES)
@click.argument("login")
@click.option("--name", required=True, help="Stays in the workspace. Patients never read it.")
@click.option("--job", required=True, help='What patients read of an approver: "Lung nurse specialist".')
@_ROLES
@click.option("--as", "by", metavar="LOGIN", help="An administrator. Not needed for the very first account.")
@click.pass_obj
def add(context: Context, login: str, name: str, job: str, roles: tuple[str, ...], by: str | None) -> None:
    """Make an account that signs in as LOGIN. The first one is an administrator's.

    \b
    Examples:
      kiosk staff add head --name "A. Name" --job "Head of the service"
      kiosk staff add nurse --name "B. Name" --job "Lung nurse specialist" --role approver --as head
    """
    with _at_work(context) as workspace:
        administrator = _signed_in(workspace, by) if by is not None else None
        if administrator is None and not workspace.people.empty():
            raise ContentFault("There are accounts already. Say which administrator you are: --as LOGIN")
        person = workspace.people.add(
            login=login,
            name=name,
            job=job,
            roles=[Role(role) for role in roles],
            passphrase=_new_passphrase(f"Passphrase of {login}"),
            by=administrator,
        )
    click.echo(f"{person.login} may sign in. {_may(person)}")


@staff.command(epilog=_EXIT_CODES)
@click.pass_obj
def people(context: Context) -> None:
    """List the accounts, and what was done to them.

    \b
    Example:
      kiosk staff people
    """
    with workspace_to_read(context.workspace_path) as workspace:
        everybody, events = workspace.people.all(), workspace.people.events()
    if not everybody:
        click.echo("Nobody has an account yet. Make the first one: kiosk staff add --help")
    for person in everybody:
        click.echo(f"{person.login}: {person.name}, {person.job}. {_may(person)}")
    for event in events:
        click.echo(f"  {event.made_on[:16].replace('T', ' ')} UTC  {event.login}: {event.what} (by {event.by})")


@staff.command(epilog=_EXIT_CODES)
@click.argument("login")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]), required=True)
@click.option("--as", "by", required=True, metavar="LOGIN", help="An administrator.")
@click.pass_obj
def roles(context: Context, login: str, roles: tuple[str, ...], by: str) -> None:
    """Say what LOGIN may do from now on.

    \b
    Example:
      kiosk staff roles writer --role author --role approver --as head
    """
    with _at_work(context) as workspace:
        person = workspace.people.set_roles(login, [Role(role) for role in roles], by=_signed_in(workspace, by))
    click.echo(f"{person.login}: {_may(person)}")


@staff.command(epilog=_EXIT_CODES)
@click.argument("login")
@click.option("--as", "by", required=True, metavar="LOGIN", help="An administrator.")
@click.pass_obj
def retire(context: Context, login: str, by: str) -> None:
    """Close an account. What it wrote and approved stays.

    \b
    Example:
      kiosk staff retire writer --as head
    """
    with _at_work(context) as workspace:
        workspace.people.retire(login, by=_signed_in(workspace, by))
    click.echo(f"{login} may not sign in any more.")


@staff.command(epilog=_EXIT_CODES)
@click.argument("login")
@click.pass_obj
def passphrase(context: Context, login: str) -> None:
    """Change the passphrase of LOGIN, which has to be known.

    \b
    Example:
      kiosk staff passphrase nurse
    """
    with _at_work(context) as workspace:
        old = click.prompt("Present passphrase", hide_input=True)
        person = workspace.people.sign_in(login, old)
        workspace.people.change_passphrase(person, old, _new_passphrase("New passphrase"))
    click.echo("The passphrase is changed.")


@staff.command(epilog=_EXIT_CODES)
@click.argument("login")
@click.pass_obj
def recover(context: Context, login: str) -> None:
    """For IT: a new passphrase for LOGIN when the last administrator's is lost.

    Whoever may run commands on this computer may do this, so it stays on record: everybody
    sees it in the list of people.

    \b
    Example:
      kiosk staff recover head
    """
    with _at_work(context) as workspace:
        if workspace.people.find(login) is None:
            raise ContentFault(f'Nobody signs in as "{login}". kiosk staff people lists who does.')
        person = workspace.people.recover(login, _new_passphrase("New passphrase"))
    click.echo(f"{person.login} may sign in with the new passphrase, as an administrator. This was put on record.")


@staff.command(epilog=_EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@_AS
@_LOCALE
@click.pass_obj
def adopt(context: Context, item: str, login: str, locale: str) -> None:
    """Say that you stand for the newest text of an item, which a command brought in.

    What a command brings in has no known author, and nobody may approve that. An author who has
    read it adopts it; somebody else then approves it.

    \b
    Example:
      kiosk staff adopt page:tiredness --as writer
    """
    kind, slug = _item(item)
    with _at_work(context) as workspace:
        newest = _newest(workspace, kind, slug, locale)
        person = _signed_in(workspace, login)
        if not person.may(Role.AUTHOR):
            raise NotAllowed("Only an author adopts a text. An administrator says who is one.")
        if newest.origin == "starter":
            raise ContentFault("This is starter text as it came: it can be approved as it is.")
        workspace.put(kind, newest.item, origin="site", author=person.name, author_id=person.id, note="Adopted")
    click.echo(f"You are the author of {item} now. A clinical approver who is not you can approve it.")


@staff.command(epilog=_EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@_AS
@_LOCALE
@click.pass_obj
def approve(context: Context, item: str, login: str, locale: str) -> None:
    """Read the newest version of an item, and approve exactly that.

    It is shown whole, with what has changed. Each changed number, medicine and "not" is asked about
    by itself. Your passphrase is your signature. The author of a version cannot approve it.

    \b
    Example:
      kiosk staff approve contact:cruk-nurses --as nurse
    """
    kind, slug = _item(item)
    with _at_work(context) as workspace:
        newest = _newest(workspace, kind, slug, locale)
        by = STARTER if newest.origin == "starter" else newest.author
        click.echo(f"{item}, version {newest.number}, by {by}:\n")
        for line in _lines(newest.item):
            click.echo(line)
        click.echo()
        shown = _shown(workspace, kind, slug, locale)
        for line in _changes(shown, newest):
            click.echo(line)
        ticked = _ticked(shown, newest)
        person = workspace.people.find(login)
        if person is None:
            raise ContentFault(f'Nobody signs in as "{login}". kiosk staff people lists who does.')
        given = workspace.approvals.sign(
            kind,
            slug,
            locale,
            person=person,
            passphrase=click.prompt("I have read all of it and approve it. Passphrase", hide_input=True),
            revision=newest.number,
            hash=newest.hash,
            ticked=ticked,
            organisation=_organisation(workspace),
        )
    click.echo(f"Approved: {item}, version {given.revision}. The next release shows it, checked by: {given.job}.")


@staff.command("take-off", epilog=_EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@click.option("--reason", required=True, help="Why. It stays with the item.")
@_AS
@_LOCALE
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

    kind, slug = _item(item)
    with _at_work(context) as workspace:
        person = _signed_in(workspace, login)
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


@staff.command(epilog=_EXIT_CODES)
@click.option("--csv", "file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write a table.")
@click.pass_obj
def approvals(context: Context, file: Path | None) -> None:
    """The register of approvals: who approved which version of what, and when.

    \b
    Example:
      kiosk staff approvals --csv approvals.csv
    """
    with workspace_to_read(context.workspace_path) as workspace:
        given, table = workspace.approvals.register(), workspace.approvals.register_csv()
    if file is not None:
        try:
            file.write_text(table, encoding="utf-8-sig", newline="")  # a spreadsheet takes it for UTF-8 by its mark
        except OSError as problem:
            raise WorkspaceError(f"{file} cannot be written: {problem.strerror}.") from problem
        click.echo(f"{len(given)} approvals written to {file}.")
        return
    if not given:
        click.echo("Nothing has been approved yet.")
    for each in given:
        when = each.approved_on[:16].replace("T", " ")
        click.echo(f"{when} UTC  {each.kind}:{each.slug} version {each.revision}, by {each.name}, {each.job}")


@contextmanager
def _at_work(context: Context) -> Generator[Workspace]:
    """The workspace to write to; refusals become a line on stderr and exit code 1."""
    try:
        with workspace_to_write(context.workspace_path, with_starter=True) as workspace:
            yield workspace
    except (AccountRefused, NotAllowed, SignInRefused) as problem:
        raise ContentFault(str(problem)) from problem


def _signed_in(workspace: Workspace, login: str) -> Person:
    return workspace.people.sign_in(login, click.prompt(f"Passphrase of {login}", hide_input=True))


def _new_passphrase(words: str) -> str:
    return str(click.prompt(words, hide_input=True, confirmation_prompt="The same again"))


def _newest(workspace: Workspace, kind: str, slug: str, locale: str) -> Revision:
    """The newest version of an item that may be shown."""
    versions = workspace.history(kind, slug, locale)
    if not versions or workspace.current(kind, slug, locale) is None:
        raise ContentFault(f'There is no {kind} "{slug}" that may be shown. kiosk content waiting lists what waits.')
    return versions[-1]


def _lines(item: Item) -> list[str]:
    """Everything an item says, a line for each field and for each line of a page."""
    return [line for field, said in _said(item).items() for line in f"{field}: {said}".splitlines()]


def _said(item: Item) -> dict[str, str]:
    """What an item says, by field."""
    values = {field: getattr(item, field) for field in item.__struct_fields__}
    return {
        field: ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        for field, value in values.items()
        if value not in ("", (), None, False)
    }


def _shown(workspace: Workspace, kind: str, slug: str, locale: str) -> Chosen[Item] | None:
    """The version that patients see now, None if there is none."""
    about = kind, slug, locale
    current = next(each for each in workspace.items(kind) if (kind, each.item.slug, each.item.locale) == about)
    signed = [each for each in workspace.approved() if (each.kind, each.item.slug, each.item.locale) == about]
    return chosen(workspace, kind, current, signed)


def _changes(shown: Chosen[Item] | None, newest: Revision) -> list[str]:
    """What is different from what patients see now: lines gone with a -, new ones with a +."""
    if shown is None:
        return ["Nothing of it has been shown before.", ""]
    if shown.hash == newest.hash:
        return ["It is approved already." if shown.approved else "Patients see this version now, as an example.", ""]
    found = difflib.ndiff(_lines(shown.item), _lines(newest.item))
    return ["Changed from what patients see now:", *(line for line in found if line[:1] in ("+", "-")), ""]


def _ticked(shown: Chosen[Item] | None, newest: Revision) -> list[str]:
    """Ask about each change in which one wrong sign could harm somebody; their keys, for the signature."""
    before, after = _said(shown.item) if shown is not None else {}, _said(newest.item)
    fields = [field for field in newest.item.__struct_fields__ if field not in NOT_HASHED]
    red = [line for field in fields for line in red_list(before.get(field, ""), after.get(field, ""), field=field)]
    if red:
        click.echo("Look at each of these by itself:")
    for line in sorted(red, key=lambda line: line.kind):
        change = (
            f'"{line.before}" is now "{line.after}"'
            if line.before and line.after
            else (f'"{line.before}" is gone' if line.before else f'"{line.after}" is new')
        )
        click.echo(f"  {line.field}: {change}  ({line.sentence_after or line.sentence_before})")
        if not click.confirm("  Is that right?"):
            raise ContentFault("Nothing was approved. Tell the author what is wrong.")
    return [line.key for line in red]


def _item(text: str) -> tuple[str, str]:
    kind, _, slug = text.partition(":")
    if kind not in KINDS or not slug:
        raise click.BadParameter(f'"{text}" names no item. Write it like page:everolimus.', param_hint="KIND:SLUG")
    return kind, slug


def _organisation(workspace: Workspace) -> str:
    """Whose approval it is: the clinic's own organisation, as its site record has it."""
    sites = [current.item for current in workspace.items("site") if current.origin == "site"]
    named = [getattr(site, "organisation", "") or getattr(site, "name", "") for site in sites]
    return next(filter(None, named), "")


def _may(person: Person) -> str:
    if not person.active:
        return "Has left."
    roles = ", ".join(role.value for role in Role if role in person.roles)
    return f"May: {roles or 'nothing'}."
