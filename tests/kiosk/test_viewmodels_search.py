"""The search as QML sees it: what is typed, what is found, and from A to Z."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QSignalSpy

from db.search.results import Hit, HitGroup, SearchResults, Snippet
from kiosk.shelf import NothingToRead
from kiosk.viewmodels.search import FIRST_ROWS, IDEAS, LONGEST_TYPED, SearchModel
from kiosk.viewmodels.search_letters import LISTED_IN_A_PART
from kiosk.visit import Place
from tests.kiosk.test_viewmodels_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("qapp")

EMERGENCY = [("Ambulance", "999")]
SOMEONE = ("Somebody to talk to", "116 123")


def hit(kind: Any, slug: str, *, approved: bool = True) -> Hit:
    return Hit(kind, slug, slug.title(), Snippet(f"about {slug}"), "Treatments" if kind == "page" else "", approved)


def group(kind: Any, count: int, *, total: int | None = None) -> HitGroup:
    return HitGroup(kind, tuple(hit(kind, f"{kind}-{n}") for n in range(count)), total or count)


class FakeFinder:
    """Answers a few words, remembers what it was asked, and breaks on demand."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = False
        self.answers = {
            "scan": SearchResults("scan", groups=(group("page", 7, total=30), group("term", 2))),
            "chest pain": SearchResults("chest pain", cards=("urgent",), groups=(group("page", 1),)),
            "survival": SearchResults("survival", cards=("ask-your-team",)),
            "sirolimus": SearchResults("sirolimus", did_you_mean=("everolimus",)),
            "evrolimus": SearchResults("evrolimus", shown_for="everolimus", groups=(group("page", 1),)),
            "draft": SearchResults("draft", groups=(HitGroup("page", (hit("page", "draft", approved=False),), 1),)),
        }
        self.under = {
            "S": tuple(hit("page", f"s-{n}") for n in range(2 * LISTED_IN_A_PART + 3)),
            "T": (hit("term", "t-0", approved=False),),
            "0-9": (),
        }

    def find(self, typed: str) -> SearchResults:
        self.asked.append(typed)
        return self.answers.get(typed.strip(), SearchResults(typed))

    def letters(self) -> tuple[str, ...]:
        return tuple(self.under)

    def browse(self, letter: str) -> tuple[Hit, ...]:
        return self.under[letter]

    def ask(self, question: Callable[[FakeFinder], Any]) -> Any:
        if self.broken:
            raise NothingToRead
        return question(self)


@pytest.fixture
def finder() -> FakeFinder:
    return FakeFinder()


@pytest.fixture
def search(finder: FakeFinder) -> SearchModel:
    search = SearchModel(ask=finder.ask, emergency=EMERGENCY, someone_to_talk_to=SOMEONE)
    search.show(Place("search"))
    search.finish()
    finder.asked.clear()
    return search


def types(search: SearchModel, text: str) -> None:
    for character in text:
        search.press(character)
    search.finish()


def titles(search: SearchModel) -> list[str]:
    return [row[2] for row in rows_of(search.hits)]


def test_a_search_begins_with_words_that_find_something(finder: FakeFinder) -> None:
    finder.answers["tired"] = SearchResults("tired", groups=(group("page", 1),))
    search = SearchModel(ask=finder.ask, emergency=EMERGENCY, someone_to_talk_to=SOMEONE)
    assert (search.state, search.ideas) == ("ideas", [])

    search.show(Place("search"))
    assert finder.asked == [], "the engine is fetched when the screen has been painted"
    search.finish()

    assert set(finder.asked) == set(IDEAS)
    assert search.ideas == ["tired", "scan"]


def test_every_key_searches_for_all_that_is_typed(search: SearchModel, finder: FakeFinder) -> None:
    types(search, "scan")

    assert finder.asked == ["s", "sc", "sca", "scan"]
    assert (search.typed, search.state, search.count) == ("scan", "found", 32)


def test_what_is_typed_stands_in_the_place_of_the_visit_and_is_gone_with_it(finder: FakeFinder) -> None:
    search = SearchModel(ask=finder.ask, emergency=EMERGENCY, someone_to_talk_to=SOMEONE)
    place = Place("search")
    search.show(place)
    types(search, "evrolimus")
    assert place.typed == "evrolimus"

    search.clear()

    assert (search.typed, search.state, search.count, search.hits.count) == ("", "ideas", 0, 0)
    assert "rolimus" not in repr(vars(search))


def test_the_screen_is_told_when_all_is_settled(search: SearchModel) -> None:
    seen: list[tuple[str, str, int]] = []
    search.typedChanged.connect(lambda: seen.append((search.typed, search.state, search.hits.count)))

    types(search, "scan")

    assert seen[-1] == ("scan", "found", FIRST_ROWS)


def test_the_first_of_each_kind_are_shown_and_the_others_on_demand(search: SearchModel) -> None:
    types(search, "scan")
    assert titles(search) == [f"Page-{n}" for n in range(5)] + ["Term-0", "Term-1"]
    rows = rows_of(search.hits)
    assert [row[5] for row in rows] == [True, False, False, False, False, True, False]
    assert [(row[6], row[7]) for row in rows if row[6] or row[7]] == [(2, 0)]

    search.unfold("page")
    search.finish()

    assert titles(search) == [f"Page-{n}" for n in range(7)] + ["Term-0", "Term-1"]
    assert [(row[6], row[7]) for row in rows_of(search.hits) if row[6] or row[7]] == [(0, 23)]


def test_another_word_folds_the_groups_up_again(search: SearchModel) -> None:
    types(search, "scan")
    search.unfold("page")
    search.takeBack()

    types(search, "n")

    assert titles(search)[:6] == [*(f"Page-{n}" for n in range(5)), "Term-0"]


def test_words_found_in_their_place_are_bold(search: SearchModel, finder: FakeFinder) -> None:
    found = Hit("page", "a", "A", Snippet("1 < 2 & a scan", ((10, 14),)), "", True)
    finder.answers["scan"] = SearchResults("scan", groups=(HitGroup("page", (found,), 1),))

    types(search, "scan")

    assert rows_of(search.hits)[0][4] == "1 &lt; 2 &amp; a <b>scan</b>"


def test_cards_and_offers_are_told_apart_from_what_is_found(search: SearchModel) -> None:
    cards, meant = QSignalSpy(search.cardsChanged), QSignalSpy(search.meantChanged)
    types(search, "chest pain")
    assert (search.cards, search.loudCard, cards.count()) == (["urgent"], "urgent", 1)
    search.lookFor("survival")
    assert (search.cards, search.loudCard, search.state) == (["ask-your-team"], "", "found")
    search.lookFor("sirolimus")
    assert (search.cards, search.meant, meant.count()) == ([], ["everolimus"], 1)
    search.lookFor("evrolimus")
    assert (search.shownFor, search.meant) == ("everolimus", [])

    search.lookFor("zzz")

    assert (search.state, search.shownFor, search.count) == ("nothing", "", 0)


def test_the_numbers_to_ring_never_break() -> None:
    search = SearchModel(ask=FakeFinder().ask, emergency=EMERGENCY, someone_to_talk_to=SOMEONE)

    assert rows_of(search.emergency) == [("Ambulance", "999")]
    assert (search.talkLabel, search.talkNumber) == ("Somebody to talk to", "116\u00a0123")


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        pytest.param("  scan", "scan", id="a space before a word"),
        pytest.param("a  b", "a b", id="two spaces"),
        pytest.param("x" * (LONGEST_TYPED + 5), "x" * LONGEST_TYPED, id="too long"),
        pytest.param("5-HIAA", "5-HIAA", id="as typed"),
    ],
)
def test_what_stands_in_the_field(text: str, stands: str, search: SearchModel) -> None:
    types(search, text)

    assert search.typed == stands


def test_nothing_is_searched_for_an_empty_field(search: SearchModel, finder: FakeFinder) -> None:
    types(search, "s")
    search.takeBack()
    search.takeBack()

    assert finder.asked == ["s"]
    assert search.state == "ideas"


def test_taking_back_and_clearing(search: SearchModel) -> None:
    types(search, "scan")
    search.takeBack()
    assert search.typed == "sca"

    search.lookFor("")

    assert (search.typed, search.state, search.hits.count) == ("", "ideas", 0)


def test_a_key_that_changes_nothing_is_silent(search: SearchModel) -> None:
    changed = QSignalSpy(search.typedChanged)

    search.press(" ")
    search.lookFor("")
    search.goBy("type")

    assert changed.count() == 0


def test_other_results_begin_at_their_top(search: SearchModel) -> None:
    place = Place("search", typed="scan", scroll=400.0)
    search.show(place)
    assert place.scroll == 400.0

    search.press("s")

    assert place.scroll == 0.0


def test_back_finds_the_search_as_it_was_left(search: SearchModel, finder: FakeFinder) -> None:
    place = Place("search")
    search.show(place)
    types(search, "scan")
    search.unfold("page")
    search.finish()
    finder.asked.clear()
    found = QSignalSpy(search.foundChanged)

    search.show(place)

    assert (finder.asked, found.count(), search.hits.count) == ([], 0, 9)


def test_another_search_begins_afresh(search: SearchModel) -> None:
    types(search, "scan")
    search.goBy("a-z")

    search.show(Place("search"))

    assert (search.typed, search.way, search.hits.count) == ("", "type", 0)


@pytest.mark.parametrize(("typed", "example"), [("scan", False), ("draft", True)])
def test_what_no_clinic_has_checked_is_said(typed: str, example: bool, search: SearchModel) -> None:
    types(search, typed)

    assert search.example is example


def test_a_letter_lists_what_begins_with_it_part_by_part(search: SearchModel) -> None:
    letters = search.letters
    search.goBy("a-z")
    assert (letters.names, letters.chosen, letters.listed.count) == (["S", "T", "0-9"], "", 0)

    letters.choose("S")
    assert (letters.firstListed, letters.lastListed, letters.total) == (1, 16, 35)
    assert rows_of(letters.listed)[0] == ("page", "s-0", "S-0", "Treatments")
    letters.turn(1)
    letters.turn(1)
    assert (letters.firstListed, letters.lastListed, letters.listed.count) == (33, 35, 3)
    letters.turn(-1)
    assert letters.firstListed == 17

    letters.choose("T")

    assert (letters.firstListed, letters.lastListed, letters.total, letters.example) == (1, 1, 1, True)


@pytest.mark.parametrize(("key", "letter"), [("t", "T"), ("5", "0-9"), ("q", "S"), (" ", "S")])
def test_a_key_goes_to_its_letter_where_one_goes_by_letters(key: str, letter: str, search: SearchModel) -> None:
    search.goBy("a-z")
    search.letters.choose("S")

    search.press(key)

    assert (search.letters.chosen, search.typed) == (letter, "")
    search.takeBack()
    assert search.letters.chosen == ""


def test_what_was_typed_is_kept_while_one_looks_through_the_letters(search: SearchModel) -> None:
    types(search, "scan")

    search.goBy("a-z")
    search.letters.choose("T")
    search.goBy("type")

    assert (search.typed, search.count, search.letters.chosen) == ("scan", 32, "T")


@pytest.mark.parametrize("act", ["press", "letters", "letter", "ideas"])
def test_a_library_that_breaks_shows_nothing(act: str, finder: FakeFinder) -> None:
    search = SearchModel(ask=finder.ask, emergency=EMERGENCY, someone_to_talk_to=SOMEONE)
    search.show(Place("search"))
    if act == "letter":
        search.goBy("a-z")
    finder.broken = True

    match act:
        case "press":
            search.press("s")
        case "letters":
            search.goBy("a-z")
        case "letter":
            search.letters.choose("S")
        case _:
            search.finish()

    assert (search.hits.count, search.letters.listed.count, search.ideas) == (0, 0, [])


def test_another_library_has_other_words_to_begin_with(search: SearchModel, finder: FakeFinder) -> None:
    types(search, "scan")
    assert search.ideas == ["scan"]
    finder.answers = {"trial": SearchResults("trial", groups=(group("page", 1),))}

    search.library_changed()
    assert (search.typed, search.hits.count, search.ideas) == ("", 0, [])
    search.show(Place("search"))
    search.finish()

    assert search.ideas == ["trial"]
