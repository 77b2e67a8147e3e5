"""The frame around every screen: its buttons share the row by their words, and stay where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.geometry import painted
from tests.ui.glass import is_icon, is_text, scene_rect, walk
from tests.ui.rounds import SIZES, looking

if TYPE_CHECKING:
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

BUTTONS = ("navBack", "navHome", "navAppearance", "navReach", "navStartAgain")
AIR_MM = 3.5  # of a corner that is 4 mm round, this far from the edge words stand clear


@pytest.mark.parametrize("size", SIZES)
def test_words_keep_their_distance_from_the_edges_of_their_buttons(size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("portrait", size))
    glass.tap("start")

    assert [name for name in BUTTONS if air(glass, name) < AIR_MM] == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_in_the_frame_goes_sideways_when_everything_moves_down(size: int, open_glass: OpenGlass) -> None:
    glass = open_glass(**looking("portrait", size))
    glass.tap("start")
    before = [sideways(glass, name) for name in BUTTONS]

    glass.tap("navReach")
    glass.settle()

    assert glass.kiosk.appearance.withinReach
    assert [sideways(glass, name) for name in BUTTONS] == before


def test_a_screen_that_is_turned_edge_by_edge_is_laid_out_without_a_loop(open_glass: OpenGlass) -> None:
    """Whatever QML says of a loop fails this test, as any warning does."""
    glass = open_glass(**looking("portrait", SIZES[-1]))
    glass.tap("start")
    upright = glass.window.width(), glass.window.height()

    for width, height in (upright[::-1], upright):
        glass.window.setWidth(width)
        glass.settle()
        glass.window.setHeight(height)
        glass.settle()

    assert [name for name in BUTTONS if air(glass, name) < AIR_MM] == []


def air(glass: Glass, name: str) -> float:
    """How far the words of a button are from its left or right edge, in mm, at the nearest."""
    button = scene_rect(glass.find(name))
    words = [painted(item) for item in walk(glass.find(name)) if is_text(item) and not is_icon(item)]
    return min(glass.mm(min(rect.left() - button.left(), button.right() - rect.right())) for rect in words)


def sideways(glass: Glass, name: str) -> tuple[float, float]:
    rect = scene_rect(glass.find(name))
    return rect.left(), rect.width()
