"""`kiosk staff send-back` and `withdraw-review`: what does not go on as it is."""

from __future__ import annotations

import click

from db.findings import place
from db.people.sending_back import send_back as send_it_back
from db.review_file.refused import ReviewRefused
from db.review_file.withdraw import withdraw
from kiosk.commands.at_the_desk import AS, EXIT_CODES, LOCALE, at_work, named_item, signed_in
from kiosk.commands.context import ContentFault, Context


@click.command("send-back", epilog=EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@click.option("--remark", required=True, help="What is wrong. The author reads it.")
@AS
@LOCALE
@click.pass_obj
def send_back(context: Context, item: str, remark: str, login: str, locale: str) -> None:
    """For the approver: send the newest version of an item back to its author.

    Nothing is approved, and patients see what they saw before. The remark stands in the list of
    what waits, until a new version is saved.

    \b
    Example:
      kiosk staff send-back page:tiredness --remark "The dose is wrong" --as nurse
    """
    kind, slug = named_item(item)
    with at_work(context) as workspace:
        versions = workspace.history(kind, slug, locale)
        if not versions:
            raise ContentFault(f'There is no {kind} "{slug}". kiosk staff worklist lists what waits.')
        person = signed_in(workspace, login)
        number = versions[-1].number
        send_it_back(workspace, kind, slug, locale, revision=number, person=person, remark=remark)
    click.echo(f"{item}, version {number}, waits for its author now, with your remark.")


@click.command("withdraw-review", epilog=EXIT_CODES)
@click.argument("item", metavar="KIND:SLUG")
@AS
@LOCALE
@click.pass_obj
def withdraw_review(context: Context, item: str, login: str, locale: str) -> None:
    """Withdraw the review file in which an item was last sent, while no answer is taken in.

    An answer that comes all the same is refused. Whoever sent the file may, and an administrator.

    \b
    Example:
      kiosk staff withdraw-review contact:cruk-nurses --as writer
    """
    about = (*named_item(item), locale)
    with at_work(context) as workspace:
        sent = [file for file in workspace.reviews.all() if any(each.about == about for each in file.items)]
        waits = next((file for file in reversed(sent) if file.waits), None)
        if waits is None:
            raise ContentFault(f"No file with {item} waits for an answer, so there is nothing to withdraw.")
        try:
            withdraw(workspace, waits.nonce, person=signed_in(workspace, login))
        except ReviewRefused as problem:
            raise ContentFault(str(problem)) from problem
    names = ", ".join(place(*each.about) for each in waits.items)
    click.echo(f"Withdrawn: the file with {names}. An answer of {waits.approver} to it is refused from now on.")


SENDING_BACK_COMMANDS = (send_back, withdraw_review)
