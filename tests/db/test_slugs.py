"""A short name that comes from a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.slugs import SLUG, slug_from


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Café & diarrhoea", "cafe-diarrhoea"),
        ("  5-HIAA: what is it? ", "5-hiaa-what-is-it"),
        ("long " * 15, "-".join(["long"] * 12)),
        ("???", ""),
        ("Ελλάδα", ""),
    ],
    ids=["accents", "signs", "cut at a gap", "signs alone", "other letters"],
)
def test_a_short_name_says_what_the_title_says(title: str, slug: str) -> None:
    assert slug_from(title) == slug


@given(st.text())
def test_a_short_name_is_one_or_nothing(title: str) -> None:
    slug = slug_from(title)

    assert slug == "" or SLUG.fullmatch(slug)
    assert slug == slug.strip("-")


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_no_item_is_called_as_a_device_of_windows(name: str) -> None:
    assert SLUG.fullmatch(name) is None
    assert slug_from(name.upper()) == f"{name}-1"
    assert SLUG.fullmatch(f"{name}-and-more")
    assert SLUG.fullmatch(f"a{name}")
