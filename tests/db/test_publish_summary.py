"""What publishing would change, told before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.publish.job import publish
from db.publish.summary import Change, summary
from db.records import Contact, Page, Term
from tests.db.items import make
from tests.db.publishing import Desk
from tests.db.release_files import small_release

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    outcome = publish(desk.workspace, desk.store, person=desk.person)
    assert outcome.good, outcome.fault
    return desk


def test_before_the_first_release_everything_is_new(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")

    told = summary(desk.workspace, desk.store)

    assert {each.what for each in told.changes} == {"new"}
    assert "2 pages new" in str(told)
    assert desk.store.current() is None


def test_before_the_first_release_the_starter_is_what_shows(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body="Sleep long."))
    starter = small_release(tmp_path / "starter.sqlite").path

    told = summary(desk.workspace, desk.store, starter=starter)

    assert [(each.slug, each.what) for each in told.changes if each.kind == "page"] == [("rest", "changed")]


def test_what_shows_already_would_change_nothing(desk: Desk) -> None:
    told = summary(desk.workspace, desk.store)

    assert told.changes == ()
    assert str(told) == "Patients would see nothing new."


def test_each_item_that_differs_is_named_once_by_what_patients_call_it(desk: Desk) -> None:
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body="Sleep long."))
    desk.put("contact", make(Contact, slug="nurses", name="The nurses", phone="020 7946 0124"))
    desk.put("term", make(Term, slug="rest", term="Rest", meaning="Sleep and quiet."))

    told = summary(desk.workspace, desk.store)

    assert told.changes == (
        Change("page", "rest", "en", "Rest", "changed"),
        Change("contact", "nurses", "en", "The nurses", "changed"),
        Change("term", "rest", "en", "Rest", "new"),
    )
    assert str(told) == "1 page changed, 1 contact changed, 1 word of the glossary new."


def test_what_was_looked_at_is_what_is_published(desk: Desk) -> None:
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body="Sleep long."))
    told = summary(desk.workspace, desk.store)
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body="Sleep longer."))

    refused = publish(desk.workspace, desk.store, person=desk.person, expected=told.content_hash)
    again = summary(desk.workspace, desk.store)
    done = publish(desk.workspace, desk.store, person=desk.person, expected=again.content_hash)

    assert refused.fault is not None
    assert done.good, done.fault


def test_what_must_be_mended_is_told_as_a_fault_with_its_findings(desk: Desk) -> None:
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body="<script>alert(1)</script>"))

    fault = summary(desk.workspace, desk.store).fault

    assert fault is not None
    assert fault.findings


def test_what_a_patient_reads_differently_is_told_with_its_red_lines(desk: Desk) -> None:
    desk.put("contact", make(Contact, slug="nurses", name="The nurses", phone="020 7946 0124"))

    (read,) = summary(desk.workspace, desk.store).read

    assert (read.kind, read.slug) == ("contact", "nurses")
    assert "020 7946 0124" in [line.after for line in read.red]


def test_a_damaged_release_in_use_does_not_stand_in_the_way_of_a_new_one(desk: Desk) -> None:
    current = desk.store.current()
    assert current is not None
    current.path.write_bytes(b"no release")

    told = summary(desk.workspace, desk.store)

    assert told.fault is None
    assert {each.what for each in told.changes} == {"new"}
    assert "is damaged" in told.blind
    assert publish(desk.workspace, desk.store, person=desk.person, expected=told.content_hash).good
