"""Accounts through the editor's window: adding, changing, leaving, forgotten passphrases, and the register."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.people.person import Role, SignInRefused
from tests.db.people.desk import ticks
from tests.ui.editor.conftest import TODAY, WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.accounts import Accounts
    from tests.ui.editor.conftest import EditorWindow

OTHER = "other words of my own"


@pytest.fixture
def people(editor: EditorWindow) -> Accounts:
    return editor.office.workspace.people


def go(editor: EditorWindow, login: str = "head") -> None:
    editor.sign_in(login)
    editor.click("place-people")
    editor.see("peopleArea")


def fill(editor: EditorWindow, **words: str) -> None:
    for field, text in words.items():
        editor.write(field, text)


def test_an_administrator_adds_somebody_who_can_sign_in(editor: EditorWindow, people: Accounts) -> None:
    go(editor)

    editor.click("addPerson")
    fill(
        editor,
        personName="Example Registrar",
        personJob="Registrar",
        personLogin="registrar",
        personPassphrase=OTHER,
        personAgain=OTHER,
    )
    editor.click("tick-author")
    editor.click("tick-approver")
    editor.click("savePerson")

    editor.reading('Example Registrar can sign in now, as "registrar". May approve.')
    editor.reading("Example Registrar: made, may approve. By Example Head.")
    editor.see("person-registrar")
    made = people.sign_in("registrar", OTHER)
    assert (made.job, made.roles) == ("Registrar", frozenset({Role.APPROVER}))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"personAgain": "other words of my sons"}, "differ"),
        ({"personPassphrase": "short", "personAgain": "short"}, "at least 12 characters"),
        ({"personLogin": "writer"}, "already"),
        ({"personLogin": "é"}, "small letters"),
        ({"personJob": " "}, "job"),
    ],
    ids=["different", "short", "taken", "no name", "no job"],
)
def test_what_cannot_be_an_account_is_refused_in_words_and_nothing_typed_is_lost(
    editor: EditorWindow, people: Accounts, words: dict[str, str], told: str
) -> None:
    go(editor)
    editor.click("addPerson")
    typed = {
        "personName": "Example Registrar", "personJob": "Registrar", "personLogin": "registrar",
        "personPassphrase": OTHER, "personAgain": OTHER,
    } | words  # fmt: skip
    before = people.all()

    for field, text in typed.items():
        editor.see(f"{field}-input").setProperty("text", text)
    editor.click("savePerson")

    editor.reading(told)
    editor.reading("Nothing was changed.")
    assert people.all() == before
    assert editor.see("personName-input").property("text") == "Example Registrar"


def test_what_somebody_may_do_is_changed_only_when_it_is_saved(editor: EditorWindow, people: Accounts) -> None:
    go(editor)

    editor.click("change-writer")
    editor.click("tick-approver")
    editor.click("leaveAccount")
    assert people.sign_in("writer", WORDS).roles == {Role.AUTHOR}

    editor.click("change-writer")
    assert editor.see("tick-author").property("ticked")
    assert not editor.see("tick-approver").property("ticked")
    editor.click("tick-approver")
    editor.click("saveAccount")

    editor.reading("Example Writer, Information officer. May write and approve.")
    assert people.sign_in("writer", WORDS).roles == {Role.AUTHOR, Role.APPROVER}


def test_a_name_is_corrected_and_what_was_signed_keeps_the_old_one(editor: EditorWindow, people: Accounts) -> None:
    approvals = editor.office.workspace.approvals
    nurse = people.find("nurse")
    assert nurse is not None
    version = editor.office.workspace.history("page", "everolimus")[-1]
    approvals.sign(
        "page", "everolimus", "en", person=nurse, passphrase=WORDS, revision=version.number, hash=version.hash
    )
    go(editor)
    editor.click("change-nurse")
    assert editor.see("accountName-input").property("text") == "Example Nurse"
    editor.write("accountName", "Example Newname")
    editor.write("accountJob", "Nurse consultant")
    editor.click("saveAccount")
    editor.reading("Example Newname, Nurse consultant. May write and approve.")

    assert editor.reads("name corrected, from \u201cExample Nurse\u201d to \u201cExample Newname\u201d.")
    now = people.find("nurse")
    assert now is not None
    assert (now.name, now.job) == ("Example Newname", "Nurse consultant")
    assert [(each.name, each.job) for each in approvals.register()] == [("Example Nurse", "Lung nurse specialist")]


def test_conflicts_of_interest_are_written_down_with_their_day(editor: EditorWindow) -> None:
    go(editor)
    editor.reading("Conflicts of interest: nobody has asked yet.")
    editor.click("change-nurse")
    editor.write("accountInterests", "Paid to speak by a company.")
    editor.click("saveAccount")
    editor.reading("write the day they were declared")
    assert editor.office.workspace.declarations.all() == []

    editor.write("accountDeclaredOn", "20/11/2026")
    editor.click("saveAccount")
    editor.reading("Conflicts of interest, on 20 November 2026: Paid to speak by a company.")
    editor.click("change-nurse")
    assert editor.see("accountInterests-input").property("text") == "Paid to speak by a company."
    assert editor.see("accountDeclaredOn-input").property("text") == "20 November 2026"


def test_a_declaration_of_a_year_ago_asks_to_be_made_again(editor: EditorWindow, people: Accounts) -> None:
    head = people.find("head")
    assert head is not None
    day = date(2025, 11, 26)
    editor.office.workspace.declarations.record("nurse", interests="", declared_on=day, by=head, today=TODAY)
    go(editor)

    editor.reading("Conflicts of interest, on 26 November 2025: none. Ask again: this is a year old.")


def test_without_a_name_nothing_is_saved_and_what_was_ticked_neither(editor: EditorWindow, people: Accounts) -> None:
    go(editor)
    editor.click("change-writer")
    editor.write("accountName", " ")
    editor.click("tick-approver")
    editor.click("saveAccount")
    editor.reading("Say the name and the job")

    now = people.find("writer")
    assert now is not None
    assert (now.name, now.roles) == ("Example Writer", frozenset({Role.AUTHOR}))


def test_an_administrator_who_corrects_their_own_name_reads_it_at_once(editor: EditorWindow) -> None:
    go(editor)
    editor.click("change-head")
    editor.write("accountName", "Example Chief")
    editor.click("saveAccount")

    editor.reading("Signed in: Example Chief")


def test_whoever_has_left_is_asked_about_first_and_can_come_back(editor: EditorWindow, people: Accounts) -> None:
    go(editor)

    editor.click("change-nurse")
    editor.click("retire")
    editor.click("retireNot")
    assert people.sign_in("nurse", WORDS).active

    editor.click("retire")
    editor.click("retireNow")
    editor.reading("Example Nurse can no longer sign in.")
    with pytest.raises(SignInRefused):
        people.sign_in("nurse", WORDS)

    editor.click("change-nurse")
    assert editor.find("tick-author") is None
    fill(editor, giveNew=OTHER, giveAgain=OTHER, giveOwn=WORDS)
    editor.click("give")
    editor.reading("Example Nurse can sign in with the new passphrase")
    assert people.sign_in("nurse", OTHER).active


def test_the_last_administrator_can_neither_leave_nor_stop_being_one(editor: EditorWindow) -> None:
    go(editor)
    editor.click("change-head")
    assert editor.find("give") is None, "one's own passphrase is changed elsewhere"

    editor.click("tick-administrator")
    editor.click("saveAccount")
    editor.reading("This is the last administrator.")

    editor.click("retire")
    editor.click("retireNow")
    editor.reading("This is the last administrator.")
    assert editor.desk.person == "Example Head"


def test_an_administrator_who_closes_their_own_account_is_signed_out(editor: EditorWindow, people: Accounts) -> None:
    head = people.find("head")
    assert head is not None
    people.set_roles("nurse", [Role.ADMINISTRATOR], by=head)
    go(editor)

    editor.click("change-head")
    editor.click("retire")
    editor.click("retireNow")

    editor.see("signInSend")
    assert editor.desk.person == ""


def test_an_administrator_who_stops_being_one_sees_no_more_buttons(editor: EditorWindow, people: Accounts) -> None:
    head = people.find("head")
    assert head is not None
    people.set_roles("nurse", [Role.ADMINISTRATOR], by=head)
    go(editor)

    editor.click("change-head")
    editor.click("tick-administrator")
    editor.click("tick-author")
    editor.click("saveAccount")

    editor.see("notManaging")
    assert editor.find("addPerson") is None
    assert editor.find("change-writer") is None


def test_a_forgotten_passphrase_is_given_anew_and_its_owner_chooses_another(
    editor: EditorWindow, people: Accounts
) -> None:
    go(editor)
    editor.click("change-nurse")
    fill(editor, giveNew=OTHER, giveAgain=OTHER, giveOwn="not the words at all")
    editor.click("give")
    editor.reading("This is not your passphrase.")
    fill(editor, giveOwn=WORDS)
    editor.click("give")
    editor.reading("Example Nurse can sign in with the new passphrase")
    editor.reading("Example Nurse: given a new passphrase. By Example Head.")

    editor.click("signOut")
    fill(editor, signInLogin="nurse", signInPassphrase=OTHER)
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    editor.click("chooseOwn")
    editor.reading("Your passphrase was chosen by Example Head")
    editor.click("ownPassphrase")
    fill(editor, ownOld=OTHER, ownNew="words that only one knows", ownAgain="words that only one knows")
    editor.click("saveOwn")

    editor.reading("Your passphrase is changed.")
    assert editor.find("chosenBy") is None
    assert people.sign_in("nurse", "words that only one knows").login == "nurse"


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("not the words at all", OTHER, OTHER, "This is not your passphrase."),
        (WORDS, OTHER, "other words of my sons", "differ"),
        (WORDS, "short", "short", "at least 12"),
        (WORDS, WORDS, WORDS, "the passphrase you have"),
    ],
    ids=["wrong", "different", "short", "the same"],
)
def test_ones_own_passphrase_stays_where_the_new_one_cannot_be(
    editor: EditorWindow, people: Accounts, old: str, new: str, again: str, told: str
) -> None:
    go(editor, "writer")
    editor.click("ownPassphrase")
    fill(editor, ownOld=old, ownNew=new, ownAgain=again)

    editor.click("saveOwn")

    editor.reading(told)
    assert people.sign_in("writer", WORDS).login == "writer"


def test_whoever_is_no_administrator_reads_who_is(editor: EditorWindow) -> None:
    go(editor, "writer")

    assert "Example Head" in str(editor.see("notManaging").property("text"))
    assert editor.find("addPerson") is None
    assert editor.find("change-nurse") is None


def test_everybody_sees_that_it_used_its_way_back(editor: EditorWindow, people: Accounts) -> None:
    people.recover("head", OTHER)

    go(editor, "writer")

    editor.reading("Example Head: recovered with a new passphrase, administrator. By IT, at this computer.")


def approve(editor: EditorWindow) -> None:
    workspace = editor.office.workspace
    nurse = workspace.people.find("nurse")
    assert nurse is not None
    newest = workspace.history("page", "tiredness")[-1]
    workspace.approvals.sign(
        "page",
        "tiredness",
        "en",
        person=nurse,
        passphrase=WORDS,
        revision=newest.number,
        hash=newest.hash,
        ticked=ticks(workspace, "page", "tiredness"),
    )


def test_the_register_is_saved_as_a_table(editor: EditorWindow, tmp_path: Path) -> None:
    approve(editor)
    go(editor, "writer")

    editor.write("registerFolder", str(tmp_path))
    editor.click("saveRegister")

    editor.reading("1 approval written to")
    with (tmp_path / "approvals-2026-11-26.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["item"], row["approved by"]) == ("tiredness", "Example Nurse")


def test_a_table_that_cannot_be_written_is_told_calmly(editor: EditorWindow, tmp_path: Path) -> None:
    approve(editor)
    go(editor, "writer")

    editor.write("registerFolder", str(tmp_path / "not there"))
    editor.click("saveRegister")
    editor.reading("cannot be written")

    editor.write("registerFolder", "")
    editor.click("saveRegister")
    editor.reading("It was not said where.")
