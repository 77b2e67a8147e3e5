"""On a wide panel a list that is all in sight takes the column of the page buttons too; a longer one leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.glass import scene_rect
from tests.ui.rounds import SIZES, looking

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

EVEN_MM = 0.5  # so far apart two margins still look alike


@pytest.fixture
def wide(open_glass: OpenGlass) -> Glass:
    glass = open_glass(**looking("landscape", 2))
    glass.tap("start")
    return glass


def margins(glass: Glass, prefix: str) -> tuple[float, float]:
    """What stays free at the left and at the right of what is called so, in mm."""
    strip = scene_rect(glass.find("unwellStrip"))
    found = [scene_rect(item) for item in glass.items() if item.objectName().startswith(prefix)]
    left = min(rect.left() for rect in found) - strip.left()
    return glass.mm(left), glass.mm(strip.right() - max(rect.right() for rect in found))


def test_a_short_section_has_the_same_margin_at_both_sides(wide: Glass) -> None:
    wide.tap("section-living")

    left, right = margins(wide, "page-")

    assert not wide.has("pageDown")
    assert abs(left - right) < EVEN_MM


def test_home_has_the_same_margin_at_both_sides(wide: Glass) -> None:
    left, right = margins(wide, "section-")

    assert not wide.has("pageDown")
    assert abs(left - right) < EVEN_MM


def test_a_long_section_leaves_their_column_to_the_page_buttons(wide: Glass) -> None:
    wide.tap("section-about")

    cards = [scene_rect(item) for item in wide.items() if item.objectName().startswith("page-")]

    assert max(card.right() for card in cards) < scene_rect(wide.find("pageDown")).left()


def test_a_short_section_after_a_long_one_is_spread_and_the_other_way_round(wide: Glass) -> None:
    for section, spread in (("about", False), ("living", True), ("about", False), ("support", True)):
        wide.tap("navHome")
        wide.tap(f"section-{section}")
        left, right = margins(wide, "page-")
        assert (abs(left - right) < EVEN_MM) is spread, section
        assert wide.has("pageDown") is not spread, section


@pytest.mark.parametrize("size", SIZES)
def test_no_letter_of_the_glossary_moves_for_the_words_below(size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("landscape", size))
    glass.tap("start")
    glass.kiosk.navigator.openGlossary()
    glass.settle()
    names = [item.objectName() for item in glass.items() if item.objectName().startswith("letter-")]
    before = [(scene_rect(glass.find(name)).left(), scene_rect(glass.find(name)).width()) for name in names]

    for name in names:
        glass.kiosk.glossary.chooseLetter(name.removeprefix("letter-"))
        glass.settle()
        assert [(scene_rect(glass.find(each)).left(), scene_rect(glass.find(each)).width()) for each in names] == before


def test_a_list_that_is_too_tall_once_spread_does_not_go_to_and_fro(wide: Glass) -> None:
    """No list does this today; larger headings on wider lines could."""
    wide.tap("section-living")
    area = area_of(wide.find("page-feelings"))
    assert area.property("fits") is True

    # Too tall once it is spread, as tall as before when it is not.
    space = area.property("bottomSpace")
    area.setProperty("bottomSpace", area.height())
    wide.settle()
    assert area.property("fits") is False
    area.setProperty("bottomSpace", space)
    wide.settle()

    assert area.property("fits") is False
    assert not wide.has("pageDown")

    wide.tap("navHome")
    wide.tap("section-living")
    assert area.property("fits") is True, "somebody who comes back may find another list"


def area_of(item: QQuickItem) -> QQuickItem:
    """What scrolls around an item."""
    above = item.parentItem()
    while above is not None and above.property("spread") is None:
        above = above.parentItem()
    assert above is not None
    return above
