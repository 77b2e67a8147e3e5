"""Saving a form: in somebody's name, over nobody else's version, and never at the cost of what was typed."""

from __future__ import annotations

from datetime import date

import pytest

from db.forms.new import blank
from db.forms.reading import form_of
from db.forms.saving import SavedMeanwhile, save
from db.people.person import NotAllowed
from db.records import Question
from tests.db.people.desk import Desk

TODAY = date(2026, 11, 26)
ITEM = Question(slug="ask", group="Tests", position=10, text="Which test comes next?")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    desk = Desk()
    desk.write("question", ITEM)
    return desk


def kept(desk: Desk, **typed: str) -> dict[str, str]:
    """A form as autosave keeps it."""
    form = {**form_of("question", ITEM), **typed}
    desk.workspace.working.keep("question", "ask", "en", form, person_id=desk.writer.id, based_on=1)
    return form


def test_a_form_becomes_a_version_in_the_name_of_its_author(desk: Desk) -> None:
    form = kept(desk, text="Which test comes first?")

    told = save(desk.workspace, "question", "ask", "en", form, base=ITEM, based_on=1, person=desk.writer).told

    newest = desk.workspace.history("question", "ask")[-1]
    assert (newest.number, newest.item, newest.author) == (
        2, Question(slug="ask", group="Tests", position=10, text="Which test comes first?"), desk.writer.name,
    )  # fmt: skip
    assert told == "Saved as version 2. Somebody else approves it before patients see it."
    assert desk.workspace.working.all() == []


def test_a_form_that_cannot_be_read_is_kept_and_told_of(desk: Desk) -> None:
    form = kept(desk, position="first")

    saved = save(desk.workspace, "question", "ask", "en", form, base=ITEM, based_on=1, person=desk.writer)

    assert [each.field for each in saved.faults] == ["position"]
    assert len(desk.workspace.history("question", "ask")) == 1
    assert desk.workspace.working.get("question", "ask").form == form  # type: ignore[union-attr]  # it is there


def test_nobody_saves_over_what_somebody_else_saved_meanwhile(desk: Desk) -> None:
    form = kept(desk, text="Mine?")
    desk.write("question", Question(slug="ask", group="Tests", position=10, text="Theirs?"), by=desk.nurse)

    with pytest.raises(SavedMeanwhile, match=f"{desk.nurse.name} has saved another version"):
        save(desk.workspace, "question", "ask", "en", form, base=ITEM, based_on=1, person=desk.writer)

    assert desk.workspace.working.get("question", "ask").form == form  # type: ignore[union-attr]  # it is there


def test_somebody_who_is_no_author_cannot_save(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="Only an author"):
        save(desk.workspace, "question", "ask", "en", kept(desk), base=ITEM, based_on=1, person=desk.head)


def test_what_says_nothing_new_makes_no_version(desk: Desk) -> None:
    told = save(desk.workspace, "question", "ask", "en", kept(desk), base=ITEM, based_on=1, person=desk.writer).told

    assert "nothing to approve" in told
    assert len(desk.workspace.history("question", "ask")) == 1


def test_a_held_item_waits_until_the_reason_is_taken_away(desk: Desk) -> None:
    form = {
        **blank(desk.workspace, "question", today=TODAY),
        "group": "Tests",
        "text": "A new one?",
        "hold": "Not asked",
    }
    told = save(desk.workspace, "question", "new", "en", form, base=None, based_on=0, person=desk.writer).told
    assert "held back" in told
    held = desk.workspace.drafts()[0]

    save(desk.workspace, "question", "new", "en", {**form, "hold": ""}, base=held.item, based_on=0, person=desk.writer)

    assert desk.workspace.drafts() == []
    assert desk.workspace.current("question", "new") == Question(
        slug="new", group="Tests", position=20, text="A new one?"
    )
