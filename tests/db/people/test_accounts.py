"""Accounts: who may make them, what opens them, what locks them, and what stays on record."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.people.accounts import IT
from db.people.passphrase import PassphraseRefused, fits, is_fair, new_secret, seal
from db.people.person import AccountRefused, NotAllowed, Role, SignInRefused
from db.workspace import Workspace
from tests.db.people.conftest import REAL_COST
from tests.db.people.desk import WORDS, Desk

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "other words of my own"


@pytest.fixture
def shared() -> Desk:
    return Desk()


def test_the_first_person_is_an_administrator_and_nobody_is_there_before() -> None:
    with Workspace.in_memory() as workspace:
        assert workspace.people.empty()
        first = workspace.people.add(login=" Head ", name="The head", job="Head", roles=[], passphrase=WORDS, by=None)

        assert (first.login, first.roles) == ("head", frozenset({Role.ADMINISTRATOR}))
        with pytest.raises(NotAllowed, match="accounts already"):
            workspace.people.add(login="other", name="O", job="O", roles=[Role.AUTHOR], passphrase=WORDS, by=None)


@pytest.mark.parametrize("login", ["writer", "WRITER", " writer "])
def test_a_passphrase_opens_its_account(shared: Desk, login: str) -> None:
    assert shared.workspace.people.sign_in(login, WORDS) == shared.writer


@pytest.mark.parametrize(("login", "words"), [("writer", "other words altogether"), ("nobody", WORDS), ("writer", "")])
def test_what_does_not_fit_is_refused_in_the_same_words(login: str, words: str) -> None:
    with pytest.raises(SignInRefused, match="Name and passphrase do not fit together") as refused:
        Desk().workspace.people.sign_in(login, words)

    assert refused.value.locked_until is None


@pytest.mark.parametrize("words", ["short", "eleven char", "a" * 40, "x" * 300, "abcabcabcabcabc"])
def test_what_is_easily_guessed_is_no_passphrase(words: str) -> None:
    with pytest.raises(PassphraseRefused):
        new_secret(words)


def test_the_same_words_are_kept_differently_each_time_and_never_as_they_are() -> None:
    one, other = new_secret("caf\u00e9 au lait matin"), new_secret("caf\u00e9 au lait matin")

    assert one.verifier != other.verifier
    assert fits("cafe\u0301 au lait matin", one)  # typed on a keyboard that writes the accent apart
    assert not fits("cafe au lait matin", one)


def test_a_try_costs_what_rfc_7914_asks_of_an_interactive_sign_in_and_more() -> None:
    assert {part.partition("=")[0]: int(part.partition("=")[2]) for part in REAL_COST.split(",")} == {
        "n": 1 << 15,
        "r": 8,
        "p": 1,
    }


def test_five_wrong_tries_lock_for_a_quarter_of_an_hour() -> None:
    desk = Desk()
    people = desk.workspace.people
    for _ in range(5):
        with pytest.raises(SignInRefused, match="do not fit"):
            people.sign_in("writer", "wrong words entirely")

    with pytest.raises(SignInRefused, match="5 wrong tries") as locked:
        people.sign_in("writer", WORDS)
    assert locked.value.locked_until is not None
    assert people.sign_in("nurse", WORDS) == desk.nurse, "others are not locked out"
    desk.clock.go(minutes=14)
    with pytest.raises(SignInRefused, match="5 wrong tries"):
        people.sign_in("writer", WORDS)
    desk.clock.go(minutes=1, seconds=1)
    assert people.sign_in("writer", WORDS) == desk.writer


def test_four_wrong_tries_and_a_right_one_begin_the_count_anew() -> None:
    people = Desk().workspace.people
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(SignInRefused):
                people.sign_in("writer", "wrong words entirely")
        people.sign_in("writer", WORDS)


def test_a_clock_set_back_neither_ends_the_wait_nor_makes_it_endless() -> None:
    desk = Desk()
    for _ in range(5):
        with pytest.raises(SignInRefused):
            desk.workspace.people.sign_in("writer", "wrong words entirely")

    desk.clock.go(days=-300)
    with pytest.raises(SignInRefused, match="5 wrong tries"):
        desk.workspace.people.sign_in("writer", WORDS)
    desk.clock.go(minutes=16)
    assert desk.workspace.people.sign_in("writer", WORDS) == desk.writer


def test_wrong_tries_are_counted_on_when_the_program_starts_again(tmp_path: Path) -> None:
    path = tmp_path / "workspace.sqlite"
    with Workspace.create(path) as workspace:
        Desk(workspace)
    for _ in range(5):
        with Workspace.open(path) as workspace, pytest.raises(SignInRefused, match="do not fit"):
            workspace.people.sign_in("writer", "wrong words entirely")

    with Workspace.open(path) as workspace, pytest.raises(SignInRefused, match="5 wrong tries"):
        workspace.people.sign_in("writer", WORDS)


def test_only_an_administrator_looks_after_accounts() -> None:
    desk = Desk()
    people = desk.workspace.people

    with pytest.raises(NotAllowed):
        people.add(login="new", name="N", job="N", roles=[Role.AUTHOR], passphrase=WORDS, by=desk.nurse)
    with pytest.raises(NotAllowed):
        people.set_roles("writer", [Role.APPROVER], by=desk.writer)
    with pytest.raises(NotAllowed):
        people.retire("writer", by=desk.writer)
    assert people.set_roles("writer", [Role.APPROVER], by=desk.head).roles == {Role.APPROVER}


def test_the_last_administrator_stays_one() -> None:
    desk = Desk()
    people = desk.workspace.people

    with pytest.raises(NotAllowed, match="last administrator"):
        people.retire("head", by=desk.head)
    with pytest.raises(NotAllowed, match="last administrator"):
        people.set_roles("head", [Role.AUTHOR], by=desk.head)
    people.set_roles("nurse", [Role.ADMINISTRATOR], by=desk.head)
    people.retire("head", by=desk.nurse)
    with pytest.raises(SignInRefused):
        people.sign_in("head", WORDS)


def test_a_changed_passphrase_is_the_only_one_that_opens() -> None:
    desk = Desk()
    people = desk.workspace.people
    with pytest.raises(SignInRefused):
        people.change_passphrase(desk.writer, "wrong words entirely", "new words that are long")

    people.change_passphrase(desk.writer, WORDS, "new words that are long")

    assert people.sign_in("writer", "new words that are long") == desk.writer
    with pytest.raises(SignInRefused):
        people.sign_in("writer", WORDS)


def test_the_way_back_of_it_opens_the_account_and_stays_on_record() -> None:
    desk = Desk()
    people = desk.workspace.people
    for _ in range(5):
        with pytest.raises(SignInRefused):
            people.sign_in("head", "wrong words entirely")

    people.recover("head", "words that it has chosen")

    assert people.sign_in("head", "words that it has chosen").may(Role.ADMINISTRATOR)
    event = people.events()[-1]
    assert (event.login, event.by) == ("head", "IT, at this computer")
    assert "recovered" in event.what


def test_an_administrator_gives_a_new_passphrase_to_whoever_forgot_theirs() -> None:
    desk = Desk()
    people = desk.workspace.people
    for _ in range(5):
        with pytest.raises(SignInRefused):
            people.sign_in("nurse", "wrong words entirely")

    people.give_passphrase("Nurse", OTHER, by=desk.head, passphrase=WORDS)

    assert people.sign_in("nurse", OTHER) == desk.nurse
    with pytest.raises(SignInRefused):
        people.sign_in("nurse", WORDS)
    event = people.events()[-1]
    assert (event.login, event.what, event.by) == ("nurse", "given a new passphrase", "Name of head")


def test_a_passphrase_given_to_somebody_who_left_brings_them_back_as_they_were() -> None:
    desk = Desk()
    people = desk.workspace.people
    people.retire("nurse", by=desk.head)

    assert people.give_passphrase("nurse", OTHER, by=desk.head, passphrase=WORDS) == desk.nurse

    assert people.sign_in("nurse", OTHER) == desk.nurse
    assert people.events()[-1].what.startswith("back")


def test_a_passphrase_is_given_only_by_an_administrator_who_says_their_own() -> None:
    desk = Desk()
    people = desk.workspace.people
    before = people.events()

    with pytest.raises(NotAllowed, match="administrator"):
        people.give_passphrase("writer", OTHER, by=desk.nurse, passphrase=WORDS)
    with pytest.raises(SignInRefused):
        people.give_passphrase("writer", OTHER, by=desk.head, passphrase="not the words at all")
    with pytest.raises(NotAllowed, match="your own"):
        people.give_passphrase("head", OTHER, by=desk.head, passphrase=WORDS)
    with pytest.raises(AccountRefused, match="Nobody signs in"):
        people.give_passphrase("nobody", OTHER, by=desk.head, passphrase=WORDS)
    with pytest.raises(PassphraseRefused):
        people.give_passphrase("writer", "short", by=desk.head, passphrase=WORDS)
    assert people.events() == before
    assert people.sign_in("writer", WORDS) == desk.writer


def test_it_is_known_who_else_chose_a_passphrase_until_its_owner_has_changed_it() -> None:
    desk = Desk()
    people = desk.workspace.people
    people.add(login="new", name="N", job="Nurse", roles=[Role.APPROVER], passphrase=WORDS, by=desk.head)

    assert people.chosen_by(desk.head) == ""
    assert [people.chosen_by(each) for each in people.all() if each.login == "new"] == ["Name of head"]
    assert people.chosen_by(desk.nurse) == ""
    people.change_passphrase(desk.nurse, WORDS, OTHER)
    people.set_roles("nurse", [Role.APPROVER], by=desk.head)
    assert people.chosen_by(desk.nurse) == ""
    people.give_passphrase("nurse", WORDS, by=desk.head, passphrase=WORDS)
    assert people.chosen_by(desk.nurse) == "Name of head"
    people.recover("head", OTHER)
    assert people.chosen_by(desk.head) == IT


def test_the_present_passphrase_is_no_new_one() -> None:
    desk = Desk()

    with pytest.raises(PassphraseRefused, match="another"):
        desk.workspace.people.change_passphrase(desk.nurse, WORDS, WORDS)


def sealed(desk: Desk, passphrase: str = WORDS, words: bytes = b"these words") -> bytes:
    """What somebody at another desk puts under some words."""
    return seal(passphrase, *desk.workspace.people.asks_for("nurse"), words)


def test_a_seal_from_another_desk_is_known_by_its_passphrase_and_its_words(shared: Desk) -> None:
    people = shared.workspace.people

    assert people.sealed_by("nurse", sealed(shared), b"these words") == shared.nurse
    for login, seal_of_it, words in [
        ("nurse", sealed(shared), b"other words"),
        ("nurse", sealed(shared, "other words altogether"), b"these words"),
        ("writer", sealed(shared), b"these words"),
        ("nobody", sealed(shared), b"these words"),
        ("nurse", b"", b"these words"),
    ]:
        with pytest.raises(SignInRefused, match="do not fit"):
            people.sealed_by(login, seal_of_it, words)
    with pytest.raises(AccountRefused, match="Nobody signs in"):
        people.asks_for("nobody")


def test_five_wrong_seals_lock_an_account_like_five_wrong_tries() -> None:
    desk = Desk()
    for _ in range(5):
        with pytest.raises(SignInRefused, match="do not fit"):
            desk.workspace.people.sealed_by("nurse", b"wrong", b"these words")

    with pytest.raises(SignInRefused, match="5 wrong tries"):
        desk.workspace.people.sealed_by("nurse", sealed(desk), b"these words")
    with pytest.raises(SignInRefused, match="5 wrong tries"):
        desk.workspace.people.sign_in("nurse", WORDS)


@pytest.mark.parametrize(
    ("cost", "salt", "fair"),
    [
        ("n=1024,r=8,p=1", bytes(16), True),
        ("n=8192,r=8,p=1", bytes(16), True),
        ("n=512,r=8,p=1", bytes(16), False),
        ("n=16384,r=8,p=1", bytes(16), False),
        ("n=1024,r=8,p=9", bytes(16), False),
        ("n=1025,r=8,p=1", bytes(16), False),
        ("n=1024,r=8,p=0", bytes(16), False),
        ("n=1024,r=1,p=8", bytes(16), False),
        ("n=1024,r=8,p=1", bytes(8), False),
        ("n=1024,r=8,p=1", bytes(65), False),
        ("n=1024", bytes(16), False),
        ("", bytes(16), False),
    ],
)
def test_a_cost_from_outside_is_used_if_it_is_neither_too_cheap_nor_ruinous(cost: str, salt: bytes, fair: bool) -> None:
    assert is_fair(cost, salt) is fair


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person_event SET what = 'nothing'",
        "DELETE FROM person_event",
        "INSERT OR REPLACE INTO person_event SELECT id, person_id, 'nothing', by, made_on FROM person_event",
        "DELETE FROM person",
        "UPDATE person SET login = 'else' WHERE login = 'writer'",
        "INSERT OR REPLACE INTO person SELECT * FROM person WHERE login = 'writer'",
    ],
)
def test_what_is_on_record_cannot_be_changed_with_another_tool(shared: Desk, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        shared.workspace._db.execute(statement)


def test_a_name_is_corrected_by_an_administrator_and_stays_on_record(shared: Desk) -> None:
    people = shared.workspace.people
    person = people.correct("writer", name=" New Name ", job="Information officer", by=shared.head)

    assert (person.id, person.login, person.name) == (shared.writer.id, "writer", "New Name")
    told = people.events()[-1]
    assert (told.login, told.by) == ("writer", "Name of head")
    assert told.what == "name corrected, from \u201cName of writer\u201d to \u201cNew Name\u201d"


def test_what_is_the_same_already_leaves_no_event(shared: Desk) -> None:
    people = shared.workspace.people
    before = people.events()
    people.correct("writer", name=shared.writer.name, job=shared.writer.job, by=shared.head)

    assert people.events() == before


@pytest.mark.parametrize(
    ("login", "name", "job", "refused"),
    [("writer", " ", "Officer", "Say the name and the job"), ("nobody", "N", "J", "Nobody signs in")],
)
def test_a_correction_that_cannot_be_made_is_told(shared: Desk, login: str, name: str, job: str, refused: str) -> None:
    with pytest.raises(AccountRefused, match=refused):
        shared.workspace.people.correct(login, name=name, job=job, by=shared.head)


def test_nobody_but_an_administrator_corrects_a_name(shared: Desk) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator"):
        shared.workspace.people.correct("nurse", name="N", job="J", by=shared.writer)
