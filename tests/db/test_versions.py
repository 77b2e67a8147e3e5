"""The past of one item: versions, who approved them, what patients see of them, and when it was taken off."""

from __future__ import annotations

from db.records import Page
from db.versions import past_of
from tests.db.items import make
from tests.db.people.desk import Desk

PAGE = "page", "everolimus", "en"


def test_every_version_is_told_with_its_author_and_its_approvals_the_newest_first() -> None:
    desk = Desk()
    desk.workspace.put("page", make(Page), origin="starter", author="Test")
    desk.write("page", make(Page, title="Our title"))
    desk.approve("page", "everolimus")
    desk.write("page", make(Page, title="A later title"))

    past = past_of(desk.workspace, *PAGE)

    assert [(each.revision.number, each.revision.origin, each.shown) for each in past.versions] == [
        (3, "site", False),
        (2, "site", True),
        (1, "starter", False),
    ]
    assert [[given.job for given in each.approvals] for each in past.versions] == [[], ["Lung nurse specialist"], []]
    assert past.versions[0].revision.author == "Name of writer"
    assert past.shown == past.versions[1].revision.item


def test_a_version_that_says_again_what_patients_read_is_told_as_shown() -> None:
    desk = Desk()
    desk.workspace.put("page", make(Page), origin="starter", author="Test")
    desk.write("page", make(Page, title="Our title"))
    desk.write("page", make(Page))

    assert [each.shown for each in past_of(desk.workspace, *PAGE).versions] == [True, False, True]


def test_what_was_taken_off_is_told_with_the_reason_and_whether_it_still_is() -> None:
    desk = Desk()
    desk.workspace.put("page", make(Page), origin="starter", author="Test")
    desk.workspace.put("page", make(Page, slug="octreotide"), origin="starter", author="Test")
    desk.workspace.withdrawals.take_off(*PAGE, person=desk.writer, reason="Out of date")
    desk.workspace.withdrawals.take_off("page", "octreotide", "en", person=desk.writer, reason="Another")

    off = past_of(desk.workspace, *PAGE)
    assert [(each.name, each.reason) for each in off.withdrawals] == [("Name of writer", "Out of date")]
    assert off.off
    assert off.shown is None

    desk.approve("page", "everolimus")
    again = past_of(desk.workspace, *PAGE)
    assert again.withdrawals == off.withdrawals
    assert not again.off
    assert again.versions[0].shown


def test_an_item_that_is_not_there_has_no_past() -> None:
    past = past_of(Desk().workspace, *PAGE)

    assert (past.versions, past.withdrawals, past.shown, past.off) == ((), (), None, False)
