"""What stands at the end of a page, and the honest lines around it (GOV-02, GOV-07, GOV-12)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.every_block import LONG_PAGE, PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.clock import FakeClock
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

EXAMPLE = "Not yet checked by this clinic"
OVERDUE = "This page was due for review on 6 January 2021. Ask your team if anything has changed."


def open_page(glass: Glass, slug: str) -> None:
    glass.kiosk.navigator.openPage(slug)
    glass.settle()


def test_a_page_ends_with_dates_sources_feedback_and_other_formats(
    open_glass: OpenGlass, every_block_file: Path
) -> None:
    glass = open_glass(every_block_file)
    open_page(glass, PAGE)

    seen = glass.see()
    expected = [
        "Words on this page",
        "Tracer",
        "Read next",
        "Page last reviewed: 23 November 2026",
        "Next review due: 23 November 2029",
        "Looked after by: Starter text",
        "Where this comes from",
        "NHS: A short one.",
        "Tell us what you think of this page: ask a member of staff.",
    ]
    places = [next(place for place, words in enumerate(seen) if line in words) for line in expected]

    assert places == sorted(places)
    assert glass.sees("Ask staff for this page in large print, Easy Read, braille, audio")
    assert not glass.sees("was due for review")


def test_an_overdue_page_says_so(open_glass: OpenGlass, every_block_file: Path) -> None:
    glass = open_glass(every_block_file)

    open_page(glass, LONG_PAGE)

    assert glass.sees(OVERDUE)


def test_a_page_becomes_overdue_on_the_day(open_glass: OpenGlass, clock: FakeClock) -> None:
    glass = open_glass()
    library = glass.program.shelf.library
    assert library is not None
    page = min(library.all_pages(), key=lambda page: library.page(page.slug).next_review)
    due = library.page(page.slug).next_review

    clock.set_wall(datetime(due.year, due.month, due.day, tzinfo=UTC) - timedelta(hours=2))
    open_page(glass, page.slug)
    day_before = glass.sees("was due for review")
    glass.kiosk.navigator.home()
    clock.advance(4 * 3600)
    open_page(glass, page.slug)

    assert not day_before
    assert glass.sees("was due for review")


@pytest.mark.parametrize("now", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)])
def test_a_clock_that_cannot_be_believed_makes_nothing_overdue(
    now: datetime, open_glass: OpenGlass, every_block_file: Path, clock: FakeClock
) -> None:
    clock.set_wall(now)
    glass = open_glass(every_block_file)

    open_page(glass, LONG_PAGE)

    assert glass.sees("Next review due: 6 January 2021")
    assert not glass.sees("was due for review")


def test_a_clock_that_went_back_makes_nothing_overdue(
    open_glass: OpenGlass, every_block_file: Path, clock: FakeClock
) -> None:
    glass = open_glass(every_block_file)
    open_page(glass, LONG_PAGE)
    assert glass.sees(OVERDUE)
    glass.kiosk.navigator.home()

    clock.set_wall(datetime(2026, 11, 22, 23, 0, tzinfo=UTC))
    open_page(glass, LONG_PAGE)

    assert not glass.sees(OVERDUE)


def test_every_screen_with_unchecked_content_says_so(glass: Glass) -> None:
    navigator = glass.kiosk.navigator
    library = glass.program.shelf.library
    assert library is not None
    glass.tap("start")
    silent = []

    def look(name: str) -> None:
        glass.settle()
        if not glass.sees(EXAMPLE):
            silent.append(name)

    look("home")
    for section in library.sections():
        navigator.openSection(section.slug)
        look(section.slug)
    for page in library.all_pages():
        navigator.openPage(page.slug)
        look(page.slug)
    for screen in (navigator.openContacts, navigator.openQuestions, navigator.openGlossary, navigator.openAbout):
        screen()
        look(screen.__name__)
    navigator.openTerm(library.terms()[0].slug)
    glass.settle()
    panel = [words for words in glass.see() if EXAMPLE in words]

    assert silent == []
    assert len(panel) == 2, "the glossary and the meaning over it say it each"


def test_a_contact_says_whether_it_is_open_only_if_somebody_has_dialled_it(
    open_glass: OpenGlass, every_block_file: Path
) -> None:
    glass = open_glass(every_block_file)
    glass.tap("start")
    glass.kiosk.navigator.openContacts()
    glass.settle()

    assert glass.sees("Open now until 5pm")
    assert glass.sees("Closed. Opens tomorrow 10am")
    assert sum("Open now" in words or "Closed." in words for words in glass.see()) == 2


def test_details_unfold_and_fold_again(open_glass: OpenGlass, every_block_file: Path) -> None:
    glass = open_glass(every_block_file)
    open_page(glass, PAGE)
    hidden = "The heat kills the cells around it."
    assert not glass.sees(hidden)

    glass.reach_and_tap("details")
    assert glass.sees(hidden)
    glass.reach_and_tap("details")

    assert not glass.sees(hidden)


def test_pictures_are_drawn_with_their_words(open_glass: OpenGlass, every_block_file: Path) -> None:
    glass = open_glass(every_block_file)
    open_page(glass, PAGE)

    pictures = [item for item in glass.items() if item.inherits("QQuickImage")]

    assert len(pictures) == 2
    assert all(picture.implicitWidth() > 0 and picture.implicitHeight() > 0 for picture in pictures)
    assert glass.sees("The lungs. A carcinoid often grows in one of the large airways.")
