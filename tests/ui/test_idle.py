"""A screen left alone is cleared, after a question that one tap answers (TIM-01, TIM-03, TIM-04, PRV-02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from kiosk.idle import SECONDS_PER_WORD
from kiosk.visit import Visit

if TYPE_CHECKING:
    from tests.ui.glass import Glass

LONG_PAGE = "what-is-a-lung-net"


def pass_time(glass: Glass, seconds: float) -> None:
    glass.clock.advance(seconds)
    glass.kiosk.session.tick()
    glass.settle()


def read_page(glass: Glass, slug: str = LONG_PAGE) -> float:
    """Open a page by touch and say how many seconds it may be left alone."""
    glass.tap("start")
    section = glass.program.shelf.library.page(slug).section  # type: ignore[union-attr]  # it is there
    glass.reach_and_tap(f"section-{section}")
    glass.reach_and_tap(f"page-{slug}")
    words = glass.program.shelf.library.page(slug).words  # type: ignore[union-attr]  # it is there
    return max(120.0, SECONDS_PER_WORD * words) - 1.0  # a tap lets one second pass


def everything_of(glass: Glass) -> dict[str, object]:
    """All that the program knows of the visitor, and all that is still on its screens."""
    kiosk = glass.kiosk
    return {
        "visit": glass.program._visit.snapshot(),
        "page": (kiosk.page.slug, kiosk.page.title, kiosk.page.blocks.count, kiosk.page.terms.count),
        "term": (kiosk.glossary.termOpen, kiosk.glossary.term, kiosk.glossary.meaning),
        "search": (kiosk.search.typed, kiosk.search.way, kiosk.search.hits.count, kiosk.search.letters.chosen),
        "place": (kiosk.navigator.screen, kiosk.navigator.slug, kiosk.navigator.scroll, kiosk.navigator.canGoBack),
        "trail": (kiosk.navigator.trailIcon, kiosk.navigator.trailTitle),
        "look": (kiosk.appearance.textSize, kiosk.appearance.theme),
        "state": kiosk.session.state,
    }


def test_the_question_comes_over_the_page_when_the_reading_time_is_over(glass: Glass) -> None:
    wait = read_page(glass)

    pass_time(glass, wait - 0.5)
    assert not glass.has("idleWarning")
    pass_time(glass, 1.0)

    assert glass.has("idleWarning")
    assert glass.sees("Are you still reading?")
    assert glass.sees(glass.kiosk.page.title), "the page is still there"
    assert glass.sees("60 seconds")


def test_a_long_page_is_given_longer_than_a_short_one(glass: Glass) -> None:
    library = glass.program.shelf.library
    assert library is not None
    pages = sorted(library.all_pages(), key=lambda page: library.page(page.slug).words)
    longest = library.page(pages[-1].slug).words
    assert SECONDS_PER_WORD * longest > 120

    wait = read_page(glass, pages[-1].slug)
    pass_time(glass, 121)
    assert not glass.has("idleWarning")
    pass_time(glass, wait - 121 + 0.5)

    assert glass.has("idleWarning")


def test_the_seconds_left_are_counted_down(glass: Glass) -> None:
    pass_time(glass, read_page(glass) + 0.1)

    pass_time(glass, 17)

    assert glass.sees("43 seconds")


def test_one_tap_goes_on_reading_as_often_as_wanted(glass: Glass) -> None:
    wait = read_page(glass)
    glass.page_down()
    place = glass.scroll()
    assert place > 0

    for _ in range(15):
        pass_time(glass, wait + 2)
        assert glass.has("idleWarning")
        glass.tap("stillReading")
        assert not glass.has("idleWarning")

    assert glass.kiosk.page.slug == LONG_PAGE
    assert glass.scroll() == place


def test_a_touch_starts_the_reading_time_again(glass: Glass) -> None:
    wait = read_page(glass)

    pass_time(glass, wait - 10)
    glass.tap("pageDown")
    pass_time(glass, wait - 10)

    assert not glass.has("idleWarning")


def test_what_lies_under_the_question_is_out_of_reach(glass: Glass) -> None:
    wait = read_page(glass)
    home = glass.centre(glass.find("navHome"))
    pass_time(glass, wait + 1)

    glass.touch(home)

    assert glass.has("idleWarning")
    assert glass.kiosk.navigator.screen == "page"


@pytest.mark.parametrize("how", ["no answer", "clear now", "start again"])
def test_nothing_of_a_visitor_is_left(how: str, glass: Glass) -> None:
    glass.settle()
    fresh = everything_of(glass)
    wait = read_page(glass)
    glass.tap("navAppearance")
    glass.reach_and_tap("textSize-4")
    glass.reach_and_tap("theme-dark")
    glass.tap("navBack")
    glass.page_down()
    if how != "start again":
        glass.kiosk.navigator.openTerm(glass.program.shelf.library.terms()[0].slug)  # type: ignore[union-attr]  # it is there
        glass.settle()
    assert everything_of(glass) != fresh

    match how:
        case "no answer":
            pass_time(glass, wait + 1)
            pass_time(glass, 61)
        case "clear now":
            pass_time(glass, wait + 1)
            glass.tap("finishNow")
        case _:
            glass.tap("navStartAgain")

    assert everything_of(glass) == fresh
    assert glass.program._visit.snapshot() == Visit.fresh(glass.program.settings).snapshot()
    assert glass.has("start")
    assert not glass.has("navHome")


def test_the_next_visitor_finds_every_screen_at_its_top(glass: Glass) -> None:
    read_page(glass)
    glass.page_down()
    glass.tap("navBack")
    glass.tap("navHome")
    glass.tap("navStartAgain")

    glass.tap("start")
    assert glass.scroll() == 0
    assert not glass.find("navBack").isEnabled()
    glass.reach_and_tap("section-about")
    assert glass.scroll() == 0
    glass.reach_and_tap(f"page-{LONG_PAGE}")

    assert glass.scroll() == 0


def test_a_glossary_left_at_some_letter_begins_at_the_first_again(glass: Glass) -> None:
    glass.tap("start")
    glass.reach_and_tap("openGlossary")
    first = glass.kiosk.glossary.letter
    last = glass.kiosk.glossary.letters[-1]
    glass.tap(f"letter-{last}")
    assert glass.kiosk.glossary.letter == last != first
    glass.tap("navStartAgain")

    glass.tap("start")
    glass.reach_and_tap("openGlossary")

    assert glass.kiosk.glossary.letter == first


def test_attract_waits_for_ever(glass: Glass) -> None:
    pass_time(glass, 86_400)

    assert glass.kiosk.session.state == "attract"
    assert glass.has("start")


def test_a_finger_that_moves_the_page_counts_as_somebody_who_is_there(glass: Glass) -> None:
    wait = read_page(glass)
    pass_time(glass, wait - 1.0)

    middle = QPoint(glass.window.width() // 2, glass.window.height() // 2)
    glass.drag(middle, middle - QPoint(0, 300))
    pass_time(glass, 2.0)

    assert not glass.has("idleWarning")
