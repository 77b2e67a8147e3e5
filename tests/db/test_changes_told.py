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
