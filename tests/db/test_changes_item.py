from __future__ import annotations

from datetime import date

import msgspec
import pytest

from db.changes.item import State, body_lines, changes_of
from db.changes.marks import MarkKind
from db.records import Contact, Image, Page

PAGE = Page(
    slug="scans",
    section="tests",
    position=1,
    title="Scans",
    summary="What a scan is.",
    kind="care",
    last_reviewed=date(2018, 8, 6),
    next_review=date(2021, 8, 6),
    body="## Before\n\nDo not eat for 2 hours.\n",
)
LINE = Contact(
    slug="line",
    name="Advice line",
    position=1,
    for_whom="Everyone",
    phone="0808 800 4040",
    hours=("Mon-Fri 09:00-17:00",),
    last_reviewed=date(2024, 1, 1),
    next_review=date(2025, 1, 1),
)


def test_nothing_differs() -> None:
    changes = changes_of("page", PAGE, PAGE)
    assert (changes.state, changes.fields, changes.red) == (State.SAME, (), ())


def test_a_changed_number_in_a_body_is_told_and_must_be_ticked() -> None:
    after = msgspec.structs.replace(PAGE, body="## Before\n\nDo not eat for 12 hours.\n")
    changes = changes_of("page", PAGE, after)
    assert [(field.label, field.state) for field in changes.fields] == [("Text", State.CHANGED)]
    assert [(line.before, line.after) for line in changes.red] == [("2 hours", "12 hours")]
    assert not changes.review_moved


def test_dates_are_told_in_words() -> None:
    changes = changes_of("page", PAGE, msgspec.structs.replace(PAGE, last_reviewed=date(2018, 8, 7)))
    assert changes.review_moved
    assert (changes.fields[0].before, changes.fields[0].after) == ("6 August 2018", "7 August 2018")


def test_emphasis_alone_changes_no_words() -> None:
    after = msgspec.structs.replace(PAGE, body="## Before\n\nDo **not** eat for 2 hours.\n")
    changes = changes_of("page", PAGE, after)
    assert [field.markup_only for field in changes.fields] == [True]
    assert changes.red == ()


@pytest.mark.parametrize(("field", "value"), [("phone", "0808 800 4041"), ("hours", ("Mon-Fri 09:00-18:00",))])
def test_a_contact_is_told_as_patients_read_it(field: str, value: object) -> None:
    changes = changes_of("contact", LINE, msgspec.structs.replace(LINE, **{field: value}))
    assert [each.field for each in changes.fields] == [field]
    assert changes.red


def test_hours_stand_as_a_sentence() -> None:
    changes = changes_of("contact", LINE, msgspec.structs.replace(LINE, always_open=True))
    assert [(each.label, each.before) for each in changes.fields] == [("Opening hours", "Monday to Friday, 9am to 5pm")]


def test_everything_of_a_new_and_of_a_removed_item_is_told() -> None:
    assert changes_of("contact", None, LINE).state is State.NEW
    gone = changes_of("contact", LINE, None)
    assert gone.state is State.REMOVED
    assert gone.red[0].kind is MarkKind.PHONE


def test_a_body_that_breaks_a_rule_is_shown_as_written() -> None:
    body = "<b>Words</b>\n\n> quoted"
    assert body_lines(body) == body


def test_another_picture_under_the_same_words_is_told() -> None:
    image = Image(slug="scan", alt="A scanner", file="scan.png", sha256="a" * 64)
    changes = changes_of("image", image, msgspec.structs.replace(image, sha256="b" * 64))
    assert [field.label for field in changes.fields] == ["Picture"]
