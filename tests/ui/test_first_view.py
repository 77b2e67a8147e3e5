"""Where little is seen at once, the first view of a screen is what to do next, and not what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.glass import clipped_rect, is_icon, is_text, scene_rect, walk
from tests.ui.rounds import PANELS, looking
from tests.ui.test_approved import EXAMPLE

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtQuick import QQuickItem

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

SCOPE = "These pages are about lung neuroendocrine tumours"


def first_line(item: QQuickItem) -> QRectF:
    """The first line of words on something to tap."""
    name = next(each for each in walk(item) if is_text(each) and not is_icon(each))
    line = scene_rect(name)
    line.setHeight(line.height() / int(name.property("lineCount")))
    return line


@pytest.mark.parametrize(("panel", "size"), [("small", 3), ("small", 4), ("landscape", 4)])
def test_home_begins_with_the_question_the_search_and_the_first_answer(
    panel: str, size: int, open_glass: OpenGlass
) -> None:
    glass = open_glass(**looking(panel, size))
    glass.tap("start")
    search, card = glass.find("openSearch"), glass.find("section-about")

    assert clipped_rect(search) == scene_rect(search)
    assert clipped_rect(card).contains(first_line(card))
    assert is_in_sight(glass, EXAMPLE)


def test_home_moved_down_begins_so_too(open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("portrait", 4))
    glass.tap("start")
    glass.tap("navReach")
    glass.settle()
    search, card = glass.find("openSearch"), glass.find("section-about")

    assert clipped_rect(search) == scene_rect(search)
    assert clipped_rect(card).contains(first_line(card))
    assert is_in_sight(glass, EXAMPLE)


@pytest.mark.parametrize(("panel", "size"), [("portrait", 2), ("small", 4)])
def test_home_says_once_what_its_pages_are_about(panel: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking(panel, size))
    glass.tap("start")

    assert sum(SCOPE in words for words in glass.see()) == 1


def test_the_first_page_of_a_section_is_in_sight_on_a_low_panel(open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("small", 4))
    glass.tap("start")
    glass.reach_and_tap("section-about")
    card = next(item for item in glass.items() if item.objectName().startswith("page-"))

    assert clipped_rect(card).contains(first_line(card))
    assert is_in_sight(glass, EXAMPLE)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_who_searches_in_need_sees_help_whole_above_the_keys(size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("portrait", size))
    glass.tap("start")
    glass.tap("openSearch")
    for letter in "chest pain":
        glass.kiosk.search.press(letter)
    glass.program.kiosk.search.finish()
    glass.settle()
    button = glass.find("cardUrgent")

    assert clipped_rect(button) == scene_rect(button)


def test_a_low_panel_says_on_one_line_what_to_do_when_unwell(open_glass: OpenGlass) -> None:
    for size in (1, 2, 3, 4):
        glass = open_glass(**looking("small", size))
        glass.tap("start")
        words = next(item for item in walk(glass.find("unwellStrip")) if is_text(item) and not is_icon(item))
        assert words.property("lineCount") == 1, size


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("size", [1, 4])
def test_the_note_of_an_unchecked_list_stands_in_one_place_only(panel: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking(panel, size))
    glass.tap("start")
    navigator = glass.kiosk.navigator
    for go in (navigator.openContacts, navigator.openQuestions, navigator.openGlossary, navigator.openAbout):
        go()
        glass.settle()
        assert sum(EXAMPLE in words for words in glass.see()) == 1, go.__name__
        assert is_in_sight(glass, EXAMPLE), go.__name__


def is_in_sight(glass: Glass, words: str) -> bool:
    """Whether words are seen whole without a page being turned."""
    found = [item for item in glass.texts() if words in str(item.property("text")).replace("\u00a0", " ")]
    return any(clipped_rect(item) == scene_rect(item) for item in found)
