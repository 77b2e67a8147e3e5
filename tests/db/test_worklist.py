"""The list of what waits for somebody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.people import passphrase
from db.records import Contact, Page, Section, Source
from db.review_file import answer, ask
from db.review_file.take_back import take_in
from db.worklist import Reason, left_out, worklist
from tests.db.items import make
from tests.db.people.desk import WORDS, Desk

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 26)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")
    made = Desk()
    made.workspace.meta_set("as_of", TODAY.isoformat())
    for kind, item in [("section", make(Section)), ("source", make(Source)), ("page", make(Page))]:
        made.workspace.put(kind, item, origin="starter", author="Starter text")
    return made


def listed(desk: Desk, reason: Reason) -> list[str]:
    return [task.item for task in worklist(desk.workspace, TODAY) if task.reason is reason]


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        (date(2026, 11, 25), Reason.OVERDUE),
        (date(2026, 11, 26), Reason.OVERDUE),
        (date(2026, 11, 27), Reason.DUE),
        (date(2027, 2, 24), Reason.DUE),
        (date(2027, 2, 25), None),
    ],
)
def test_reviews_are_listed_when_due_and_90_days_ahead(desk: Desk, due: date, reason: Reason | None) -> None:
    desk.write("page", make(Page, last_reviewed=date(2026, 3, 1), next_review=due))

    found = {each for each in (Reason.OVERDUE, Reason.DUE) if "page:everolimus" in listed(desk, each)}

    assert found == ({reason} if reason else set())


@pytest.mark.parametrize(
    ("dialled", "listed_there"),
    [(None, True), (date(2025, 11, 26), True), (date(2025, 11, 27), False), (TODAY, False)],
)
def test_numbers_that_nobody_dialled_for_12_months_are_listed(
    desk: Desk, dialled: date | None, listed_there: bool
) -> None:
    desk.write("contact", make(Contact, dialled_on=dialled))

    assert (listed(desk, Reason.NOT_DIALLED) == ["contact:cruk-nurses"]) is listed_there


@pytest.mark.parametrize("phone", ["", "999"])
def test_nobody_is_asked_to_try_no_number_or_the_emergency_services(desk: Desk, phone: str) -> None:
    desk.write("contact", make(Contact, phone=phone, web="example.org"))

    assert listed(desk, Reason.NOT_DIALLED) == []


def test_what_waits_for_approval_is_listed_until_it_is_approved(desk: Desk) -> None:
    assert listed(desk, Reason.APPROVAL) == []
    desk.write("page", make(Page, title="Another title"))
    assert listed(desk, Reason.APPROVAL) == ["page:everolimus"]

    desk.approve("page", "everolimus")

    assert listed(desk, Reason.APPROVAL) == []


def test_what_was_sent_to_another_desk_says_so_and_what_came_back(desk: Desk, tmp_path: Path) -> None:
    def told(reason: Reason = Reason.APPROVAL) -> list[str]:
        return [task.why for task in worklist(desk.workspace, TODAY) if task.reason is reason]

    desk.write("page", make(Page, title="Another title"))
    page = ("page", "everolimus", "en")
    sent = ask.make(desk.workspace, [page], approver=desk.nurse, person=desk.writer, folder=tmp_path)
    assert told() == ["Version 2, by Name of writer. Sent to Name of nurse on 26 November 2026."]

    made = answer.send_back(answer.read(sent), WORDS, "The title is too short.", desk.clock())
    take_in(desk.workspace, answer.write(made, sent))
    who = "Name of nurse sent back version 2, by Name of writer, on 26 November 2026"
    assert (told(Reason.SENT_BACK), told()) == ([f"{who}: \u201cThe title is too short.\u201d"], [])

    desk.write("page", make(Page, title="Another, longer title"))
    assert (told(Reason.SENT_BACK), told()) == ([], ["Version 3, by Name of writer."])


def test_what_was_sent_back_here_waits_for_whoever_wrote_it(desk: Desk) -> None:
    desk.write("page", make(Page, title="Another title"))
    desk.send_back("page", "everolimus", "The dose is missing.")

    (task,) = [task for task in worklist(desk.workspace, TODAY) if task.item == "page:everolimus"]
    assert (task.reason, task.waits_for) == (Reason.SENT_BACK, desk.writer.id)
    assert "The dose is missing." in task.why
    assert [each.reason for each in left_out(desk.workspace)] == [Reason.SENT_BACK]


def test_an_example_that_was_sent_back_waits_for_anybody_and_goes_to_patients_as_before(desk: Desk) -> None:
    desk.send_back("page", "everolimus", "This is not how we do it.")

    (task,) = [task for task in worklist(desk.workspace, TODAY) if task.reason is Reason.SENT_BACK]
    assert task.waits_for is None
    assert left_out(desk.workspace) == ()


def test_what_was_taken_off_comes_first_with_its_reason(desk: Desk) -> None:
    desk.workspace.withdrawals.take_off("page", "everolimus", person=desk.writer, reason="The number is wrong")

    first = worklist(desk.workspace, TODAY)[0]

    assert (first.reason, first.item, first.why) == (Reason.TAKEN_OFF, "page:everolimus", "The number is wrong")


def test_what_is_held_must_be_mended_or_was_recovered_is_listed(desk: Desk) -> None:
    desk.write("contact", make(Contact, hold="Nobody has dialled it"))
    desk.write("page", make(Page, body="::: key-facts\n- Everolimus is a tablet.\n:::\n\nYou don't need it."))
    desk.workspace.people.recover("head", "words that it has chosen")

    assert listed(desk, Reason.HELD) == ["contact:cruk-nurses"]
    assert "page:everolimus" in listed(desk, Reason.FINDING)
    assert listed(desk, Reason.RECOVERED) == ["head"]
