"""An item as a form: nothing is lost on the way there or back, and whatever is typed is answered in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from db.exchange.starter import starter_workspace
from db.forms.dates import read_date, written_date
from db.forms.fields import FIELDS, NO, YES
from db.forms.new import blank, free_slug
from db.forms.reading import ENDING, form_of, item_of
from db.forms.review import reviewed
from db.records import KINDS, Contact, Image, Item, Page, Site

if TYPE_CHECKING:
    from collections.abc import Generator

    from db.workspace import Workspace

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def starter() -> Generator[Workspace]:
    with starter_workspace() as workspace:
        yield workspace


def contact() -> Contact:
    return Contact(
        slug="nurse", name="Nurse", position=10, for_whom="Patients", phone="0300 123 1234",
        hours=("Mon-Fri 09:00-17:00",), last_reviewed=TODAY, next_review=date(2027, 11, 26),
    )  # fmt: skip


def read(item: Item, kind: str, **typed: str) -> tuple[Item | None, dict[str, str]]:
    """The item after somebody typed into its form, or what they are told instead."""
    found = item_of(kind, item.slug, item.locale, {**form_of(kind, item), **typed}, base=item)
    return found.item, {fault.field: f"{fault.found} {fault.mend}" for fault in found.faults}


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_the_starter_comes_back_as_it_was(starter: Workspace, kind: str) -> None:
    items = [current.item for current in starter.items(kind)]
    items += [draft.item for draft in starter.drafts() if draft.kind == kind]
    items += [Site(slug="main")] if kind == "site" else []
    assert items or kind == "image"

    for item in items:
        again, told = read(item, kind)
        assert (again, told) == (item, {})


def test_every_field_that_patients_read_is_on_the_form() -> None:
    own = {"slug", "locale", "translates", "author", "facts", "file"}
    for kind, fields in FIELDS.items():
        assert {field.name for field in fields} == set(KINDS[kind].__struct_fields__) - own, kind


@pytest.mark.parametrize(
    "written", ["26 November 2026", "26 Nov 2026", "26th November 2026", "26/11/2026", "26.11.2026", "2026-11-26"]
)
def test_a_date_may_be_written_as_people_do(written: str) -> None:
    assert read_date(written) == TODAY
    assert read(contact(), "contact", last_reviewed=written)[0] == replace(contact(), last_reviewed=TODAY)


@pytest.mark.parametrize(
    "written", ["26/11/26", "11/26/2026", "31 November 2026", "soon", "November 2026", "26 Xember 2026"]
)
def test_what_is_no_date_for_certain_is_asked_for_again(written: str) -> None:
    item, told = read(contact(), "contact", last_reviewed=written)

    assert item is None
    assert written in told["last_reviewed"]
    assert "26 November 2026" in told["last_reviewed"]


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_date_that_was_written_is_read_again(day: date) -> None:
    assert read_date(written_date(day)) == day


def test_what_is_missing_or_cannot_be_read_is_told_field_by_field() -> None:
    item, told = read(
        contact(), "contact", name=" ", phone="ring 0300", hours="Monday 9 to 5", position="first", grade="Z"
    )

    assert item is None
    assert set(told) >= {"name", "phone", "hours", "position"}
    assert all(each.endswith(".") for each in told.values())


def test_a_phone_number_keeps_its_gaps_and_loses_those_around_it() -> None:
    item, _ = read(contact(), "contact", phone="  0300  123 1235 ")

    assert item == replace(contact(), phone="0300 123 1235")


def test_lists_are_one_a_line_and_flags_are_ticks() -> None:
    item, _ = read(contact(), "contact", nations="ENG\n\nWLS\n", urgent=YES, closed_on_bank_holidays=NO)

    assert item == replace(contact(), nations=("ENG", "WLS"), urgent=True)


@given(st.sampled_from([kind for kind in KINDS if kind != "page"]), st.data())
def test_whatever_is_typed_is_answered_and_never_changed(kind: str, data: st.DataObject) -> None:
    form = {field.name: data.draw(st.text(max_size=20)) for field in FIELDS[kind]}
    typed = dict(form)

    found = item_of(kind, "an-item", "en", form, base=None)

    assert form == typed
    assert (found.item is None) == bool(found.faults)


def test_whatever_is_not_on_the_form_stays(starter: Workspace) -> None:
    page = starter.current("page", "everolimus")
    assert isinstance(page, Page)
    assert page.facts

    item, _ = read(page, "page", title="Another title")

    assert item == replace(page, title="Another title")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "site"])
def test_a_new_form_needs_words_and_no_dates(starter: Workspace, kind: str) -> None:
    found = item_of(kind, "new", "en", blank(starter, kind, today=TODAY), base=None)

    assert found.item is None
    assert not {"last_reviewed", "next_review", "position", "section", "kind"} & {each.field for each in found.faults}


def test_a_new_picture_gets_a_file_of_its_own_name() -> None:
    found = item_of("image", "lungs", "en", {"alt": "Two lungs.", "sha256": "0" * 64}, base=None)

    assert found.item == Image(slug="lungs", alt="Two lungs.", file="lungs.png", sha256="0" * 64)


def test_a_picture_in_another_language_gets_a_file_of_its_own() -> None:
    form = {"alt": "Dwy ysgyfaint.", "sha256": "0" * 64, ENDING: "jpg"}
    found = item_of("image", "lungs", "cy", form, base=None)

    assert isinstance(found.item, Image)
    assert found.item.file == "lungs.cy.jpg"


def test_a_short_name_is_given_once(starter: Workspace) -> None:
    assert free_slug(starter, "page", "Food & drink") == "food-drink"
    assert free_slug(starter, "page", "Everolimus") == "everolimus-2"
    assert free_slug(starter, "term", "???") == "term"


def test_a_review_moves_both_dates_and_an_edit_neither() -> None:
    form = reviewed("page", {"kind": "care", "title": "A page"}, today=TODAY)

    assert form == {
        "kind": "care", "title": "A page", "last_reviewed": "26 November 2026", "next_review": "26 November 2029",
    }  # fmt: skip
    assert reviewed("contact", {}, today=TODAY)["next_review"] == "26 November 2027"
