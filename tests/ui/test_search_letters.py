"""From A to Z: the way to a page or a word for those who would rather not type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import tour
from kiosk.viewmodels.search_letters import LISTED_IN_A_PART
from tests.ui.glass import scene_rect

if TYPE_CHECKING:
    from db.library import Library
    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass


@pytest.fixture
def letters(glass: Glass) -> Glass:
    glass.tap("start")
    glass.tap("openSearch")
    glass.tap("searchBy-a-z")
    return glass


def library_of(glass: Glass) -> Library:
    library = glass.program.shelf.library
    assert library is not None
    return library


def listed(glass: Glass) -> list[str]:
    return [item.objectName() for item in glass.items() if item.objectName().startswith("listed-")]


def belong(library: Library) -> dict[str, set[str]]:
    """What must stand under each letter: pages by their titles, and words."""
    names = [(f"listed-page-{page.slug}", page.title) for page in library.all_pages()]
    names += [(f"listed-term-{term.slug}", term.term) for term in library.terms()]
    found: dict[str, set[str]] = {}
    for name, title in names:
        letter = "0-9" if title[0].isdigit() else title[0].upper()
        found.setdefault(letter, set()).add(name)
    return found


def test_the_two_ways_to_search_are_equally_large(glass: Glass) -> None:
    glass.tap("start")
    glass.tap("openSearch")

    one, two = (scene_rect(glass.find(f"searchBy-{way}")) for way in ("type", "a-z"))

    assert (one.width(), one.height(), one.top()) == (two.width(), two.height(), two.top())


def test_taps_alone_list_every_page_and_word_under_its_letter(letters: Glass) -> None:
    wanted = belong(library_of(letters))
    names = letters.kiosk.search.letters.names
    assert set(names) == set(wanted)

    for letter in names:
        letters.reach(f"az-{letter}")
        letters.tap(f"az-{letter}")
        assert letters.find(f"az-{letter}").property("marked")
        found = listed(letters)
        while letters.has("azMore"):
            letters.reach_and_tap("azMore")
            found += listed(letters)
        assert len(found) == len(set(found))
        assert set(found) == wanted[letter], letter
        while letters.has("pageUp") and letters.find("pageUp").isEnabled():
            letters.tap("pageUp")


def test_a_page_and_a_word_of_one_name_are_told_apart_in_words(letters: Glass) -> None:
    letters.tap("az-A")

    assert letters.sees("Page: Treatments")
    assert letters.sees("Word explained")


def test_a_page_opens_and_back_finds_the_letter_again(letters: Glass) -> None:
    letters.tap("az-C")
    letters.page_down()
    place, before = letters.scroll(), listed(letters)
    page = next(name for name in reversed(before) if name.startswith("listed-page-"))

    letters.reach_and_tap(page)
    assert letters.kiosk.page.slug == page.removeprefix("listed-page-")
    letters.tap("navBack")

    assert letters.kiosk.search.letters.chosen == "C"
    assert listed(letters) == before
    assert letters.scroll() >= place


def test_a_word_opens_its_meaning_over_the_list(letters: Glass) -> None:
    letters.tap("az-C")
    letters.reach_and_tap("listed-term-carcinoid")
    assert letters.find("termMeaning").property("text") == library_of(letters).term("carcinoid").meaning

    letters.tap("termClose")

    assert "listed-term-carcinoid" in listed(letters)


def test_what_was_typed_waits_while_one_looks_through_the_letters(letters: Glass) -> None:
    letters.tap("searchBy-type")
    letters.tap("key-n")
    letters.tap("searchBy-a-z")
    letters.tap("az-C")

    letters.tap("searchBy-type")

    assert letters.kiosk.search.typed == "n"
    assert any(item.objectName().startswith("hit-") for item in letters.items())


@pytest.mark.parametrize("size", [1, 2, 4])
def test_on_a_low_panel_letters_make_room_for_what_begins_with_the_one_chosen(size: int, open_glass: OpenGlass) -> None:
    from tests.ui.rounds import looking

    glass = open_glass(**looking("small", size))
    glass.tap("start")
    glass.reach_and_tap("openSearch")
    glass.tap("searchBy-a-z")
    glass.reach_and_tap("az-T")
    assert not glass.has("az-A")
    assert listed(glass)

    glass.tap("azOther")

    assert glass.has("az-A")
    assert listed(glass) == []


def test_a_long_letter_is_listed_part_by_part(letters: Glass) -> None:
    wanted = belong(library_of(letters))
    letter = max(wanted, key=lambda each: len(wanted[each]))
    assert len(wanted[letter]) > LISTED_IN_A_PART
    letters.tap(f"az-{letter}")

    first = listed(letters)
    assert len(first) == LISTED_IN_A_PART
    assert letters.sees(f"1 to {LISTED_IN_A_PART} of {len(wanted[letter])}")
    letters.reach_and_tap("azMore")
    second = listed(letters)
    assert not set(first) & set(second)
    letters.reach_and_tap(next(name for name in second if name.startswith("listed-page-")))
    letters.tap("navBack")
    assert listed(letters) == second, "Back leads to the part that was left"

    letters.reach_and_tap("azEarlier")

    assert listed(letters) == first


@pytest.mark.parametrize("panel", tour.PROFILES)
def test_a_page_is_four_taps_from_home(panel: str, open_glass: OpenGlass) -> None:
    glass = open_glass(size=tour.PROFILES[panel])
    glass.tap("start")

    for taps in ("openSearch", "searchBy-a-z", "az-T"):
        glass.tap(taps)
    glass.reach_and_tap("listed-page-tiredness")

    assert glass.kiosk.page.slug == "tiredness"
