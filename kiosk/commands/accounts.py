"""`kiosk staff add`, `people`, `roles`, `correct`, `retire`, `passphrase` and `recover`: the accounts."""

from __future__ import annotations

import click

from db.people.person import Person, Role
from kiosk.commands.at_the_desk import EXIT_CODES, at_work, new_passphrase, signed_in
from kiosk.commands.context import ContentFault, Context, say
from kiosk.commands.workspaces import workspace_to_read

_ROLES = click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="author writes, approver approves, administrator looks after accounts. May be repeated.",
)


@click.command(epilog=EXIT_CODES)
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
    with at_work(context) as workspace:
        administrator = signed_in(workspace, by) if by is not None else None
        if administrator is None and not workspace.people.empty():
            raise ContentFault("There are accounts already. Say which administrator you are: --as LOGIN")
        person = workspace.people.add(
            login=login,
            name=name,
            job=job,
            roles=[Role(role) for role in roles],
            passphrase=new_passphrase(f"Passphrase of {login}"),
            by=administrator,
        )
    click.echo(f"{person.login} may sign in. {_may(person)}")


@click.command(epilog=EXIT_CODES)
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
        say("Nobody has an account yet. Make the first one: kiosk staff add --help")
    for person in everybody:
        click.echo(f"{person.login}: {person.name}, {person.job}. {_may(person)}")
    for event in events:
        click.echo(f"  {event.made_on[:16].replace('T', ' ')} UTC  {event.login}: {event.what} (by {event.by})")


@click.command(epilog=EXIT_CODES)
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
    with at_work(context) as workspace:
        person = workspace.people.set_roles(login, [Role(role) for role in roles], by=signed_in(workspace, by))
    click.echo(f"{person.login}: {_may(person)}")


@click.command(epilog=EXIT_CODES)
@click.argument("login")
@click.option("--name", help="What this person is called.")
@click.option("--job", help="What patients read of an approver from the next approval on.")
@click.option("--as", "by", required=True, metavar="LOGIN", help="An administrator.")
@click.pass_obj
def correct(context: Context, login: str, name: str | None, job: str | None, by: str) -> None:
    """Correct the name or the job of LOGIN. What was written and approved keeps those of that day.

    \b
    Example:
      kiosk staff correct nurse --name "B. New-Name" --as head
    """
    if name is None and job is None:
        raise click.UsageError("Say what is to be corrected: --name, --job, or both.")
    with at_work(context) as workspace:
        administrator = signed_in(workspace, by)
        person = workspace.people.find(login)
        if person is None:
            raise ContentFault(f'Nobody signs in as "{login}". kiosk staff people lists who does.')
        wanted = {"name": name or person.name, "job": job or person.job}
        person = workspace.people.correct(login, **wanted, by=administrator)
    click.echo(f"{person.login}: {person.name}, {person.job}")


@click.command(epilog=EXIT_CODES)
@click.argument("login")
@click.option("--as", "by", required=True, metavar="LOGIN", help="An administrator.")
@click.pass_obj
def retire(context: Context, login: str, by: str) -> None:
    """Close an account. What it wrote and approved stays.

    \b
    Example:
      kiosk staff retire writer --as head
    """
    with at_work(context) as workspace:
        workspace.people.retire(login, by=signed_in(workspace, by))
    click.echo(f"{login} may not sign in any more.")


@click.command(epilog=EXIT_CODES)
@click.argument("login")
@click.option("--as", "by", metavar="LOGIN", help="An administrator, for somebody who has forgotten theirs.")
@click.pass_obj
def passphrase(context: Context, login: str, by: str | None) -> None:
    """Change the passphrase of LOGIN, which has to be known, or as an administrator give a new one.

    What an administrator gives stays on record. It opens the account of somebody who had left, too.

    \b
    Examples:
      kiosk staff passphrase nurse
      kiosk staff passphrase nurse --as head
    """
    with at_work(context) as workspace:
        if by is not None:
            own = click.prompt(f"Passphrase of {by}", hide_input=True)
            administrator = workspace.people.sign_in(by, own)
            new = new_passphrase(f"New passphrase of {login}")
            given = workspace.people.give_passphrase(login, new, by=administrator, passphrase=own)
            click.echo(f"{given.login} may sign in with the new passphrase. This was put on record.")
            return
        old = click.prompt("Present passphrase", hide_input=True)
        person = workspace.people.sign_in(login, old)
        workspace.people.change_passphrase(person, old, new_passphrase("New passphrase"))
    click.echo("The passphrase is changed.")


@click.command(epilog=EXIT_CODES)
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
    with at_work(context) as workspace:
        if workspace.people.find(login) is None:
            raise ContentFault(f'Nobody signs in as "{login}". kiosk staff people lists who does.')
        person = workspace.people.recover(login, new_passphrase("New passphrase"))
    click.echo(f"{person.login} may sign in with the new passphrase, as an administrator. This was put on record.")


def _may(person: Person) -> str:
    if not person.active:
        return "Has left."
    roles = ", ".join(role.value for role in Role if role in person.roles)
    return f"May: {roles or 'nothing'}."


ACCOUNT_COMMANDS = (add, people, roles, correct, retire, passphrase, recover)
