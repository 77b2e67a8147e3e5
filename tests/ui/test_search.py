"""Typing on the glass: what a person sees as the letters come, where it leads, and that nothing of it is left."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetricsF

from db.library import Library, LibraryUnavailable
from db.release.store import ReleaseStore
from db.search.search import Search
from kiosk import faultlog, tour
from kiosk.config import Settings
from kiosk.viewmodels.search import IDEAS
from kiosk.viewmodels.tap_guard import KEY_SECONDS
from tests.ui.glass import ask, clipped_rect, is_text, scene_rect, walk, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem

    from db.records import Nation
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

SMALL, WIDE = tour.PROFILES["small"], tour.PROFILES["landscape"]


@pytest.fixture
def search(glass: Glass) -> Glass:
    glass.tap("start")
    glass.tap("openSearch")
    return glass


def library_of(glass: Glass) -> Library:
    library = glass.program.shelf.library
    assert library is not None
    return library


def key(character: str) -> str:
    return {" ": "key-space", "-": "key-hyphen"}.get(character, f"key-{character}")


def types(glass: Glass, text: str) -> None:
    for character in text:
        glass.tap(key(character))


def typed(glass: Glass) -> str:
    """What stands in the field, as it is drawn."""
    return next((words_of(item) for item in walk(glass.find("searchField")) if is_text(item) and not _icon(item)), "")


def _icon(item: QQuickItem) -> bool:
    return bool(item.property("font").family() == "Kiosk Icons")


def hits(glass: Glass) -> list[str]:
    return [item.objectName() for item in glass.items() if item.objectName().startswith("hit-")]


def top_of(glass: Glass, words: str) -> float:
    text = next(text for text in glass.texts() if words in words_of(text))
    return scene_rect(text).top()


# Typing


def test_an_empty_search_says_what_to_do_and_offers_words(search: Glass) -> None:
    assert search.kiosk.navigator.screen == "search"
    assert typed(search) == "Type a word"
    assert search.sees("What are you looking for?")
    offered = [item.objectName() for item in search.tappables() if item.objectName().startswith("idea-")]
    assert offered
    assert {name.removeprefix("idea-") for name in offered} <= set(IDEAS)
    assert hits(search) == []


def test_results_come_as_one_types(search: Glass) -> None:
    found = []

    for character in "tired":
        search.tap(key(character))
        found.append(hits(search))

    assert typed(search) == "tired"
    assert all(found), "every letter finds something"
    assert found[0] != found[-1]
    assert search.within_sight(search.find("hit-page-tiredness"))
    assert search.sees(library_of(search).page("tiredness").title)
    assert search.sees("Pages")
    assert not search.sees("What are you looking for?")


def test_the_words_found_are_bold_and_not_of_another_colour(search: Glass) -> None:
    types(search, "tired")

    snippets = [str(item.property("text")) for item in walk(search.find("hit-page-tiredness")) if is_text(item)]
    shown = next(text for text in snippets if "<b>" in text)

    assert re.search(r"<b>tired\w*</b>", shown, re.IGNORECASE)
    assert "color" not in shown


def test_digits_hyphen_and_space_are_typed(search: Glass) -> None:
    types(search, "5-h a")

    assert typed(search) == "5-h a"


def test_delete_takes_back_a_letter_and_clear_all(search: Glass) -> None:
    types(search, "scanx")
    search.tap("searchDelete")
    assert typed(search) == "scan"
    assert hits(search)

    search.tap("searchClear")

    assert typed(search) == "Type a word"
    assert hits(search) == []
    assert search.sees("What are you looking for?")
    assert not search.find("searchClear").isEnabled()


def test_a_word_to_begin_with_is_typed_by_one_tap(search: Glass) -> None:
    idea = next(item for item in search.tappables() if item.objectName().startswith("idea-"))
    word = idea.objectName().removeprefix("idea-")

    search.tap(idea.objectName())

    assert typed(search) == word
    assert hits(search)


def test_of_a_long_text_the_end_is_seen(open_glass: OpenGlass) -> None:
    glass = open_glass(size=SMALL)
    glass.tap("start")
    glass.tap("openSearch")
    field = scene_rect(glass.find("searchField"))

    types(glass, "neuroendocrine cancer of the lung and more")

    words = next(item for item in walk(glass.find("searchField")) if is_text(item) and not _icon(item))
    assert field.contains(scene_rect(words))
    assert ask(words, "elide === Text.ElideLeft")
    assert glass.kiosk.search.typed.startswith("neuroendocrine cancer of the lung")


def test_different_keys_are_taken_as_fast_as_they_come_however_near(search: Glass) -> None:
    inset = round(3 * search.px_per_mm)
    spots = []
    for character in "wewe":  # each touched beside the other
        rect = scene_rect(search.find(key(character)))
        across = rect.right() - inset if character == "w" else rect.left() + inset
        spots.append(QPoint(round(across), round(rect.center().y())))

    for spot in spots:
        search.press(spot)
        search.release(spot)
        search.clock.advance(0.03)
    search.settle()

    assert typed(search) == "wewe"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        pytest.param(0.1, "in", id="a bounce is one letter"),
        pytest.param(KEY_SECONDS, "inn", id="a double letter"),
        pytest.param(0.4, "inn", id="a slow double letter"),
    ],
)
def test_a_second_tap_on_the_same_key(seconds: float, text: str, search: Glass) -> None:
    types(search, "i")
    spot = search.centre(search.find("key-n"))

    search.touch(spot)
    search.clock.advance(seconds)
    search.touch(spot)

    assert typed(search) == text


def test_a_key_that_one_slides_off_is_not_typed(search: Glass) -> None:
    spot = search.centre(search.find("key-t"))

    search.drag(spot, search.centre(search.find("key-z")))

    assert search.kiosk.search.typed == ""


# What was found, and where it leads


def test_a_page_opens_and_back_finds_the_search_as_it_was_left(search: Glass) -> None:
    types(search, "scan")
    search.page_down()
    place, before = search.scroll(), hits(search)
    assert place > 0
    there = next(name for name in before if search.within_sight(search.find(name)) and name.startswith("hit-page-"))

    search.tap(there)
    assert search.find("pageTitle").property("text") == library_of(search).page(there.removeprefix("hit-page-")).title
    search.tap("navBack")

    assert search.kiosk.navigator.screen == "search"
    assert (typed(search), hits(search)) == ("scan", before)
    assert search.scroll() == pytest.approx(place, abs=1)


def test_a_word_opens_its_meaning_over_the_search(search: Glass) -> None:
    types(search, "carcinoid")
    search.reach("hit-term-carcinoid")
    place = search.scroll()

    search.tap("hit-term-carcinoid")
    assert search.find("termMeaning").property("text") == library_of(search).term("carcinoid").meaning
    search.tap("termClose")

    assert typed(search) == "carcinoid"
    assert search.scroll() == place


@pytest.mark.parametrize("size", [(1080, 1920), SMALL], ids=["portrait", "small"])
def test_a_contact_leads_to_its_card_among_the_contacts(size: tuple[int, int], open_glass: OpenGlass) -> None:
    glass = open_glass(size=size)
    glass.tap("start")
    glass.tap("openSearch")
    types(glass, "macmillan")
    _show_results(glass)

    glass.reach_and_tap("hit-contact-macmillan")

    assert glass.kiosk.navigator.screen == "contacts"
    card = glass.find("contact-macmillan")
    number = next(item for item in walk(card) if item.objectName() == "phoneNumber")
    assert glass.within_sight(number), "the number is on screen without turning a page"
    glass.tap("navBack")
    assert glass.kiosk.search.typed == "macmillan"


def test_a_question_leads_to_its_place_among_the_questions(search: Glass) -> None:
    types(search, "which number")
    search.reach_and_tap("hit-question-which-number")

    assert search.kiosk.navigator.screen == "questions"
    there = search.find("question-which-number")
    assert scene_rect(there).top() < search.window.height() / 2
    assert search.within_sight(there)


def test_contacts_opened_otherwise_begin_at_their_top(search: Glass) -> None:
    types(search, "macmillan")
    search.reach_and_tap("hit-contact-macmillan")
    search.tap("navHome")

    search.reach_and_tap("section-support")
    search.reach_and_tap("openContacts")

    assert search.scroll() == 0


def test_more_of_a_kind_are_shown_on_demand(search: Glass) -> None:
    types(search, "scan")
    before = [name for name in hits(search) if name.startswith("hit-page-")]

    search.reach_and_tap("unfold-page")

    after = [name for name in hits(search) if name.startswith("hit-page-")]
    assert after[: len(before)] == before
    assert len(after) > len(before)
    assert not search.has("unfold-page")


def test_a_misspelt_word_says_what_is_shown_for_it(search: Glass) -> None:
    types(search, "everolimous")

    assert search.sees('Showing results for "')
    assert "hit-page-everolimus" in hits(search)


def test_another_medicine_is_offered_and_never_taken(search: Glass) -> None:
    types(search, "sirolimus")
    assert search.sees("Did you mean:")
    assert hits(search) == []

    search.tap("meant-everolimus")

    assert typed(search) == "everolimus"
    assert "hit-page-everolimus" in hits(search)


def test_nothing_found_is_said_calmly_with_two_ways_on(search: Glass) -> None:
    types(search, "zzzz")
    assert search.sees('We found nothing for "zzzz"')
    assert search.sees("ask a member of staff")

    search.tap("nothingToLetters")

    assert search.find("searchBy-a-z").property("marked")
    assert search.has("az-A")


# Cards


@pytest.mark.parametrize("nation", ["ENG", "NIR"])
def test_the_urgent_card_stands_first_and_leads_to_urgent_help(nation: Nation, open_glass: OpenGlass) -> None:
    glass = open_glass(settings=Settings(nation=nation))
    glass.tap("start")
    glass.tap("openSearch")
    types(glass, "chest pain")

    assert top_of(glass, "Do you need help now?") < min(scene_rect(glass.find(hit)).top() for hit in hits(glass))
    assert glass.sees("999")
    assert any(words == "111" for words in glass.see()) == (nation != "NIR")
    glass.tap("cardUrgent")

    assert glass.find("pageTitle").property("text") == "Urgent help"


def test_the_crisis_card_gives_the_number_large(search: Glass) -> None:
    types(search, "hopeless")

    number = next(item for item in search.texts() if item.objectName() == "phoneNumber")
    assert words_of(number) == "116 123"
    assert number.property("font").pixelSize() > max(
        text.property("font").pixelSize() for text in search.texts() if text is not number and not _on_key(text)
    )
    assert clipped_rect(number) == scene_rect(number)
    search.tap("cardUrgent")
    assert search.find("pageTitle").property("text") == "Urgent help"


def _on_key(item: QQuickItem) -> bool:
    above = item.parentItem()
    return above is not None and above.objectName().startswith("key-")


def test_figures_are_left_to_the_team(search: Glass) -> None:
    types(search, "survival")

    results = [words_of(item) for item in walk(search.find("searchResults")) if is_text(item)]
    assert any("your own team" in words for words in results)
    assert not re.search(r"\d", " ".join(results))
    search.tap("cardQuestions")

    assert search.kiosk.navigator.screen == "questions"


# Nothing is left


@pytest.mark.parametrize("how", ["start again", "no answer"])
def test_what_was_typed_is_gone_with_the_visitor(how: str, search: Glass, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    types(search, "hopeless")
    search.tap("searchBy-a-z")
    search.tap("az-C")

    if how == "start again":
        search.tap("navStartAgain")
    else:
        for seconds in (121, 61):
            search.clock.advance(seconds)
            search.kiosk.session.tick()
            search.settle()

    assert search.has("start")
    assert (search.kiosk.search.hits.count, search.kiosk.search.cards, search.kiosk.search.letters.total) == (0, [], 0)
    assert "hopeless" not in repr(search.program._visit) + caplog.text
    assert not any("hopeless" in words for words in search.see())
    search.tap("start")
    search.tap("openSearch")
    assert typed(search) == "Type a word"
    assert search.find("searchBy-type").property("marked")
    search.tap("searchBy-a-z")
    assert not search.kiosk.search.letters.chosen


def test_what_was_typed_is_written_nowhere(open_glass: OpenGlass, tmp_path: Path) -> None:
    faultlog.start(tmp_path)
    try:
        glass = open_glass(settings=Settings(data=tmp_path), store=ReleaseStore(tmp_path / "releases"))
        glass.tap("start")
        glass.tap("openSearch")
        types(glass, "hopeless")
        glass.kiosk.navigator.openHit("page", "hopeless")  # not there: the log may say so, and not what it was
        glass.settle()
        glass.tap("navStartAgain")
        logging.getLogger("kiosk").warning("the log is written")
    finally:
        faultlog.stop()

    written = {file.name: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert any(b"the log is written" in data for data in written.values())
    assert not [name for name, data in written.items() if b"hopeless" in data.lower()]


def test_a_new_search_from_home_is_empty(search: Glass) -> None:
    types(search, "scan")
    search.tap("navHome")

    search.tap("openSearch")

    assert typed(search) == "Type a word"


def test_a_library_that_breaks_under_the_keys_leads_home(
    search: Glass, starter_file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is read then comes from the next release, and the log does not say what was typed."""
    types(search, "tire")
    broken = library_of(search)
    monkeypatch.setattr(search.program.shelf, "_replace", lambda _fault: Library.open(starter_file, nation="ENG"))

    def fail(_engine: Search, _typed: str) -> NoReturn:
        raise LibraryUnavailable("its disk is gone")

    monkeypatch.setattr(Search, "find", fail)
    search.tap("key-d")
    monkeypatch.undo()

    assert search.kiosk.navigator.screen == "home"
    assert library_of(search) is not broken
    assert "tire" not in caplog.text
    search.tap("openSearch")
    types(search, "tired")
    assert "hit-page-tiredness" in hits(search)


# Where the keys stand


def _show_results(glass: Glass) -> None:
    if glass.has("searchBy-results"):
        glass.tap("searchBy-results")


def test_on_a_tall_panel_results_stand_above_the_keys(search: Glass) -> None:
    types(search, "scan")

    sight = scene_rect(search.find("searchResults"))
    assert sight.bottom() <= scene_rect(search.find("searchField")).top()
    assert not search.has("searchBy-results")


def test_the_ways_to_search_stay_where_they_are_while_one_types(open_glass: OpenGlass) -> None:
    settings = Settings()
    look = replace(settings.appearance, text_size=4)
    glass = open_glass(settings=replace(settings, appearance=look))
    glass.tap("start")
    glass.reach_and_tap("openSearch")
    before = scene_rect(glass.find("searchBy-type"))

    types(glass, "scan")

    assert scene_rect(glass.find("searchBy-type")) == before


def test_on_a_wide_panel_results_stand_beside_the_keys(open_glass: OpenGlass) -> None:
    glass = open_glass(size=WIDE)
    glass.tap("start")
    glass.tap("openSearch")
    types(glass, "scan")

    sight = scene_rect(glass.find("searchResults"))
    assert sight.right() <= scene_rect(glass.find("key-q")).left()
    assert glass.within_sight(glass.find(hits(glass)[0]))


def test_on_a_low_panel_keys_cover_the_results_until_asked(open_glass: OpenGlass) -> None:
    glass = open_glass(size=SMALL)
    glass.tap("start")
    glass.tap("openSearch")
    types(glass, "scan")
    assert glass.has("key-q")
    assert hits(glass) == []
    assert glass.find("searchBy-results").property("label") == f"Show results ({glass.kiosk.search.count})"

    glass.tap("searchBy-results")
    assert not glass.has("key-q")
    assert glass.sees('Results for "scan"')
    there = next(hit for hit in hits(glass) if hit.startswith("hit-page-"))
    glass.reach_and_tap(there)
    glass.tap("navBack")
    assert hits(glass), "Back leads to the results"

    glass.tap("searchBy-type")
    assert typed(glass) == "scan"


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [("chest pain", "Urgent help", "999"), ("hopeless", "Talk to someone", "116 123")],
)
def test_on_a_low_panel_the_keys_do_not_hide_that_there_is_help(
    text: str, label: str, number: str, open_glass: OpenGlass
) -> None:
    glass = open_glass(size=SMALL)
    glass.tap("start")
    glass.tap("openSearch")

    types(glass, text)
    button = glass.find("searchBy-results")
    assert button.property("label") == label
    glass.tap("searchBy-results")

    headings = [item for item in glass.texts() if ask(item, "Accessible.role === Accessible.Heading")]
    assert glass.within_sight(headings[0])
    glass.reach("cardUrgent")
    assert glass.sees(number)


def test_letters_on_keys_are_large(search: Glass) -> None:
    for character in "qwm8-":
        text = next(item for item in walk(search.find(key(character))) if is_text(item))
        metrics = QFontMetricsF(text.property("font"))
        assert metrics.capHeight() / search.px_per_mm >= 7.3
