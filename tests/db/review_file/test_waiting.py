"""What can be sent, to whom, and what is still out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.changes.item import State
from db.people.person import Role
from db.records import Contact, Page
from db.review_file.take_back import take_in
from db.review_file.under_way import under_way
from db.review_file.waiting import approvers, waiting
from tests.db.items import make
from tests.db.people.desk import WORDS
from tests.db.review_file.conftest import CONTACT, PAGE, Post
from tests.own_passphrase import add_with_own

if TYPE_CHECKING:
    from collections.abc import Callable


def test_what_waits_can_be_sent_and_says_who_wrote_it(post: Post) -> None:
    page, contact = waiting(post.desk.workspace)

    assert (page.about, contact.about) == (PAGE, CONTACT)
    assert (contact.state, contact.revision, contact.author, contact.why_not) == (
        State.CHANGED,
        2,
        "Name of writer",
        "",
    )
    assert contact.author_id == post.desk.writer.id


def test_what_nobody_is_known_to_have_written_waits_and_cannot_be_sent(post: Post) -> None:
    post.desk.workspace.put("page", make(Page, title="By a command"), origin="site", author="A command")

    page, _ = waiting(post.desk.workspace)

    assert page.why_not.startswith("page:everolimus was brought in by a command")


def test_who_wrote_one_of_the_chosen_changes_is_not_asked(post: Post) -> None:
    desk = post.desk
    second = add_with_own(
        desk.workspace.people,
        login="second",
        name="Name of second",
        job="Doctor",
        roles=[Role.APPROVER],
        passphrase=WORDS,
        by=desk.head,
    )
    desk.write("page", make(Page, title="By the nurse"), by=desk.nurse)
    page, contact = waiting(desk.workspace)
    people = desk.workspace.people.all()

    assert approvers(people, [contact]) == (desk.nurse, second)
    assert approvers(people, [contact, page]) == (second,)
    assert approvers(people, []) == (desk.nurse, second)
    desk.workspace.people.retire("second", by=desk.head)
    assert approvers(desk.workspace.people.all(), [page]) == ()


def test_a_file_is_under_way_until_it_is_answered(post: Post) -> None:
    first, second = post.send(CONTACT), post.send(PAGE)

    newest, oldest = under_way(post.desk.workspace)
    assert (newest.file.items[0].about, oldest.file.items[0].about) == (PAGE, CONTACT)
    assert (newest.why_not, oldest.why_not) == ("", "")

    take_in(post.desk.workspace, post.sign(first))
    take_in(post.desk.workspace, post.send_back(second))
    assert under_way(post.desk.workspace) == ()


def _change(post: Post) -> None:
    post.desk.write("contact", make(Contact, phone="0808 800 4042"))


def _new_passphrase(post: Post) -> None:
    post.desk.workspace.people.change_passphrase(post.desk.nurse, WORDS, "five other plain words here")


def _retire(post: Post) -> None:
    post.desk.workspace.people.retire("nurse", by=post.desk.head)


@pytest.mark.parametrize(
    ("meanwhile", "told"),
    [
        (_change, "contact:cruk-nurses has been changed since the file was sent."),
        (_new_passphrase, "Name of nurse has had a new passphrase since this file was sent"),
        (_retire, "Name of nurse is no clinical approver here any more"),
    ],
    ids=["changed", "new passphrase", "retired"],
)
def test_a_file_whose_answer_would_be_refused_says_why(
    post: Post, meanwhile: Callable[[Post], None], told: str
) -> None:
    post.send()

    meanwhile(post)

    (out,) = under_way(post.desk.workspace)
    assert out.why_not.startswith(told)


def test_a_file_that_nothing_can_come_of_is_left_out_when_its_texts_are_sent_again_or_approved(post: Post) -> None:
    post.send(CONTACT, PAGE)
    _change(post)
    (void,) = under_way(post.desk.workspace)
    assert void.why_not

    again = post.send(CONTACT)
    assert [bool(each.why_not) for each in under_way(post.desk.workspace)] == [False, True]
    post.desk.approve("page", "everolimus")
    (left,) = under_way(post.desk.workspace)
    assert left.why_not == ""
    take_in(post.desk.workspace, post.sign(again))
    assert under_way(post.desk.workspace) == ()
