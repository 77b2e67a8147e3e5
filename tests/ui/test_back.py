"""The way back: where one was, and how far down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from kiosk import tour

if TYPE_CHECKING:
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

SMALL = tour.PROFILES["small"]


@pytest.fixture
def low(open_glass: OpenGlass) -> Glass:
    """A low panel: every list is longer than the screen."""
    glass = open_glass(size=SMALL)
    glass.tap("start")
    return glass


@pytest.mark.parametrize("button", ["openQuestions", "openGlossary", "openAbout", "openUrgent"])
def test_back_leads_to_where_home_was_turned_to(button: str, low: Glass) -> None:
    low.reach(button)
    place = low.scroll()
    assert place > 0

    low.tap(button)
    assert low.scroll() == 0
    low.tap("navBack")

    assert low.kiosk.navigator.screen == "home"
    assert low.scroll() == place


def test_back_leads_through_every_screen_to_its_place(low: Glass) -> None:
    places = []
    low.reach("section-research")
    places.append(("home", "", low.scroll()))
    low.tap("section-research")
    low.reach("page-everolimus-research")
    places.append(("section", "research", low.scroll()))
    low.tap("page-everolimus-research")
    further = next(item.objectName() for item in low.tappables() if item.objectName().startswith("next-"))
    low.reach(further)
    places.append(("page", "everolimus-research", low.scroll()))
    low.tap(further)
    assert low.scroll() == 0, "the next page begins at its top"
    low.page_down()

    for screen, slug, scroll in reversed(places):
        low.tap("navBack")
        assert (low.kiosk.navigator.screen, low.kiosk.navigator.slug) == (screen, slug)
        assert low.scroll() == pytest.approx(scroll, abs=1), f"{screen} {slug}"
    assert not low.find("navBack").isEnabled()


def test_a_place_reached_by_finger_is_found_again(low: Glass) -> None:
    low.kiosk.navigator.openPage("what-is-a-lung-net")
    low.settle()
    middle = low.centre(low.find("pageScreen"))
    low.drag(middle, middle - QPoint(0, 200))
    place = low.scroll()
    assert place > 50

    low.tap("navAppearance")
    low.tap("navBack")

    assert low.scroll() == pytest.approx(place, abs=1)


def test_the_place_on_a_page_survives_a_change_of_colours(low: Glass) -> None:
    low.kiosk.navigator.openPage("what-is-a-lung-net")
    low.settle()
    low.page_down()
    low.page_down()
    place = low.scroll()

    low.tap("navAppearance")
    low.reach_and_tap("theme-dark")
    low.reach_and_tap("appearanceDone")

    assert low.kiosk.page.slug == "what-is-a-lung-net"
    assert low.scroll() == pytest.approx(place, abs=1)


def test_home_leads_home_and_forgets_the_way(low: Glass) -> None:
    low.reach_and_tap("section-research")
    low.reach_and_tap("page-trial-phases")

    low.tap("navHome")

    assert low.kiosk.navigator.screen == "home"
    assert low.scroll() == 0
    assert not low.find("navBack").isEnabled()


def test_home_on_home_leads_to_its_top(low: Glass) -> None:
    low.page_down()
    assert low.scroll() > 0

    low.tap("navHome")

    assert low.scroll() == 0


@pytest.mark.parametrize(("button", "screen"), [("unwellStrip", "page"), ("attractAppearance", "appearance")])
def test_back_from_what_attract_opened_leads_home(button: str, screen: str, glass: Glass) -> None:
    glass.tap(button)
    assert glass.kiosk.navigator.screen == screen

    glass.tap("navBack")

    assert glass.kiosk.navigator.screen == "home"


def test_tapping_where_one_is_adds_no_step_back(glass: Glass) -> None:
    glass.tap("start")
    glass.tap("unwellStrip")
    glass.tap("unwellStrip")
    glass.tap("navAppearance")
    glass.tap("navAppearance")

    glass.tap("navBack")
    assert glass.kiosk.navigator.screen == "page"
    glass.tap("navBack")

    assert glass.kiosk.navigator.screen == "home"
