"""The pictures of the editor: every part of it is there, and what they show is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from db.counts.digest import FEWEST, by_month
from db.counts.store import read
from db.library import Library
from db.slugs import slug_from
from db.worklist import Reason, worklist
from kiosk.cli import main
from kiosk.editor.example import CONTACT, NURSE, OFFICER, PHONE, furnish
from kiosk.editor.tour import Walk, a_phone_number
from kiosk.editor.viewmodels.desk import Desk
from kiosk.editor.viewmodels.places import LISTED

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from kiosk.editor.office import Office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    made = furnish(tmp_path / "example")
    with made.workspace:
        yield made


def shown(office: Office) -> str:
    """The number that patients see."""
    current = office.store.current()
    assert current is not None
    library = Library.open(current.path, nation="ENG")
    phone = library.contact(CONTACT).phone
    library.close()
    return phone


def test_the_example_is_a_clinic_at_work(office: Office) -> None:
    assert shown(office) == PHONE
    reasons = {task.reason for task in worklist(office.workspace, office.today())}
    assert Reason.FINDING not in reasons
    assert Reason.HELD in reasons
    people = office.workspace.people
    assert not any(people.chosen_by(person) for person in people.all())
    assert all(person.name.startswith("Example ") for person in people.all())
    counts = by_month(read(office.counts), office.today())
    assert any(not each.shown.isdigit() for each in counts), f"no number under {FEWEST} is shown hidden"


@pytest.mark.slow  # the same way is walked, quicker, by the test of the whole road
@pytest.mark.usefixtures("qapp")
def test_a_number_goes_all_the_way_in_the_pictures(office: Office, tmp_path: Path) -> None:
    walk = Walk(Desk(office), tmp_path)
    walk.sit_down(OFFICER)

    for name in a_phone_number(walk):
        walk.take(name)
    person = walk.desk.person
    walk.close()

    assert shown(office) == "01632 960 961"
    (approval,) = [each for each in office.workspace.approvals.of("contact", CONTACT) if each.revision == 2]
    assert (approval.name, len(approval.ticked)) == ("Example Nurse", 1)
    assert person == f"Example {NURSE.capitalize()}"
    assert walk.taken[0] == "number-contacts.png"
    assert all(QImage(str(tmp_path / name)).size().toTuple() == (1400, 900) for name in walk.taken)


@pytest.mark.slow
def test_the_command_draws_every_part_of_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")

    assert main(["tour", "--editor", str(tmp_path / "out")]) == 0

    drawn = {file.stem for file in (tmp_path / "out").glob("*.png")}
    assert {slug_from(title) for _, title in LISTED} <= drawn
    assert f"{len(drawn)} pictures" in capsys.readouterr().out
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(f"{name}.png" in index for name in drawn)
