"""A line of the red list as a sentence for staff."""

from __future__ import annotations

import pytest

from db.changes.marks import MarkKind
from db.changes.red import red_list
from db.changes.told import CALLED, in_words, is_a_number


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Ring 020 7946 0000.", "Ring 020 7946 0124.", "Phone number: “020 7946 0000” becomes “020 7946 0124”."),
        ("Take it.", "Do not take it.", "A “not”: “Do not” is new."),
        ("Take 10 mg a day.", "Take it a day.", "Dose or measure: “10 mg” is gone."),
        ("Take 10 mg of this.", "Never swallow more than 10 mg.", "“10 mg” stays, but the words around it are others."),
    ],
    ids=["changed", "new", "gone", "moved"],
)
def test_a_change_is_told_in_a_sentence(before: str, after: str, told: str) -> None:
    assert any(told in in_words(line) for line in red_list(before, after))


@pytest.mark.parametrize(
    ("field", "before", "after", "told"),
    [
        ("dialled_on", "", "26 November 2026", "Number last dialled: “26 November 2026” is new."),
        ("position", "10", "20", "Place: “10” becomes “20”."),
        ("withhold_when_overdue", "", "No", "Hide the page from the day its review is due: “No” is new."),
        ("relay", "18001 0300 123 1234", "", "Text relay: “18001 0300 123 1234” is gone."),
        ("title", "1 of 10 people", "2 of 10 people", "Number: “1” becomes “2”."),
        ("body", "10", "20", "Number: “10” becomes “20”."),
    ],
    ids=["date", "place", "flag", "number", "in a sentence", "text"],
)
def test_what_is_all_that_its_field_holds_is_called_after_the_field(
    field: str, before: str, after: str, told: str
) -> None:
    assert [in_words(line) for line in red_list(before, after, field=field)] == [told]


@pytest.mark.parametrize(
    ("before", "after", "alone"),
    [
        ("020 7946 0000", "020 7946 0124", True),
        ("", "020 7946 0124", True),
        ("Ring 020 7946 0000.", "Ring 020 7946 0124.", False),
        ("10 mg", "20 mg", False),
    ],
    ids=["changed", "new", "in a sentence", "a dose"],
)
def test_a_phone_number_that_stands_alone_is_known(before: str, after: str, alone: bool) -> None:
    (line,) = red_list(before, after)
    assert is_a_number(line) is alone


def test_every_kind_of_change_has_a_name() -> None:
    assert set(CALLED) == set(MarkKind)
