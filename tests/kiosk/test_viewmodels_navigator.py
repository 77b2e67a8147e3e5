"""Where a tap leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QSignalSpy

from db.library import Library
from kiosk.app import Program
from kiosk.config import Settings
from kiosk.visit import Visit
from tests.ui.every_block import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kiosk.clock import FakeClock
    from kiosk.viewmodels.navigator import Navigator

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def program_of(clock: FakeClock) -> Iterator[Callable[[Path], Program]]:
    made: list[Program] = []

    def make(file: Path) -> Program:
        made.append(Program(Settings(), Library.open(file, nation="ENG"), clock=clock))
        return made[-1]

    yield make
    for program in made:
        program.close()


@pytest.fixture
def program(program_of: Callable[[Path], Program], starter_file: Path) -> Program:
    return program_of(starter_file)


@pytest.fixture
def navigator(program: Program) -> Navigator:
    return program.kiosk.navigator


def test_a_kiosk_begins_on_attract(navigator: Navigator, program: Program) -> None:
    assert (navigator.screen, navigator.slug, navigator.canGoBack) == ("attract", "", False)
    assert program.kiosk.session.state == "attract"


def test_going_somewhere_says_so_once_and_when_all_is_ready(navigator: Navigator, program: Program) -> None:
    navigator.start()
    seen: list[tuple[str, str]] = []
    navigator.placeChanged.connect(lambda: seen.append((navigator.slug, program.kiosk.page.slug)))

    navigator.openPage("everolimus")

    assert seen == [("everolimus", "everolimus")]
    assert program.kiosk.session.state == "reading"


def test_the_trail_names_the_section(navigator: Navigator, program: Program) -> None:
    navigator.start()
    assert navigator.trailTitle == ""

    navigator.openPage("everolimus")
    assert (navigator.trailIcon, navigator.trailTitle) == ("medicine", "Treatments")
    navigator.home()

    assert (navigator.trailIcon, navigator.trailTitle) == ("", "")
    assert program.kiosk.section.slug == ""


def test_back_gives_the_place_with_its_scroll(navigator: Navigator) -> None:
    navigator.start()
    navigator.openSection("research")
    navigator.rememberScroll(321.0)
    navigator.openPage("trial-phases")
    assert navigator.scroll == 0

    navigator.back()

    assert (navigator.screen, navigator.slug, navigator.scroll) == ("section", "research", 321.0)


def test_back_at_the_beginning_says_nothing(navigator: Navigator) -> None:
    navigator.start()
    changed = QSignalSpy(navigator.placeChanged)

    navigator.back()

    assert changed.count() == 0
    assert navigator.screen == "home"


def test_a_link_that_leads_nowhere_leads_home(navigator: Navigator) -> None:
    navigator.start()
    navigator.openSection("research")

    navigator.openPage("a-page-that-was-taken-out")

    assert navigator.screen == "home"
    assert not navigator.canGoBack


def test_a_word_that_leads_nowhere_opens_nothing(navigator: Navigator, program: Program) -> None:
    navigator.start()

    navigator.openTerm("a-word-that-was-taken-out")

    assert not program.kiosk.glossary.termOpen


def test_urgent_help_gives_the_numbers_where_a_clinic_has_no_such_page(
    program_of: Callable[[Path], Program], every_block_file: Path
) -> None:
    navigator = program_of(every_block_file).kiosk.navigator

    navigator.openUrgent()

    assert navigator.screen == "contacts"
    navigator.back()
    assert navigator.screen == "home"


def test_another_screen_closes_the_meaning_of_a_word(navigator: Navigator, program: Program) -> None:
    navigator.start()
    navigator.openTerm("carcinoid")
    assert program.kiosk.glossary.termOpen

    navigator.openAbout()

    assert not program.kiosk.glossary.termOpen


@pytest.mark.parametrize(
    ("kind", "slug", "screen", "shown"),
    [
        ("page", "everolimus", "page", "everolimus"),
        ("contact", "samaritans", "contacts", "samaritans"),
        ("question", "which-number", "questions", "which-number"),
        ("term", "carcinoid", "search", ""),
    ],
)
def test_what_was_found_leads_to_where_it_stands(
    kind: str, slug: str, screen: str, shown: str, navigator: Navigator, program: Program
) -> None:
    navigator.start()
    navigator.openSearch()

    navigator.openHit(kind, slug)

    assert (navigator.screen, navigator.slug) == (screen, shown)
    assert program.kiosk.glossary.termOpen == (kind == "term")


def test_back_leads_to_the_search_as_it_was_left(navigator: Navigator, program: Program) -> None:
    navigator.start()
    navigator.openSearch()
    program.kiosk.search.press("t")
    navigator.rememberScroll(55.0)
    navigator.openHit("page", "everolimus")

    navigator.back()

    assert (navigator.screen, navigator.scroll, program.kiosk.search.typed) == ("search", 55.0, "t")


def test_search_from_home_begins_afresh(navigator: Navigator, program: Program) -> None:
    navigator.start()
    navigator.openSearch()
    program.kiosk.search.press("t")
    navigator.home()

    navigator.openSearch()

    assert program.kiosk.search.typed == ""


def test_a_fresh_visit_is_on_attract_and_knows_nothing(navigator: Navigator, program: Program) -> None:
    navigator.start()
    navigator.openSearch()
    program.kiosk.search.press("t")
    navigator.openPage("everolimus")
    navigator.openTerm("carcinoid")

    navigator.use(Visit.fresh(Settings()))

    assert (navigator.screen, navigator.canGoBack, navigator.trailTitle) == ("attract", False, "")
    assert program.kiosk.page.slug == ""
    assert (program.kiosk.search.typed, program.kiosk.search.hits.count) == ("", 0)
    assert not program.kiosk.glossary.termOpen


def test_another_release_takes_a_reader_home(navigator: Navigator, program: Program, every_block_file: Path) -> None:
    navigator.start()
    navigator.openPage("everolimus")

    program.shelf.put(Library.open(every_block_file, nation="ENG"))

    assert navigator.screen == "home"
    assert program.kiosk.home.siteName.startswith("Neuroendocrine Tumour Clinic")
    navigator.openPage(PAGE)
    assert program.kiosk.page.slug == PAGE


def test_another_release_leaves_attract_alone(navigator: Navigator, program: Program, every_block_file: Path) -> None:
    program.shelf.put(Library.open(every_block_file, nation="ENG"))

    assert navigator.screen == "attract"
    assert program.kiosk.session.state == "attract"


def test_a_long_page_is_given_the_time_its_words_need(program: Program) -> None:
    library = program.shelf.library
    assert library is not None
    longest = max((library.page(card.slug) for card in library.all_pages()), key=lambda page: page.words)
    assert 0.6 * longest.words > 120

    program.kiosk.navigator.openPage(longest.slug)

    assert program.kiosk.session._machine.wait_seconds == pytest.approx(0.6 * longest.words)
