"""Where on the screen the line of a text is that somebody writes in."""

from __future__ import annotations

import pytest

from db.markdown.parse import parse_body
from db.preview.place import Spot, spot_of

BODY = """## Tiredness

It comes
and goes.

::: contact nhs-111
:::

::: do nations=SCT
- rest
:::

- one
- two
- three

The end."""


@pytest.mark.parametrize(
    ("line", "spot"),
    [
        (0, None),
        (1, Spot(0, 0.0)),
        (2, Spot(0, 0.5)),
        (3, Spot(1, 0.0)),
        (4, Spot(1, 1 / 3)),
        (6, Spot(1, 1.0)),
        (9, Spot(1, 1.0)),
        (13, Spot(2, 0.0)),
        (15, Spot(2, 0.5)),
        (17, Spot(3, 0.0)),
        (40, Spot(3, 23 / 24)),
    ],
    ids=["above", "heading", "empty line", "first line", "second line", "a contact not shown", "for others elsewhere",
         "a list", "far down in it", "last", "behind all"],
)  # fmt: skip
def test_a_line_is_found_on_the_screen(line: int, spot: Spot | None) -> None:
    written, _ = parse_body(BODY, where="page:tiredness")
    shown = [block for block in written if not block.ref and not block.nations]

    assert spot_of(written, shown, line) == spot


def test_a_page_that_is_held_back_has_no_spots() -> None:
    written, _ = parse_body(BODY, where="page:tiredness")

    assert spot_of(written, [], 4) is None
