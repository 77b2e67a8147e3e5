"""A workspace to look at: the starter texts, three people of an invented clinic, and some work that was done."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from db.backup.backup import back_up
from db.backup.shelf import FOLDER as BACKUPS
from db.counts.store import FILE_NAME as COUNTS
from db.counts.store import add
from db.exchange.starter import add_starter
from db.people.organisation import organisation_of
from db.people.person import Role
from db.publish.job import publish
from db.records import Contact, Page, Site
from db.workspace import Workspace
from kiosk.editor.office import WORKSPACE, Office

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.person import Person
    from db.records import Item

PASSPHRASE = "four words of example"
MANAGER, OFFICER, NURSE = "manager", "officer", "nurse"
CONTACT = "example-lung-nurses"
PHONE = "01632 960 960"
"""Of a range that Ofcom keeps for stories: nobody is ever called there."""
_FIRST = "words of the first day"
_PAGES = {"what-is-a-lung-net": 31, "tiredness": 24, "everolimus": 12, "ct-scan": 1}


def furnish(folder: Path) -> Office:
    """Make the workspace in `folder`, which is empty. It was last worked on when the starter texts were reviewed."""
    path = folder / WORKSPACE
    with Workspace.create(path) as new:
        add_starter(new)
        reviewed = [each.item.last_reviewed for each in new.items("page") if isinstance(each.item, Page)]
    moment = datetime.combine(max(reviewed), time(10, 42), UTC)
    workspace = Workspace.open(path, clock=lambda: moment)
    office = Office(folder, workspace, moment.date)
    officer, nurse = _people(workspace)
    site = Site(slug="main", name="Example Hospital", organisation="Example Hospital Trust")
    contact = Contact(
        slug=CONTACT,
        name="Lung nurse specialists",
        position=35,
        for_whom="Patients of Example Hospital",
        phone=PHONE,
        hours=("Mon-Fri 09:00-17:00",),
        closed_on_bank_holidays=True,
        say="Say your name and your hospital number.",
        grade="A",
        dialled_on=moment.date(),
        last_reviewed=moment.date(),
        next_review=moment.date() + timedelta(days=365),
    )
    for kind, item in (("site", site), ("contact", contact)):
        workspace.put(kind, item, origin="site", author=officer.name, author_id=officer.id)
        _approve(workspace, kind, item, nurse)
    tiredness = workspace.current("page", "tiredness")
    assert tiredness is not None  # or the starter texts are others, and a test says so
    _approve(workspace, "page", tiredness, nurse)
    published = publish(path, office.store, person=officer)
    if published.fault is not None:
        raise RuntimeError(f"The example cannot be published: {published.fault}")
    days = [moment.date() - timedelta(days=back) for back in range(5, 75, 7)]
    add(folder / COUNTS, {(day, page): count for day in days for page, count in _PAGES.items()}, moment.date())
    back_up(path, folder / BACKUPS, now=moment.replace(tzinfo=None))
    return office


def _people(workspace: Workspace) -> tuple[Person, Person]:
    people = workspace.people
    manager = people.add(
        login=MANAGER, name="Example Manager", job="Manager of the lung unit", roles=(), passphrase=PASSPHRASE, by=None
    )
    made = [
        people.add(login=login, name=name, job=job, roles=roles, passphrase=_FIRST, by=manager)
        for login, name, job, roles in (
            (OFFICER, "Example Officer", "Information officer", {Role.AUTHOR}),
            (NURSE, "Example Nurse", "Lung nurse specialist", {Role.AUTHOR, Role.APPROVER}),
        )
    ]
    for person in made:
        people.change_passphrase(person, _FIRST, PASSPHRASE)
    return made[0], made[1]


def _approve(workspace: Workspace, kind: str, item: Item, nurse: Person) -> None:
    from db.changes.to_tick import changes_to_approve

    version = workspace.history(kind, item.slug)[-1]
    changes = changes_to_approve(workspace, kind, item.slug, item.locale, version.number)
    workspace.approvals.sign(
        kind, item.slug, item.locale, person=nurse, passphrase=PASSPHRASE, revision=version.number, hash=version.hash,
        ticked=[line.key for line in changes.red] if changes is not None else (),
        organisation=organisation_of(workspace),
    )  # fmt: skip
