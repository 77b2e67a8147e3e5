"""The bar over every screen says where one is, and goes on saying it to who has read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.glass import scene_rect
from tests.ui.rounds import looking

if TYPE_CHECKING:
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass


def open_page(glass: Glass, section: str, page: str) -> None:
    glass.tap("start")
    glass.reach_and_tap(f"section-{section}")
    glass.reach_and_tap(f"page-{page}")


def test_who_has_read_on_still_sees_which_page_it_is(glass: Glass) -> None:
    open_page(glass, "tests", "ct-scan")
    assert glass.page_down()

    assert glass.find("whereAmI").property("text") == "Tests and scans"
    assert glass.find("whichPage").property("text") == "CT scan"


def test_section_and_page_stand_side_by_side_within_the_bar(open_glass: OpenGlass) -> None:
    for size in (1, 2, 3, 4):
        glass = open_glass(**looking("landscape", size))
        open_page(glass, "tests", "ct-scan")
        section, page = (scene_rect(glass.find(name)) for name in ("whereAmI", "whichPage"))

        assert section.right() < page.left()
        assert page.right() <= glass.window.width()
        assert abs(section.center().y() - page.center().y()) < 1


def test_a_page_with_a_long_name_leaves_the_bar_to_its_section(glass: Glass) -> None:
    open_page(glass, "treatments", "hormone-injections")

    assert glass.find("whereAmI").property("text") == "Treatments"
    assert not glass.has("whichPage")


def test_a_screen_that_is_no_page_names_none(glass: Glass) -> None:
    open_page(glass, "tests", "ct-scan")
    glass.tap("navHome")

    assert glass.find("whereAmI").property("text") == "Home"
    assert not glass.has("whichPage")
