"""Every page can be reached by taps alone, and soon (TCH-06)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pytest

from kiosk import tour

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.library import Library
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

MOST_TAPS_FROM_HOME = 4


def by(*buttons: str) -> Callable[[Glass], None]:
    """By these buttons, one after the other."""

    def go(glass: Glass) -> None:
        for button in buttons:
            glass.reach_and_tap(button)

    return go


SCREENS: dict[str, Callable[[Glass], None]] = {
    "home": by(),
    "section": by("section-about"),
    "page": by("section-about", "page-net-or-nec"),
    "contacts": by("section-support", "openContacts"),
    "questions": by("openQuestions"),
    "glossary": by("openGlossary"),
    "search": by("openSearch"),
    "about": by("openAbout"),
    "licences": by("openAbout", "openLicences"),
    "licence": by("openAbout", "openLicences", "licence-qt"),
    "appearance": lambda glass: glass.tap("navAppearance"),
}


def library_of(glass: Glass) -> Library:
    library = glass.program.shelf.library
    assert library is not None
    return library


@pytest.mark.parametrize("panel", tour.PROFILES)
def test_taps_alone_reach_every_page(panel: str, open_glass: OpenGlass) -> None:
    glass = open_glass(size=tour.PROFILES[panel])
    library = library_of(glass)
    read = []

    glass.tap("start")
    for section in library.sections():
        glass.reach_and_tap(f"section-{section.slug}")
        assert glass.sees(section.title)
        for page in library.pages(section.slug):
            glass.reach_and_tap(f"page-{page.slug}")
            assert glass.find("pageTitle").property("text") == page.title
            assert glass.scroll() == 0, f"{page.slug} does not begin at its top"
            read.append(page.slug)
            glass.tap("navBack")
        glass.tap("navHome")

    assert read == [page.slug for page in library.all_pages()]
    assert len(read) > 30


@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.slow)])
def test_taps_alone_read_a_page_to_its_end(every: int, glass: Glass) -> None:
    library = library_of(glass)
    glass.tap("start")

    for page in library.all_pages()[::every]:
        glass.kiosk.navigator.openPage(page.slug)
        glass.settle()
        while glass.page_down():
            pass
        last = next(text for text in glass.texts() if text.property("text").startswith("Ask staff for this page"))
        assert glass.within_sight(last), f"{page.slug} hides its end"
        lines = [line.text for block in library.page(page.slug).blocks for line in block.lines]
        unfolded = {
            line.text for block in library.page(page.slug).blocks if block.kind == "details" for line in block.lines
        }
        assert [line for line in lines if line not in unfolded and not glass.sees(line)] == []


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_taps_alone_read_words_of_every_letter(every: int, glass: Glass) -> None:
    library = library_of(glass)
    glass.tap("start")
    glass.reach_and_tap("openGlossary")
    listed: list[str] = []

    for letter in glass.kiosk.glossary.letters:
        glass.tap(f"letter-{letter}")
        rows = glass.kiosk.glossary.terms
        slugs = [rows.data(rows.index(row), min(rows.roleNames())) for row in range(rows.count)]
        listed += slugs
        for slug in slugs[::every]:
            glass.reach_and_tap(f"term-{slug}")
            assert glass.find("termMeaning").property("text") == library.term(slug).meaning
            glass.tap("termClose")
        while glass.has("pageUp") and glass.find("pageUp").isEnabled():
            glass.tap("pageUp")

    assert sorted(listed) == sorted(term.slug for term in library.terms())


def test_taps_alone_reach_everybody_there_is_to_ring(glass: Glass) -> None:
    contacts = library_of(glass).contacts()
    glass.tap("start")
    glass.reach_and_tap("section-support")
    glass.reach_and_tap("openContacts")

    for contact in contacts:
        glass.reach(f"contact-{contact.slug}")
        assert glass.sees(contact.name)
        assert glass.sees(contact.phone)
    assert contacts


def test_taps_alone_reach_every_question(glass: Glass) -> None:
    questions = library_of(glass).questions()
    glass.tap("start")
    glass.reach_and_tap("openQuestions")

    for question in questions:
        glass.reach(f"question-{question.slug}")
        assert glass.sees(question.text)
        assert glass.sees(question.group)
    assert questions


@pytest.mark.parametrize("screen", SCREENS)
def test_the_strip_leads_to_urgent_help_from_every_screen(screen: str, glass: Glass) -> None:
    glass.tap("start")
    SCREENS[screen](glass)
    assert glass.kiosk.navigator.screen == screen

    glass.tap("unwellStrip")

    assert glass.find("pageTitle").property("text") == "Urgent help"
    glass.tap("navBack")
    assert glass.kiosk.navigator.screen == screen


def test_the_strip_leads_to_urgent_help_from_attract_and_from_there_home(glass: Glass) -> None:
    glass.tap("unwellStrip")
    assert glass.find("pageTitle").property("text") == "Urgent help"

    glass.tap("navBack")

    assert glass.kiosk.navigator.screen == "home"


def test_home_has_a_button_for_urgent_help(glass: Glass) -> None:
    glass.tap("start")

    glass.reach_and_tap("openUrgent")

    assert glass.find("pageTitle").property("text") == "Urgent help"


@pytest.mark.parametrize("screen", SCREENS)
def test_the_frame_stands_at_the_same_place_on_every_screen(screen: str, glass: Glass) -> None:
    names = ["navBack", "navHome", "navAppearance", "navStartAgain", "unwellStrip"]
    glass.tap("start")
    at_home = [glass.centre(glass.find(name)) for name in names]

    SCREENS[screen](glass)

    assert [glass.centre(glass.find(name)) for name in names] == at_home


def test_everything_is_at_most_four_taps_from_home(glass: Glass) -> None:
    """Breadth first over all taps but the frame's; turning pages is not counted."""
    library = library_of(glass)
    glass.tap("start")
    wanted = {("page", page.slug) for page in library.all_pages()}
    wanted |= {("section", section.slug) for section in library.sections()}
    wanted |= {
        (screen, "") for screen in ("contacts", "questions", "glossary", "search", "about", "licences", "appearance")
    }
    taps = {("home", ""): 0}
    waiting = deque([("home", "")])
    navigator = glass.kiosk.navigator

    while waiting and not wanted <= taps.keys():
        here = waiting.popleft()
        for there in _leads_to(glass, here):
            if there not in taps:
                taps[there] = taps[here] + 1
                waiting.append(there)

    assert wanted <= taps.keys()
    assert max(taps[place] for place in wanted) <= MOST_TAPS_FROM_HOME
    assert navigator.screen


def _leads_to(glass: Glass, place: tuple[str, str]) -> list[tuple[str, str]]:
    """Where the buttons of a screen lead, by what they are called."""
    navigator = glass.kiosk.navigator
    screen, slug = place
    match screen:
        case "home":
            navigator.home()
        case "section":
            navigator.openSection(slug)
        case "page":
            navigator.openPage(slug)
        case "about":
            navigator.openAbout()
        case _:
            return []
    glass.settle()
    found: list[tuple[str, str]] = []
    for button in glass.tappables():
        kind, _, rest = button.objectName().partition("-")
        match kind:
            case "section" | "page":
                found.append((kind, rest))
            case "next":
                found.append(("page", rest))
            case "openContacts" | "openQuestions" | "openGlossary" | "openSearch" | "openAbout" | "openLicences":
                found.append((kind.removeprefix("open").lower(), ""))
            case "navAppearance":
                found.append(("appearance", ""))
            case _:
                pass
    return found
