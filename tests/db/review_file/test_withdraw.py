"""A review file that is withdrawn: an answer to it changes nothing any more."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.people.person import NotAllowed, Role
from db.review_file.refused import ReviewRefused
from db.review_file.take_back import take_in
from db.review_file.under_way import under_way
from db.review_file.withdraw import withdraw
from tests.db.people.desk import WORDS
from tests.own_passphrase import add_with_own

if TYPE_CHECKING:
    from tests.db.review_file.conftest import Post


def newest(post: Post) -> str:
    return post.desk.workspace.reviews.all()[-1].nonce


def test_an_answer_to_it_is_refused_and_costs_no_try(post: Post) -> None:
    signed = post.sign(post.send())
    withdraw(post.desk.workspace, newest(post), person=post.desk.writer)

    with pytest.raises(ReviewRefused, match=r"Name of writer withdrew this file on 2026-11-26.*send it again"):
        take_in(post.desk.workspace, signed)

    assert post.desk.workspace.approvals.register() == []
    assert under_way(post.desk.workspace) == ()
    failures = post.desk.workspace._db.execute("SELECT sum(failures) FROM person").fetchone()[0]
    assert failures == 0


def test_a_file_sent_after_it_is_answered_as_ever(post: Post) -> None:
    post.send()
    withdraw(post.desk.workspace, newest(post), person=post.desk.writer)
    take_in(post.desk.workspace, post.sign(post.send()))

    assert [each.slug for each in post.desk.workspace.approvals.register()] == ["cruk-nurses"]


def test_an_administrator_withdraws_for_somebody_who_is_away(post: Post) -> None:
    post.send()
    withdraw(post.desk.workspace, newest(post), person=post.desk.head)

    (file,) = post.desk.workspace.reviews.all()
    assert file.withdrawn is not None
    assert (file.withdrawn.by, file.waits) == ("Name of head", False)


def test_nobody_else_withdraws_it(post: Post) -> None:
    other = add_with_own(
        post.desk.workspace.people,
        login="other",
        name="Name of other",
        job="Officer",
        roles={Role.AUTHOR},
        passphrase=WORDS,
        by=post.desk.head,
    )
    post.send()

    with pytest.raises(NotAllowed, match="Only Name of writer or an administrator"):
        withdraw(post.desk.workspace, newest(post), person=other)

    assert post.desk.workspace.reviews.all()[-1].waits


def test_what_is_answered_or_withdrawn_or_unknown_is_told(post: Post) -> None:
    take_in(post.desk.workspace, post.send_back(post.send()))
    with pytest.raises(ReviewRefused, match="has answered it already: sent back"):
        withdraw(post.desk.workspace, newest(post), person=post.desk.writer)
    post.send()
    withdraw(post.desk.workspace, newest(post), person=post.desk.writer)
    with pytest.raises(ReviewRefused, match="has withdrawn it already"):
        withdraw(post.desk.workspace, newest(post), person=post.desk.writer)
    with pytest.raises(ReviewRefused, match="does not remember"):
        withdraw(post.desk.workspace, "0" * 32, person=post.desk.writer)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review_withdrawn SET made_on = ''",
        "DELETE FROM review_withdrawn",
        "INSERT OR REPLACE INTO review_withdrawn SELECT * FROM review_withdrawn",
        "INSERT INTO review_answer SELECT file_id, 'approved', '', '', '' FROM review_withdrawn",
    ],
    ids=["changed", "deleted", "replaced", "answered"],
)
def test_no_tool_gets_round_it(post: Post, statement: str) -> None:
    post.send()
    withdraw(post.desk.workspace, newest(post), person=post.desk.writer)

    with pytest.raises(sqlite3.IntegrityError):
        post.desk.workspace._db.execute(statement)
