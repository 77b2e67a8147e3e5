"""Rows are even, a picture stands beside its words, and no short word is alone on the last line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.glass import is_icon, is_text, scene_rect, walk
from tests.ui.rounds import looking

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtQuick import QQuickItem

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

TOLERANCE_PX = 1.5
WIDEST_GAP_MM = 5.0  # between a picture and its words


def rects(glass: Glass, prefix: str) -> list[QRectF]:
    return [scene_rect(item) for item in glass.items() if item.objectName().startswith(prefix)]


def rows(found: list[QRectF]) -> list[list[QRectF]]:
    """What begins at the same height, row by row from the top."""
    tops = sorted({round(rect.top()) for rect in found})
    return [[rect for rect in found if round(rect.top()) == top] for top in tops]


def even(row: list[QRectF]) -> bool:
    heights = [rect.height() for rect in row]
    return max(heights) - min(heights) <= TOLERANCE_PX


def parts(button: QQuickItem) -> tuple[QQuickItem, QQuickItem]:
    """The picture of a button and its words."""
    texts = [item for item in walk(button) if is_text(item) and item.property("text")]
    return next(item for item in texts if is_icon(item)), next(item for item in texts if not is_icon(item))


@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("section", ["about", "support", "tests"])
def test_pages_side_by_side_are_equally_tall(section: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("landscape", size))
    glass.tap("start")
    glass.reach_and_tap(f"section-{section}")

    found = rows(rects(glass, "page-"))

    assert len(found[0]) == 2
    assert all(even(row) for row in found), found


def test_people_to_ring_side_by_side_are_equally_tall(open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("landscape", 2))
    glass.tap("start")
    glass.tap("section-support")
    glass.tap("openContacts")

    found = rows(rects(glass, "contact-"))

    assert len(found[0]) == 2
    assert all(even(row) for row in found), found


def test_rows_stay_even_when_the_words_grow(open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("landscape", 1))
    glass.tap("start")
    glass.tap("section-about")
    glass.tap("navAppearance")
    glass.tap("textSize-2")
    glass.tap("navBack")

    found = rows(rects(glass, "page-"))

    assert len(found[0]) == 2
    assert all(even(row) for row in found), found


@pytest.mark.parametrize("panel", ["portrait", "landscape"])
def test_home_has_its_pictures_and_its_ways_in_even_rows(panel: str, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking(panel, 2))
    glass.tap("start")

    cards = [item for item in glass.items() if item.objectName().startswith("section-")]
    offsets = {round(scene_rect(parts(card)[0]).top() - scene_rect(card).top()) for card in cards}
    ways = rows([scene_rect(glass.find(f"open{name}")) for name in ("Questions", "Glossary", "About", "Urgent")])

    assert len(cards) > 1
    assert max(offsets) - min(offsets) <= TOLERANCE_PX, offsets
    assert all(even(row) for row in ways), ways


@pytest.mark.parametrize("name", ["openQuestions", "openGlossary", "openAbout", "openUrgent"])
def test_a_picture_stands_beside_words_on_two_lines(name: str, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("landscape", 2))
    glass.tap("start")

    button = glass.find(name)
    picture, words = parts(button)
    left, right = scene_rect(picture).left(), scene_rect(words).left() + words.property("contentWidth")
    around = scene_rect(button)

    assert glass.mm(scene_rect(words).left() - scene_rect(picture).right()) <= WIDEST_GAP_MM
    assert (left - around.left()) == pytest.approx(around.right() - right, abs=2 * TOLERANCE_PX)


@pytest.mark.parametrize(("panel", "size"), [("portrait", 2), ("portrait", 4), ("landscape", 2), ("landscape", 4)])
def test_no_letter_is_left_alone_on_the_last_row(panel: str, size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking(panel, size))
    glass.tap("start")
    glass.reach_and_tap("openGlossary")
    of_words = rows(rects(glass, "letter-"))
    glass.tap("navHome")
    glass.reach_and_tap("openSearch")
    glass.tap("searchBy-a-z")
    of_search = rows(rects(glass, "az-"))

    for found in (of_words, of_search):
        assert len(found[-1]) > 1
        assert max(len(row) for row in found[:-1]) - min(len(row) for row in found[:-1]) == 0


def test_the_last_word_of_the_first_screen_has_company(open_glass: OpenGlass) -> None:
    headline = next(item for item in open_glass().texts() if item.property("text").startswith("Information"))

    assert headline.property("text") == "Information while you\u00a0wait"


def test_a_longer_pair_of_words_may_part(open_glass: OpenGlass) -> None:
    glass = open_glass()
    glass.tap("start")
    glass.tap("section-about")

    names = [item.property("text") for item in glass.texts()]

    assert "What a lung neuroendocrine tumour (NET)\u00a0is" in names
    assert "The 4 types of lung neuroendocrine cancer" in names


def test_a_short_last_word_goes_to_the_next_line_with_the_one_before(open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("portrait", 4))
    glass.tap("attractAppearance")

    question = next(item for item in glass.texts() if item.property("text").startswith("How large"))

    assert question.property("lineCount") == 2
    assert question.property("contentWidth") < question.width() * 0.9  # "the words be?" parts before "words"
