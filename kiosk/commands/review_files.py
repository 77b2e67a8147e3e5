"""`kiosk staff send-review`, `answer-review` and `take-review`: an approver at another desk."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.changes.item import State
from db.changes.visible import visible
from db.findings import place
from db.review_file import answer
from db.review_file.ask import make
from db.review_file.refused import ReviewRefused
from db.review_file.take_back import take_in
from kiosk import typed
from kiosk.commands.at_the_desk import AS, EXIT_CODES, LOCALE, at_work, named_item, new_passphrase, signed_in
from kiosk.commands.context import ContentFault, Context
from kiosk.commands.looking import confirmed, differences, everything

if TYPE_CHECKING:
    from collections.abc import Generator

    from db.changes.item import ItemChanges
    from db.review_file.answer import ReviewItem, ReviewRequest

_FILE = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
_OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where to put the new file, such as a stick.",
)
_REFUSED = "Nothing was signed. Send the file back and say what is wrong: --send-back REMARK"
_ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/svg+xml": ".svg"}


@click.command("send-review", epilog=EXIT_CODES)
@click.argument("items", metavar="KIND:SLUG...", nargs=-1, required=True)
@click.option(
    "--to", "approver", required=True, metavar="LOGIN", help="The clinical approver, who has an account here."
)
@AS
@LOCALE
@_OUT
@click.pass_obj
def send_review(
    context: Context, items: tuple[str, ...], approver: str, login: str, locale: str, out: Path | None
) -> None:
    """Write the newest versions of items into a file, for an approver at another PC.

    They answer it there with their passphrase, and you take the answer in here. Without --out the
    file is written into this folder.

    \b
    Example:
      kiosk staff send-review contact:cruk-nurses --to nurse --as writer --out /media/stick
    """
    wanted = [(*named_item(item), locale) for item in items]
    with _calm(), at_work(context) as workspace:
        person = signed_in(workspace, login)
        asked = workspace.people.find(approver)
        if asked is None:
            raise ContentFault(f'Nobody signs in as "{approver}". kiosk staff people lists who does.')
        written = make(workspace, wanted, approver=asked, person=person, folder=out or Path())
    answer = typed.here(f"kiosk staff answer-review {written.name}", None)  # on that person's machine
    click.echo(f"{written} is written. Give it to {asked.name}, who answers it: {answer}")
    click.echo("Nothing is approved until you take the answer in.")


@click.command("answer-review", epilog=EXIT_CODES)
@_FILE
@click.option("--send-back", "remark", metavar="REMARK", help="Approve nothing, and say what is wrong.")
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where to put the pictures of the file, so that you can look at them.",
)
@_OUT
def answer_review(file: Path, remark: str | None, pictures: Path | None, out: Path | None) -> None:
    """For the approver: read a review file, and sign it or send it back. Needs no workspace.

    Everything is shown, with what has changed. Each changed number, medicine and "not" is asked
    about by itself. Your passphrase, which is the one of your account where the change was written,
    is your signature. The answer is written beside the file. Give it back to whoever sent it.

    \b
    Examples:
      kiosk staff answer-review contact-cruk-nurses-2026-11-26.review
      kiosk staff answer-review page-tiredness-2026-11-26.review --send-back "The dose is wrong"
    """
    with _calm():
        request = answer.read(file)
        _show_pictures(request, pictures)
        click.echo(visible(_heading(request)))
        ticked = {}
        for item, changes in zip(request.items, request.changes, strict=True):
            for line in _looked_at(item, changes):
                click.echo(visible(line))
            if remark is None:
                ticked[item.about] = confirmed(changes.red, refused=_REFUSED)
        words = "I have read all of it and approve it" if remark is None else "I send it back"
        passphrase = new_passphrase(visible(f"{words}. Passphrase of {request.asked.name}"))
        now = datetime.now(UTC).replace(microsecond=0)
        if remark is None:
            made = answer.sign(request, passphrase, ticked, now)
        else:
            made = answer.send_back(request, passphrase, remark, now)
        written = answer.write(made, file, folder=out)
    click.echo(f"{written} is written. Give it back to {visible(request.made_by)}.")
    click.echo("Whether the passphrase was right is seen when it is taken in there.")


@click.command("take-review", epilog=EXIT_CODES)
@_FILE
@click.pass_obj
def take_review(context: Context, file: Path) -> None:
    """Take in the answer to a review file, on the PC where the change was written.

    Everything is held against what was sent. What does not fit is told, and nothing is approved.

    \b
    Example:
      kiosk staff take-review contact-cruk-nurses-2026-11-26.answer
    """
    with _calm(), at_work(context) as workspace:
        taken = take_in(workspace, file)
    for given in taken.approvals:
        about = place(given.kind, given.slug, given.locale)
        click.echo(f"Approved: {about}, version {given.revision}. The next release shows it, checked by: {given.job}.")
    if not taken.approvals:
        click.echo(f"{taken.approver} sent back {', '.join(taken.items)}:")
        click.echo(visible(taken.remark))


@contextmanager
def _calm() -> Generator[None]:
    try:
        yield
    except ReviewRefused as problem:
        raise ContentFault(visible(str(problem))) from problem


def _heading(request: ReviewRequest) -> str:
    organisation = f", {request.organisation}" if request.organisation else ""
    asked = f"{request.asked.name}, {request.asked.job}"
    return f"From {request.made_by}{organisation}, {request.made_on.date()}, for {asked}.\n"


def _looked_at(item: ReviewItem, changes: ItemChanges) -> list[str]:
    """All that an item says, and what is different from what was approved when it was sent."""
    lines = [f"{place(*item.about)}, version {item.revision}, by {item.author}:", "", *everything(item.after), ""]
    if item.before is None:
        return [*lines, "Nothing of it goes into a release until it is approved.", ""]
    if changes.state is State.SAME:
        return [*lines, "This is the example text, as it came with the program.", ""]
    return [*lines, *differences(item.before, item.after)]


def _show_pictures(request: ReviewRequest, folder: Path | None) -> None:
    """A picture cannot be approved by its words alone."""
    if not request.pictures:
        return
    if folder is None:
        raise ContentFault(
            "There are pictures in this file. Say where to put them, and look at them: --pictures FOLDER"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for image in request.pictures.values():
            path = folder / f"{image.sha256[:16]}{_ENDINGS[image.media_type]}"
            path.write_bytes(image.data)
            click.echo(f"Look at this picture: {path}")
    except OSError as problem:
        raise ContentFault(f"The pictures cannot be written to {folder}: {problem.strerror}.") from problem


REVIEW_FILE_COMMANDS = (send_review, answer_review, take_review)
