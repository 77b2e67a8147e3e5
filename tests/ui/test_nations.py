"""In Northern Ireland 111 does not answer, so nothing says it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk import tour
from kiosk.config import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Nation
    from tests.conftest import OpenGlass

NUMBER = re.compile(r"(?<!\d)111(?!\d)")


def everything_said(open_glass: OpenGlass, nation: Nation, file: Path | None = None) -> list[str]:
    settings = replace(Settings(), nation=nation)
    glass = open_glass(file, settings=settings) if file else open_glass(settings=settings)
    library = glass.program.shelf.library
    assert library is not None
    said = []
    for stop in tour.stops(library):
        stop.go(glass.program)
        glass.settle()
        said += glass.see()
    for term in library.terms():
        said += [term.term, term.meaning]
    return said


def test_nothing_says_111_in_northern_ireland(open_glass: OpenGlass) -> None:
    said = everything_said(open_glass, "NIR")

    assert len(said) > 1000
    assert [words for words in said if NUMBER.search(words)] == []


def test_a_call_111_card_is_left_out_in_northern_ireland_even_if_nobody_thought_of_it(
    open_glass: OpenGlass, every_block_file: Path
) -> None:
    assert any(NUMBER.search(words) for words in everything_said(open_glass, "ENG", every_block_file))

    assert not any(NUMBER.search(words) for words in everything_said(open_glass, "NIR", every_block_file))


@pytest.mark.parametrize("nation", ["ENG", "SCT", "WLS"])
def test_111_is_there_elsewhere(nation: Nation, open_glass: OpenGlass) -> None:
    settings = replace(Settings(), nation=nation)
    glass = open_glass(settings=settings)

    glass.tap("unwellStrip")

    assert any(NUMBER.search(words) for words in glass.see())


@pytest.mark.parametrize(("nation", "said"), [("ENG", True), ("SCT", True), ("WLS", True), ("NIR", False)])
def test_the_page_of_last_resort_says_111_where_it_answers(nation: Nation, said: bool, open_glass: OpenGlass) -> None:
    settings = replace(Settings(), nation=nation)
    glass = open_glass(None, settings=settings)

    assert glass.has("lastResort")
    assert any(NUMBER.search(words) for words in glass.see()) is said
    assert glass.sees("999")
    assert glass.sees("116 123")
