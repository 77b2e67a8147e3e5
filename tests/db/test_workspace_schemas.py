"""What an earlier version of the program left behind opens, with everything in it, and stays as protected."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from db import schema
from db.records import Term
from db.workspace import Build, PutResult, Workspace
from tests.db.items import decision, make

FIXTURES = Path(__file__).parent / "fixtures"


def released(path: Path, number: int) -> Path:
    """A workspace as a program with that schema left it."""
    fixture = sqlite3.connect(path)
    fixture.executescript((FIXTURES / f"workspace-schema-{number}.sql").read_text(encoding="utf-8"))
    fixture.close()
    return path


@pytest.mark.parametrize("number", range(1, schema.SCHEMA + 1))
def test_every_released_schema_opens_with_all_its_content(tmp_path: Path, number: int) -> None:
    """Every released schema leaves a small file in fixtures/ that each later program must open."""
    path = released(tmp_path / "workspace.sqlite", number)

    with Workspace.open(path) as workspace:
        assert workspace.current("term", "net") == make(Term)
        assert workspace.meta_get("as_of") == "2026-11-23"
        assert "Nobody has dialled it" in [draft.hold for draft in workspace.drafts()]
        assert workspace.put("term", make(Term), origin="site", author="Nurse") is PutResult.SAME
        version = workspace._db.execute("PRAGMA user_version").fetchone()[0]
        assert (version, workspace._db.execute("PRAGMA integrity_check").fetchone()[0]) == (schema.SCHEMA, "ok")


def test_overrides_of_the_second_schema_are_in_force(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 2)) as workspace:
        assert workspace.overrides.active() == [decision("page:everolimus", "dose", "10 mg")]
        assert [taken_back for _, taken_back in workspace.overrides.history()] == [False, False, True]


def test_the_step_to_overrides_leaves_what_was_there(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = tmp_path / "workspace.sqlite"
    connection = sqlite3.connect(path)
    schema.migrations.apply(Database(connection), stop_before="m0002_overrides")
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with pytest.raises(sqlite3.OperationalError, match="no such table: override"):
        connection.execute("SELECT * FROM override")
    connection.execute("INSERT INTO item VALUES (7, 'page', 'everolimus', 'en')")
    connection.commit()
    connection.close()

    with Workspace.open(path) as workspace:
        assert workspace.overrides.active() == []
        assert workspace.overrides.give(decision("page:everolimus", "dose", "10 mg"))

    with Workspace.open(path) as again:
        assert again._db.execute("SELECT item_id FROM override").fetchall() == [(7,)]


def test_builds_of_the_second_schema_are_remembered(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 2)) as workspace:
        assert (workspace.builds.last(), workspace.next_serial()) == (Build(1, "ab" * 32), 2)
        assert workspace.people.empty()
        assert workspace.approvals.register() == []


def test_people_and_approvals_of_the_third_schema_are_in_force(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 3)) as workspace:
        assert [person.login for person in workspace.people.all()] == ["head", "nurse", "writer"]
        assert workspace.people.sign_in("nurse", "four plain words together").job == "Lung nurse specialist"
        assert [version.item.slug for version in workspace.approved()] == ["everolimus"]
        assert [work.form for work in workspace.working.all()] == [{"title": "Everolimus in h"}]
        assert [off.slug for off in workspace.withdrawals.active()] == ["cruk-nurses"]
        assert workspace.withdrawals.forbidden() == ("000001-abababab",)


def test_review_files_of_the_fourth_schema_are_remembered(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 4)) as workspace:
        answered, waiting = workspace.reviews.all()
        assert (answered.made_by, answered.approver) == ("The writer", "The nurse")
        assert [item.slug for item in answered.items] == ["everolimus"]
        assert answered.answer is not None
        assert (answered.answer.result, answered.answer.remark) == ("sent back", "The title is cut short.")
        assert waiting.answer is None
        assert workspace.reviews.workspace_id() == "5a" * 16


def test_the_step_to_review_files_leaves_who_is_there(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = tmp_path / "workspace.sqlite"
    connection = sqlite3.connect(path)
    schema.migrations.apply(Database(connection), stop_before="m0004_review_files")
    assert connection.execute("PRAGMA user_version").fetchone() == (3,)
    connection.execute(
        "INSERT INTO person VALUES (7, 'nurse', 'N', 'J', 0, 1, 0, 'n=2,r=8,p=1', ?, ?, 1, 0, '', '2026-11-26')",
        [bytes(16), bytes(32)],
    )
    connection.commit()
    connection.close()

    with Workspace.open(path) as workspace:
        assert [person.login for person in workspace.people.all()] == ["nurse"]
        workspace.reviews.sent("c1" * 16, made_on="", made_by=7, approver_id=7, items=(), sent="ab" * 32, salt=b"")

    with Workspace.open(path) as again:
        assert [file.approver for file in again.reviews.all()] == ["N"]
        assert again.reviews.workspace_id() == again.reviews.workspace_id() != ""


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review_file SET sent = sent",
        "DELETE FROM review_file",
        "INSERT OR REPLACE INTO review_file SELECT * FROM review_file",
        "REPLACE INTO review_file SELECT id + 9, nonce, '', made_by, approver_id, '[]', sent, salt FROM review_file",
        "UPDATE review_answer SET result = 'approved'",
        "DELETE FROM review_answer",
        "INSERT OR REPLACE INTO review_answer SELECT * FROM review_answer",
    ],
)
def test_what_was_sent_and_answered_cannot_be_rewritten_by_any_tool(tmp_path: Path, statement: str) -> None:
    connection = sqlite3.connect(released(tmp_path / "workspace.sqlite", 4))

    with pytest.raises(sqlite3.IntegrityError, match=r"never changed|never deleted|answered once"):
        connection.execute(statement)
    connection.close()


def test_changes_of_the_starter_text_of_the_fifth_schema_are_remembered(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 5)) as workspace:
        looked, waits = workspace.starter.all()
        assert (looked.about, waits.about) == (("page", "everolimus", "en"), ("contact", "cruk-nurses", "en"))
        assert (looked.after == workspace.current("page", "everolimus"), waits.before) == (True, None)
        assert [each.about for each in workspace.starter.not_looked_at()] == [waits.about]
        assert waits.after is not None
        assert waits.after.hold == "Nobody has dialled it"


def test_the_step_to_changes_of_the_starter_text_leaves_what_was_there(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = tmp_path / "workspace.sqlite"
    connection = sqlite3.connect(path)
    schema.migrations.apply(Database(connection), stop_before="m0005_changes_of_the_starter_text")
    assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    connection.execute("INSERT INTO item VALUES (7, 'term', 'net', 'en')")
    connection.commit()
    connection.close()

    with Workspace.open(path) as workspace:
        assert workspace.starter.all() == []
        workspace.starter.record("term", "net", "en", before=None, after=make(Term))

    with Workspace.open(path) as again:
        assert [(each.slug, each.after) for each in again.starter.all()] == [("net", make(Term))]


@pytest.mark.parametrize("table", ["starter_change", "starter_look"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {0} SET made_on = made_on", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
)
def test_changes_of_the_starter_text_cannot_be_rewritten_by_any_tool(
    tmp_path: Path, statement: str, table: str
) -> None:
    connection = sqlite3.connect(released(tmp_path / "workspace.sqlite", 5))

    with pytest.raises(sqlite3.IntegrityError, match=r"never changed|never deleted"):
        connection.execute(statement.format(table))
    connection.close()


def test_everybody_who_typed_is_known_since_the_sixth_schema(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 6)) as workspace:
        nurse, writer = (workspace.people.find(login) for login in ("nurse", "writer"))
        assert nurse is not None
        assert writer is not None
        both = frozenset({nurse.id, writer.id})
        assert [work.hands for work in workspace.working.all()] == [{writer.id}, both]
        for person in nurse, writer:
            assert "You wrote" in workspace.approvals.why_not("term", "ct", "en", revision=1, person=person)
        workspace.put("term", make(Term, slug="mri"), origin="site", author="The writer", author_id=writer.id)
        assert [revision.author_id for revision in workspace.history("term", "mri")] == [writer.id]


def test_the_step_to_everybody_who_typed_counts_who_typed_before(tmp_path: Path) -> None:
    """Stops before the step, writes as yesterday's program did, takes the step and reads it back."""
    path = released(tmp_path / "workspace.sqlite", 5)
    connection = sqlite3.connect(path)
    before = connection.execute("SELECT person_id FROM working").fetchone()[0]
    connection.close()

    with Workspace.open(path) as workspace:
        assert [work.hands for work in workspace.working.all()] == [{before}]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision_hand SET person_id = 1",
        "DELETE FROM revision_hand",
        (
            "INSERT INTO approval SELECT 99, revision.id, hash, hash_format, 3, 'N', 'J', '', '[]', 'editor', ''"
            " FROM revision JOIN revision_hand ON revision_id = revision.id"
        ),
    ],
)
def test_who_typed_cannot_be_rewritten_nor_approve_by_any_tool(tmp_path: Path, statement: str) -> None:
    path = released(tmp_path / "workspace.sqlite", 6)
    connection = sqlite3.connect(path)
    if "approval" in statement:  # the nurse only typed: let the writer be who saved it
        connection.execute("DROP TRIGGER revision_is_never_changed")
        connection.execute("DROP TRIGGER revision_hand_is_never_changed")
        connection.execute("UPDATE revision SET author_id = 2 WHERE id = (SELECT revision_id FROM revision_hand)")
        connection.execute("UPDATE revision_hand SET person_id = 3")

    with pytest.raises(sqlite3.IntegrityError, match=r"never changed|approves what they wrote"):
        connection.execute(statement)
    connection.close()


def test_what_was_sent_back_and_withdrawn_is_known_since_the_seventh_schema(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 7)) as workspace:
        (back,) = workspace.returns.open()
        assert (back.about, back.approver, back.remark) == (
            ("term", "net", "en"),
            "The nurse",
            "Say what NET is short for.",
        )
        answered, withdrawn = workspace.reviews.all()
        assert answered.withdrawn is None
        assert withdrawn.withdrawn is not None
        assert (withdrawn.withdrawn.by, withdrawn.waits) == ("The writer", False)


def test_the_step_to_what_was_sent_back_leaves_what_waits(tmp_path: Path) -> None:
    """Takes the step on what yesterday's program left, and reads it back."""
    path = released(tmp_path / "workspace.sqlite", 6)

    with Workspace.open(path) as workspace:
        assert workspace.returns.open() == []
        assert [file.waits for file in workspace.reviews.all()] == [False, True]
        nurse = workspace.people.find("nurse")
        assert nurse is not None
        workspace.returns.record("term", "net", "en", revision=1, person=nurse, remark="Say more.")
        workspace.reviews.withdraw(2, nurse.id)

    with Workspace.open(path) as again:
        assert [each.remark for each in again.returns.open()] == ["Say more."]
        assert [file.waits for file in again.reviews.all()] == [False, False]


def test_what_people_declared_is_known_since_the_eighth_schema(tmp_path: Path) -> None:
    with Workspace.open(released(tmp_path / "workspace.sqlite", 8)) as workspace:
        declared = workspace.declarations.latest()
        assert {login: each.interests for login, each in declared.items()} == {
            "nurse": "Paid to speak by a company.",
            "writer": "",
        }


def test_the_step_to_declarations_leaves_everybody_unasked(tmp_path: Path) -> None:
    """Takes the step on what yesterday's program left, and reads it back."""
    path, today = released(tmp_path / "workspace.sqlite", 7), date(2026, 11, 26)

    with Workspace.open(path) as workspace:
        assert workspace.declarations.latest() == {}
        nurse = workspace.people.find("nurse")
        assert nurse is not None
        assert workspace.declarations.record("nurse", interests="", declared_on=today, by=nurse, today=today)

    with Workspace.open(path) as again:
        assert [each.login for each in again.declarations.all()] == ["nurse"]
