"""Where the change was written: an answer approves exactly what was sent, or changes nothing and says why."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from db.people.person import Role, SignInRefused
from db.records import Contact, Page
from db.release.chosen import choose
from db.review_file import answer
from db.review_file.refused import ReviewRefused
from db.review_file.take_back import take_in
from db.workspace import Workspace
from tests.db.items import make
from tests.db.people.desk import WORDS, Desk
from tests.db.review_file.conftest import CONTACT, LATER, NUMBER, OTHER_NUMBER, PAGE, Post
from tests.db.review_file.test_answer import remade

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRONG = "other words altogether"


def phone_shown(desk: Desk) -> str:
    shown = choose(desk.workspace).find(*CONTACT)
    assert shown is not None
    assert isinstance(shown.item, Contact)
    return shown.item.phone


def state(desk: Desk) -> tuple[object, ...]:
    """Everything that an answer might change."""
    return desk.workspace.approvals.register(), desk.workspace.reviews.all(), choose(desk.workspace)


def test_what_was_signed_at_another_desk_is_shown(post: Post) -> None:
    sent = post.send(CONTACT, PAGE)
    red = answer.read(sent).red_keys()

    taken = take_in(post.desk.workspace, post.sign(sent))

    assert phone_shown(post.desk) == OTHER_NUMBER
    contact, page = taken.approvals
    assert (contact.slug, contact.name, contact.via) == ("cruk-nurses", "Name of nurse", "review file")
    assert (frozenset(contact.ticked), frozenset(page.ticked)) == (red[CONTACT], red[PAGE])
    assert (taken.approver, taken.items, taken.remark) == (
        "Name of nurse",
        ("contact:cruk-nurses", "page:everolimus"),
        "",
    )
    (file,) = post.desk.workspace.reviews.all()
    assert file.answer is not None
    assert (file.answer.result, file.answer.signed_on) == ("approved", "2026-11-27T14:30:00+00:00")


def test_what_is_sent_back_approves_nothing_and_says_why(post: Post) -> None:
    taken = take_in(post.desk.workspace, post.send_back(post.send()))

    assert (taken.approvals, taken.remark) == ((), "The number is the old one.")
    assert phone_shown(post.desk) == NUMBER
    (file,) = post.desk.workspace.reviews.all()
    assert file.answer is not None
    assert (file.answer.result, file.answer.remark) == ("sent back", "The number is the old one.")


def test_an_answer_is_taken_in_once(post: Post) -> None:
    sent = post.send()
    first, second, other = post.sign(sent), post.sign(sent), post.send_back(sent)
    take_in(post.desk.workspace, first)
    before = state(post.desk)

    for again in (first, second, other):
        with pytest.raises(ReviewRefused, match=r"taken in already, on 2026-11-26: approved"):
            take_in(post.desk.workspace, again)

    assert state(post.desk) == before


def test_a_wrong_passphrase_is_noticed_here_and_counts_as_a_wrong_try(post: Post) -> None:
    sent = post.send()
    wrong, right = post.sign(sent, WRONG), post.sign(sent)
    before = state(post.desk)

    for _ in range(5):
        with pytest.raises(ReviewRefused, match=r"not made with the passphrase of Name of nurse.*Nothing was approved"):
            take_in(post.desk.workspace, wrong)
    with pytest.raises(ReviewRefused, match=r"5 wrong tries.*Then take the answer in again"):
        take_in(post.desk.workspace, right)
    with pytest.raises(SignInRefused, match="5 wrong tries"):
        post.desk.workspace.people.sign_in("nurse", WORDS)

    assert state(post.desk) == before
    post.desk.clock.go(minutes=16)
    assert take_in(post.desk.workspace, right).approvals


def changed(desk: Desk) -> None:
    desk.write("contact", make(Contact, phone="0808 800 4049"))


def held(desk: Desk) -> None:
    desk.write("contact", make(Contact, phone=OTHER_NUMBER, hold="Nobody has dialled it"))


def taken_off(desk: Desk) -> None:
    desk.workspace.withdrawals.take_off(*CONTACT, person=desk.writer, reason="Wrong number")


def approved_here(desk: Desk) -> None:
    desk.approve("contact", "cruk-nurses")


def other_starter_text(desk: Desk) -> None:
    """Patients see another text, and what is newest is what was sent."""
    desk.workspace.put("contact", make(Contact, phone="0808 800 4048"), origin="starter", author="Starter text")
    desk.write("contact", make(Contact, phone=OTHER_NUMBER))


def retired(desk: Desk) -> None:
    desk.workspace.people.retire("nurse", by=desk.head)


def no_approver(desk: Desk) -> None:
    desk.workspace.people.set_roles("nurse", [Role.AUTHOR], by=desk.head)


def new_passphrase(desk: Desk) -> None:
    desk.workspace.people.change_passphrase(desk.nurse, WORDS, "four other words instead")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (changed, "contact:cruk-nurses has been changed since"),
        (held, "held back since"),
        (taken_off, "taken off since"),
        (approved_here, "has been approved here since"),
        (other_starter_text, "The text that contact:cruk-nurses was held against"),
        (retired, "no clinical approver here any more"),
        (no_approver, "no clinical approver here any more"),
        (new_passphrase, "new passphrase since"),
    ],
)
def test_what_does_not_fit_any_more_is_told_and_changes_nothing(
    post: Post, change: Callable[[Desk], None], told: str
) -> None:
    signed = post.sign(post.send(PAGE, CONTACT))
    change(post.desk)
    before = state(post.desk)

    for _ in range(6):  # none of these is a wrong try
        with pytest.raises(ReviewRefused, match=told) as refused:
            take_in(post.desk.workspace, signed)

    assert "othing" in str(refused.value)
    assert state(post.desk) == before


def test_a_page_taken_off_twice_is_not_brought_back_by_an_old_signature(post: Post) -> None:
    taken_off(post.desk)
    sent = post.send()
    signed = post.sign(sent)
    approved_here(post.desk)
    taken_off(post.desk)

    with pytest.raises(ReviewRefused, match="taken off since"):
        take_in(post.desk.workspace, signed)


def test_a_version_that_differs_only_outside_the_hash_is_still_the_one_that_was_signed(post: Post) -> None:
    signed = post.sign(post.send())
    post.desk.write("contact", make(Contact, phone=OTHER_NUMBER, grade="A"))

    (approval,) = take_in(post.desk.workspace, signed).approvals

    assert approval.revision == 2
    assert phone_shown(post.desk) == OTHER_NUMBER


def test_the_signature_is_under_all_that_was_shown(post: Post) -> None:
    """What the approver saw before the change was altered on the way, so that the red line was not there."""
    sent = remade(post.send(), lambda it: it["items"][0]["before"].update(phone=OTHER_NUMBER))
    assert answer.read(sent).red_keys() == {CONTACT: frozenset()}

    with pytest.raises(ReviewRefused, match="changed on the way"):
        take_in(post.desk.workspace, post.sign(sent))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda it: it["ticked"][0].append("0" * 16), "not made with the passphrase"),
        (lambda it: it.update(signed_on="2026-11-28T09:00:00Z"), "not made with the passphrase"),
        (lambda it: it.update(seal="0" * 64), "not made with the passphrase"),
        (lambda it: it.update(result="sent back", ticked=[], remark="No."), "not made with the passphrase"),
        (lambda it: it.update(ticked=[[], []]), "under another text than was sent"),
        (lambda it: it.update(sent="0" * 64), "under another text than was sent"),
        (lambda it: it.update(nonce="0" * 32), "does not remember"),
        (lambda it: it.update(workspace_id="0" * 32), "another workspace"),
        (lambda it: it.update(ticked=[["not a key"]]), "does not know"),
        (lambda it: it.update(ticked=[]), "does not know"),
        (lambda it: it.update(remark="And a remark."), "does not know"),
        (lambda it: it.update(result="sent back"), "does not know"),
        (lambda it: it.update(result="published"), "does not know"),
    ],
)
def test_an_answer_that_was_made_up_changes_nothing(
    post: Post, change: Callable[[dict[str, object]], object], told: str
) -> None:
    signed = remade(post.sign(post.send()), change)
    before = state(post.desk)

    with pytest.raises(ReviewRefused, match=told):
        take_in(post.desk.workspace, signed)

    assert state(post.desk) == before


def test_an_answer_to_another_workspace_is_not_taken_for_ours(post: Post, tmp_path: Path) -> None:
    signed = post.sign(post.send())

    with Workspace.create(tmp_path / "other.sqlite") as other, pytest.raises(ReviewRefused, match="another workspace"):
        take_in(other, signed)


def test_a_backup_from_before_does_not_know_the_answer(post: Post) -> None:
    post.send(PAGE)
    with post.desk.workspace.copy() as backup:
        signed = post.sign(post.send())

        with pytest.raises(ReviewRefused, match=r"perhaps because a backup was put back"):
            take_in(backup, signed)


def test_the_file_that_went_out_is_no_answer(post: Post) -> None:
    with pytest.raises(ReviewRefused, match=r"Choose the file that ends in \.answer"):
        take_in(post.desk.workspace, post.send())


def test_what_one_item_refuses_the_others_are_not_approved_for(post: Post) -> None:
    """The database has the last word, whatever this program thinks."""
    signed = post.sign(post.send(PAGE, CONTACT))
    post.desk.workspace._db.execute(
        "CREATE TRIGGER refuses BEFORE INSERT ON approval WHEN (SELECT count(*) FROM approval) = 1"
        " BEGIN SELECT RAISE(ABORT, 'only one'); END"
    )
    before = state(post.desk)

    with pytest.raises(sqlite3.IntegrityError, match="only one"):
        take_in(post.desk.workspace, signed)

    assert state(post.desk) == before
    post.desk.workspace._db.execute("DROP TRIGGER refuses")
    assert len(take_in(post.desk.workspace, signed).approvals) == 2


def test_an_answer_carries_neither_texts_nor_names(post: Post) -> None:
    content = json.loads(post.sign(post.send()).read_bytes())["content"]

    assert content.keys() == {
        "nonce", "workspace_id", "sent", "result", "ticked", "remark", "signed_on", "seal",
    }  # fmt: skip
    assert content["signed_on"] == LATER.isoformat().replace("+00:00", "Z")


def test_an_answer_from_a_pc_in_summer_time_is_dated_like_the_others(post: Post) -> None:
    sent = post.send()
    request = answer.read(sent)
    now = datetime(2027, 6, 1, 10, 0, 0, 250, tzinfo=ZoneInfo("Europe/London"))

    take_in(post.desk.workspace, answer.write(answer.sign(request, WORDS, request.red_keys(), now), sent))

    (file,) = post.desk.workspace.reviews.all()
    assert file.answer is not None
    assert file.answer.signed_on == "2027-06-01T09:00:00.000250+00:00"


def test_a_page_that_is_wholly_new_is_shown_once_it_was_signed(post: Post) -> None:
    post.desk.write("page", make(Page, slug="new"))

    take_in(post.desk.workspace, post.sign(post.send(("page", "new", "en"))))

    assert choose(post.desk.workspace).find("page", "new", "en") is not None
