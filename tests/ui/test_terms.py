"""Words explained: from the text, from the end of the page, from the glossary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

from kiosk.idle import SECONDS_PER_WORD
from tests.ui.glass import ask, clipped_rect, is_text

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from tests.ui.glass import Glass

PAGE = "what-is-a-lung-net"


@pytest.fixture
def page(glass: Glass) -> Glass:
    glass.tap("start")
    glass.reach_and_tap("section-about")
    glass.reach_and_tap(f"page-{PAGE}")
    return glass


def first_link(glass: Glass) -> tuple[QQuickItem, str]:
    for item in glass.items():
        found = re.search(r'<a href="([^"]+)">', str(item.property("text"))) if is_text(item) else None
        if found:
            return item, found[1]
    raise AssertionError("there is no link on this page")


def link_at(text: QQuickItem, x: float, y: float) -> str:
    return str(ask(text, f"linkAt({x}, {y})"))


def test_a_word_in_the_text_opens_its_meaning_over_the_page(page: Glass) -> None:
    text, target = first_link(page)
    while not clipped_rect(text).contains(QPointF(page.centre(text))):
        assert page.page_down()
    place = page.scroll()
    spot = next(
        text.mapToScene(QPointF(x, y)).toPoint()
        for y in range(10, int(text.height()), 8)
        for x in range(10, int(text.width()), 8)
        if link_at(text, x, y) == target and link_at(text, x + 8, y) == target
    )

    page.touch(spot)
    page.wait_a_little()

    library = page.program.shelf.library
    assert library is not None
    assert page.find("termMeaning").property("text") == library.term(target).meaning
    page.tap("termClose")
    assert not page.has("termPanel")
    assert page.kiosk.page.slug == PAGE
    assert page.scroll() == place


def test_a_tap_beside_a_word_opens_nothing(page: Glass) -> None:
    title = page.find("pageTitle")

    page.touch(page.centre(title))

    assert not page.has("termPanel")


def test_words_on_this_page_open_their_meaning_and_keep_the_place(page: Glass) -> None:
    library = page.program.shelf.library
    assert library is not None
    terms = library.page(PAGE).terms
    assert terms

    for term in terms:
        page.reach(f"word-{term.slug}")
        place = page.scroll()
        page.tap(f"word-{term.slug}")
        assert page.find("termTitle").property("text") == term.term
        assert page.find("termMeaning").property("text") == term.meaning
        assert page.sees(f"Say: {term.say}") == bool(term.say)
        page.tap("termClose")
        assert page.scroll() == place


def test_what_lies_under_a_meaning_is_out_of_reach(page: Glass) -> None:
    home = page.centre(page.find("navHome"))
    page.kiosk.navigator.openTerm("carcinoid")
    page.settle()

    page.touch(home)

    assert page.has("termPanel")
    assert page.kiosk.navigator.screen == "page"


def test_the_question_whether_somebody_is_there_comes_over_a_meaning(page: Glass) -> None:
    page.kiosk.navigator.openTerm("carcinoid")
    page.settle()

    words = page.program.shelf.library.page(PAGE).words  # type: ignore[union-attr]  # it is there
    page.clock.advance(max(120, SECONDS_PER_WORD * words) + 1)
    page.kiosk.session.tick()
    page.settle()
    assert page.has("idleWarning")
    page.tap("stillReading")

    assert page.has("termClose"), "the meaning is still open"


def test_every_letter_lists_its_words_and_no_others(glass: Glass) -> None:
    glass.tap("start")
    glass.reach_and_tap("openGlossary")
    library = glass.program.shelf.library
    assert library is not None

    for letter in glass.kiosk.glossary.letters:
        glass.tap(f"letter-{letter}")
        listed = {item.objectName() for item in glass.tappables() if item.objectName().startswith("term-")}
        belong = {
            f"term-{term.slug}"
            for term in library.terms()
            if (term.term[0].isdigit() and letter == "0-9") or term.term[0].upper() == letter
        }
        assert listed == belong
        assert glass.find(f"letter-{letter}").property("marked")
