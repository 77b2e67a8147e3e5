"""What was found, as rows and as marked text."""

from __future__ import annotations

import pytest

from db.search.results import Hit, HitGroup, Snippet
from kiosk.viewmodels.search_rows import FEW, HIT_ROLES, hit_rows, marked


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        pytest.param("a scan", (), "a scan", id="nothing marked"),
        pytest.param("a scan", ((2, 6),), "a <b>scan</b>", id="at the end"),
        pytest.param("scan the scan", ((0, 4), (9, 13)), "<b>scan</b> the <b>scan</b>", id="twice"),
        pytest.param("<b>&", ((3, 4),), "&lt;b&gt;<b>&amp;</b>", id="what looks like markup"),
        pytest.param("β-agonist", ((0, 1),), "<b>β</b>-agonist", id="code points, not bytes"),
    ],
)
def test_what_was_looked_for_is_bold(text: str, marks: tuple[tuple[int, int], ...], shown: str) -> None:
    assert marked(Snippet(text, marks)) == shown


def group_of(count: int, total: int) -> HitGroup:
    hits = tuple(Hit("term", f"t-{n}", f"T{n}", Snippet(""), "", True) for n in range(count))
    return HitGroup("term", hits, total)


@pytest.mark.parametrize(
    ("count", "total", "unfolded", "shown", "more", "beyond"),
    [
        pytest.param(2, 2, False, 2, 0, 0, id="few"),
        pytest.param(8, 8, False, 3, 5, 0, id="more than few"),
        pytest.param(8, 8, True, 8, 0, 0, id="unfolded"),
        pytest.param(8, 90, False, 3, 5, 0, id="many"),
        pytest.param(8, 90, True, 8, 0, 82, id="many, unfolded"),
        pytest.param(2, 5, False, 2, 0, 3, id="fewer hits than were found"),
    ],
)
def test_the_last_row_says_what_there_is_besides(
    count: int, total: int, unfolded: bool, shown: int, more: int, beyond: int
) -> None:
    found = hit_rows([group_of(count, total)], {"term"} if unfolded else set())
    rows = [dict(zip(HIT_ROLES, row, strict=True)) for row in found]

    assert len(rows) == shown
    assert (rows[-1]["more"], rows[-1]["beyond"]) == (more, beyond)
    assert not any(row["more"] or row["beyond"] for row in rows[:-1])
    assert [row["first"] for row in rows] == [True] + [False] * (shown - 1)


def test_every_kind_has_its_number_of_first_rows() -> None:
    assert set(FEW) == {"page", "term", "contact", "question"}
