"""The head of a page's file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.markdown.front_matter import FrontMatterError, join, split


def test_a_file_is_cut_into_fields_and_body() -> None:
    document = split('+++\ntitle = "A"\nlast_reviewed = 2026-11-23\n+++\n\n\nText\n\nmore\n\n')

    assert document.fields == {"title": "A", "last_reviewed": date(2026, 11, 23)}
    assert document.body == "Text\n\nmore"
    assert document.body_line == 7


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "does not begin"),
        ("Text", 1, "does not begin"),
        ('+++\ntitle = "A"\n', 1, "have no end"),
        ('+++\ntitle = "A"\nbad\n+++\n', 3, "cannot be read"),
        ("+++\na = 1\na = 2\n+++\n", 3, "cannot be read"),
    ],
)
def test_a_head_that_cannot_be_read_names_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(FrontMatterError, match=words) as problem:
        split(text)

    assert problem.value.line == line


@given(
    st.dictionaries(st.sampled_from(["title", "summary"]), st.text()),
    st.text().map(lambda text: text.replace("\r", "").strip("\n")),
)
def test_what_is_joined_is_split_again(fields: dict[str, str], body: str) -> None:
    document = split(join(fields, body))

    assert (document.fields, document.body) == (fields, body)
