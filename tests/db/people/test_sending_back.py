"""A change sent back with a remark: by whom, until when, and never rewritten."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.people.person import NotAllowed, Role
from db.people.sending_back import send_back, sent_back, sent_back_of
from db.records import Page, Section, Source
from db.review_file import answer, ask
from db.review_file.form import LONGEST_REMARK
from db.review_file.take_back import take_in
from tests.db.items import make
from tests.db.people.desk import WORDS, Desk
from tests.own_passphrase import add_with_own

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = ("page", "everolimus", "en")


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    for kind, item in [("section", make(Section)), ("source", make(Source)), ("page", make(Page))]:
        made.workspace.put(kind, item, origin="starter", author="Starter text")
    made.write("page", make(Page, title="A tablet"))
    return made


def remark(desk: Desk) -> str:
    back = sent_back_of(desk.workspace, *PAGE)
    return back.remark if back is not None else ""


def test_a_remark_stands_with_who_said_it_of_which_version(desk: Desk) -> None:
    desk.send_back("page", "everolimus", "  The dose\nis wrong. ")

    back = sent_back(desk.workspace)[PAGE]
    assert (back.revision, back.approver, back.remark) == (2, "Name of nurse", "The dose\nis wrong.")
    assert back.made_on == "2026-11-26T09:00:00+00:00"


def test_a_new_version_settles_it_and_the_remark_stays_in_the_past(desk: Desk) -> None:
    desk.send_back("page", "everolimus", "The dose is wrong.")
    desk.write("page", make(Page, title="A tablet for adults"))

    assert sent_back(desk.workspace) == {}
    assert [each.remark for each in desk.workspace.returns.of(*PAGE)] == ["The dose is wrong."]


def test_a_second_approver_may_approve_it_all_the_same_and_that_settles_it(desk: Desk) -> None:
    doctor = add_with_own(
        desk.workspace.people,
        login="doctor",
        name="Name of doctor",
        job="Oncologist",
        roles={Role.APPROVER},
        passphrase=WORDS,
        by=desk.head,
    )
    desk.send_back("page", "everolimus", "I do not know this drug.")
    desk.approve("page", "everolimus", by=doctor)

    assert remark(desk) == ""


def test_what_was_taken_off_and_sent_back_again_waits_although_it_was_approved_once(desk: Desk) -> None:
    desk.approve("page", "everolimus")
    desk.workspace.withdrawals.take_off("page", "everolimus", person=desk.writer, reason="Wrong")
    desk.send_back("page", "everolimus", "The dose is wrong.")

    assert remark(desk) == "The dose is wrong."


def _approved(desk: Desk) -> None:
    desk.approve("page", "everolimus")


def _newer(desk: Desk) -> None:
    desk.write("page", make(Page, title="Newer"))


def _nothing(desk: Desk) -> None:
    pass


@pytest.mark.parametrize(
    ("by", "said", "before", "words"),
    [
        ("writer", "Wrong.", _nothing, "Only a clinical approver"),
        ("head", "Wrong.", _nothing, "Only a clinical approver"),
        ("nurse", "  ", _nothing, "Say what is wrong"),
        ("nurse", "x" * (LONGEST_REMARK + 1), _nothing, "at most 4,000 characters"),
        ("nurse", "Wrong.", _approved, "are approved already. Take it off the screens"),
        ("nurse", "Wrong.", _newer, "There is a newer version"),
    ],
    ids=["author", "administrator", "no remark", "too long", "in force", "an earlier version"],
)
def test_what_cannot_be_sent_back_is_told(
    desk: Desk, by: str, said: str, before: Callable[[Desk], None], words: str
) -> None:
    before(desk)

    with pytest.raises(NotAllowed, match=words):
        send_back(desk.workspace, *PAGE, revision=2, person=getattr(desk, by), remark=said)

    assert sent_back(desk.workspace) == {}


def test_nobody_sends_back_what_they_wrote_any_part_of(desk: Desk) -> None:
    item = make(Page, title="Half of it")
    writer = desk.writer
    desk.workspace.put(
        "page", item, origin="site", author=writer.name, author_id=writer.id, hands={desk.nurse.id, writer.id}
    )

    with pytest.raises(NotAllowed, match="You wrote this version, or a part of it"):
        desk.send_back("page", "everolimus", "Wrong.")


def test_a_remark_from_another_desk_counts_until_the_words_are_sent_to_somebody_again(
    desk: Desk, tmp_path: Path
) -> None:
    def sent() -> Path:
        return ask.make(desk.workspace, [PAGE], approver=desk.nurse, person=desk.writer, folder=tmp_path)

    file = sent()
    made = answer.send_back(answer.read(file), WORDS, "The title is short.", desk.clock())
    take_in(desk.workspace, answer.write(made, file))
    assert remark(desk) == "The title is short."
    desk.clock.go(minutes=5)
    desk.send_back("page", "everolimus", "And the dose is wrong.")
    assert remark(desk) == "And the dose is wrong."
    desk.clock.go(minutes=5)
    sent()
    assert remark(desk) == ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sent_back SET remark = 'x'",
        "DELETE FROM sent_back",
        "INSERT OR REPLACE INTO sent_back SELECT * FROM sent_back",
        "INSERT INTO sent_back SELECT 9, revision_id, 2, 'N', 'x', 0, '' FROM sent_back",
        "INSERT INTO sent_back SELECT 9, id, 3, 'N', 'x', 0, '' FROM revision WHERE number = 1 AND item_id = 3",
        "INSERT INTO sent_back SELECT 9, revision_id, approver_id, 'N', ' ', 0, '' FROM sent_back",
    ],
    ids=["changed", "deleted", "replaced", "by its author", "an earlier version", "no remark"],
)
def test_no_tool_gets_round_it(desk: Desk, statement: str) -> None:
    desk.send_back("page", "everolimus", "The dose is wrong.")

    with pytest.raises(sqlite3.IntegrityError):
        desk.workspace._db.execute(statement)
