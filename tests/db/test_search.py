"""What a search finds, in which order and with which words around it, whatever is typed."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.library import Library
from db.records import Contact, Page, Question, Synonyms, Term
from db.search.matches import NOTHING
from db.search.results import SearchResults
from db.search.search import MOST_HITS, Search
from db.search.snippets import LONGEST, Marker
from db.search.terms import Term as Asked
from tests.db.items import make
from tests.db.release_files import small_release
from tests.db.search_cases import Release, first, found, marked, starter_release, target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.search.results import Hit

NATIONS = ("ENG", "NIR", "SCT", "WLS")

ITEMS = [
    ("page", make(Page, slug="ranking-title", section="living", position=50, title="Marrow", summary="One", body="A.")),
    (
        "page",
        make(Page, slug="ranking-later", section="living", position=20, title="On marrow", summary="Two", body="A."),
    ),
    (
        "page",
        make(Page, slug="ranking-summary", section="living", position=30, title="Three", summary="A marrow", body="A."),
    ),
    (
        "page",
        make(
            Page,
            slug="ranking-heading",
            section="living",
            position=15,
            title="Four",
            summary="Four",
            body="## Marrow\n\nA.",
        ),
    ),
    (
        "page",
        make(
            Page,
            slug="ranking-often",
            section="living",
            position=12,
            title="Five",
            summary="Five",
            body="A marrow is a marrow.\n\nIt is a marrow.",
        ),
    ),
    (
        "page",
        make(Page, slug="ranking-body", section="living", position=11, title="Six", summary="Six", body="A marrow."),
    ),
    (
        "page",
        make(
            Page,
            slug="scotland",
            section="tests",
            title="Kilt clinic",
            nations=("SCT",),
            body="Only in Scotland.",
        ),
    ),
    (
        "page",
        make(
            Page,
            slug="hot",
            section="tests",
            title="When you feel hot",
            summary="Who to tell",
            body="Tell somebody.\n\n::: call-111\n## Call 111 if:\n- you are shivering badly\n:::\n\n"
            "::: information nations=WLS\nA leek is a vegetable.\n:::",
        ),
    ),
    (
        "page",
        make(
            Page,
            slug="many",
            section="tests",
            title="Words with marks",
            summary="Nothing",
            body="The FET-βAG-TOCA tracer, the non-functioning kind, a café and the children's ward. It is 5-HIAA.",
        ),
    ),
    ("contact", make(Contact, slug="kilts", name="The kilt line", for_whom="People in Scotland", nations=("SCT",))),
    ("contact", make(Contact, slug="walk-in", name="Walk in", for_whom="Anyone who feels breathless")),
    ("term", make(Term, slug="tumour", term="Tumour", meaning="A lump that may grow.", forms=("tumour", "growths"))),
    ("term", make(Term, slug="fet", term="FET-βAG-TOCA", meaning="A tracer.")),
    ("term", make(Term, slug="hiaa", term="5-HIAA", meaning="It is left over from a hormone.")),
    ("question", make(Question, slug="drive", group="Everyday life", text="Can I drive after the test?")),
    ("synonyms", make(Synonyms, slug="tumour", target="term:tumour", words=("lump in lung", "knobble"))),
    ("synonyms", make(Synonyms, slug="scotland", target="page:scotland", words=("tartan",))),
]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    made = Release(small_release(tmp_path_factory.mktemp("small"), *ITEMS).path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    made = starter_release(tmp_path_factory.mktemp("starter"))
    yield made
    made.close()


def hits(results: SearchResults, wanted: str) -> list[Hit]:
    return [hit for group in results.groups for hit in group.hits if target(hit) == wanted]


# What is found


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("marrow", "page:ranking-title"),
        ("shivering", "page:hot"),
        ("takes a sample", "page:biopsy"),
        ("tumour", "term:tumour"),
        ("growth", "term:tumour"),
        ("lump", "term:tumour"),
        ("walk in", "contact:walk-in"),
        ("breathless", "contact:walk-in"),
        ("drive", "question:drive"),
        ("everyday", "question:drive"),
        ("knobble", "term:tumour"),
    ],
    ids=[
        "title",
        "body of a callout",
        "body",
        "term",
        "another form",
        "meaning",
        "name",
        "for whom",
        "question",
        "its heading",
        "synonym",
    ],
)
def test_pages_terms_contacts_and_questions_are_found_by_all_their_words(
    release: Release, typed: str, hit: str
) -> None:
    assert hit in [target(each) for group in release.find(typed).groups for each in group.hits]


def test_a_title_counts_more_than_a_summary_and_a_summary_more_than_the_text(release: Release) -> None:
    order = ["title", "later", "summary", "heading", "often", "body"]

    assert found(release.find("marrow")) == [[f"page:ranking-{name}" for name in order]]


@pytest.mark.parametrize("typed", ["m", "mar", "marro", "marrow"])
def test_the_beginning_of_a_word_finds_it(release: Release, typed: str) -> None:
    assert "page:ranking-title" in found(release.find(typed))[0]


def test_a_finished_word_comes_before_longer_ones(release: Release) -> None:
    assert first(release.find("kilt", "SCT")) == "page:scotland"


@pytest.mark.parametrize(
    "typed",
    [
        "5-HIAA",
        "5hiaa",
        "5 hiaa",
        "cafe",
        "CAFÉ",
        "childrens",
        "children’s",
        "children's",
        "non functioning",
        "nonfunctioning",
        "fet-βag-toca",
        "fet bag toca",
        "FET beta ag toca",
        "fetbagtoca",
        "fetbetaagtoca",
        "non-functioning",
    ],
)
def test_case_accents_hyphens_apostrophes_and_greek_make_no_difference(release: Release, typed: str) -> None:
    results = release.find(typed)

    assert hits(results, "page:many")
    assert results.shown_for == ""


def test_all_words_must_be_there_where_something_has_them_all(release: Release) -> None:
    assert found(release.find("marrow one")) == [["page:ranking-title"]]


def test_where_nothing_has_all_words_those_with_most_of_them_are_shown(release: Release) -> None:
    results = release.find("marrow one shivering")

    assert first(results) == "page:ranking-title"


def test_words_that_stand_everywhere_do_not_keep_anything_out(release: Release) -> None:
    assert first(release.find("what is the marrow about")) == "page:ranking-title"


def test_a_word_that_is_nowhere_is_left_out_and_that_is_told(release: Release) -> None:
    results = release.find("marrow xyzzy ")

    assert first(results) == "page:ranking-title"
    assert results.shown_for == "marrow"


@pytest.mark.parametrize(("typed", "shown"), [("marrowone", "marrow one"), ("mar row one", "marrow one")])
def test_spaces_may_be_missing_or_too_many(release: Release, typed: str, shown: str) -> None:
    results = release.find(typed)

    assert "page:ranking-title" in found(results)[0]
    assert results.shown_for in ("", shown)


def test_what_another_word_leads_to_comes_first_with_its_group(release: Release) -> None:
    results = release.find("knobble")

    assert first(results) == "term:tumour"
    assert results.groups[0].kind == "term"
    assert results.shown_for == "Tumour"


def test_a_title_typed_whole_brings_its_group_first(release: Release) -> None:
    assert next(group.kind for group in release.find("tumour").groups) == "term"
    assert [group.kind for group in release.find("biopsy").groups][:2] == ["page", "term"]


def test_a_phrase_shows_what_it_leads_to_before_it_is_finished(release: Release) -> None:
    assert "term:tumour" in [target(hit) for group in release.find("lump in lu").groups for hit in group.hits]
    assert "term:tumour" in [target(hit) for group in release.find("knobb").groups for hit in group.hits]


def test_each_kind_has_one_group_with_its_first_hits_and_the_number_of_all(starter: Release) -> None:
    results = starter.find("the")

    assert len({group.kind for group in results.groups}) == len(results.groups) >= 3
    assert all(len(group.hits) == min(group.total, MOST_HITS) for group in results.groups)
    assert max(group.total for group in results.groups) > MOST_HITS
    assert all(hit.kind == group.kind for group in results.groups for hit in group.hits)
    assert not results.empty


# The words around it


def test_a_snippet_is_the_first_text_with_most_of_the_words(release: Release) -> None:
    (group,) = [group for group in release.find("shivering badly").groups if group.kind == "page"]

    assert group.hits[0].snippet.text == "you are shivering badly"
    assert marked(group.hits[0]) == ["shivering", "badly"]


def test_a_page_found_by_its_title_shows_its_summary(release: Release) -> None:
    hit = release.find("marrow").groups[0].hits[0]

    assert (hit.title, hit.snippet.text, hit.place) == ("Marrow", "One", "Living")
    assert not hit.approved


@pytest.mark.parametrize(
    ("typed", "marks"),
    [("fet-βag-toca", ["FET-βAG-TOCA"]), ("childr", ["children's"]), ("5hiaa", ["5-HIAA"]), ("caf", ["café"])],
)
def test_whole_words_are_marked_as_they_are_written(release: Release, typed: str, marks: list[str]) -> None:
    (hit,) = hits(release.find(typed), "page:many")

    assert marked(hit) == marks


def test_long_texts_are_cut_around_the_word() -> None:
    text = "A word follows another word here. " * 12 + "Then comes the zither, and after it " + "more of them " * 20
    snippet = Marker([Asked(NOTHING, marks=frozenset({"zither"}))]).snippet(text)

    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) <= LONGEST + 2
    assert [snippet.text[start:stop] for start, stop in snippet.marks] == ["zither"]
    assert snippet.text.strip("…") in text


def test_every_mark_lies_within_its_snippet(starter: Release) -> None:
    for typed in ("lung", "t", "the", "side effects", "your team can", "everolimus"):
        for group in starter.find(typed).groups:
            for hit in group.hits:
                ends = [0, *(place for mark in hit.snippet.marks for place in mark), len(hit.snippet.text)]
                assert ends == sorted(ends)


# Nations


def test_what_is_limited_to_other_nations_is_not_found(release: Release) -> None:
    assert found(release.find("kilt", "SCT")) == [["page:scotland"], ["contact:kilts"]]
    assert first(release.find("tartan", "SCT")) == "page:scotland"
    for nation in ("ENG", "NIR", "WLS"):
        assert release.find("kilt", nation).groups == ()
        assert release.find("tartan", nation).groups == ()
        assert release.find("leek", nation).groups != () or nation != "WLS"
    assert release.find("leek", "ENG").groups == ()


def test_nobody_in_northern_ireland_finds_call_111(release: Release) -> None:
    assert hits(release.find("111", "ENG"), "page:hot")
    assert first(release.find("shivering", "SCT")) == "page:hot"
    assert release.find("111", "NIR").groups == ()
    assert release.find("shivering", "NIR").groups == ()
    assert first(release.find("hot", "NIR")) == "page:hot"


def test_totals_count_each_page_once_however_many_ways_it_reads(release: Release) -> None:
    for nation in NATIONS:
        (group,) = [group for group in release.find("hot", nation).groups if group.kind == "page"]
        assert group.total == len(group.hits)
        assert [hit.slug for hit in group.hits].count("hot") == 1


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """A release with one page in Welsh, read in Welsh."""
    page = make(
        Page, slug="biopsy", section="tests", locale="cy", title="Biopsi", summary="Darn bach", body="Gorffwys."
    )
    path = small_release(tmp_path_factory.mktemp("welsh"), ("page", page)).path
    library = Library.open(path, nation="WLS", locale="cy")
    yield Search(library)
    library.close()


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("gorff", [["page:biopsy"]]),
        ("nurses", [["contact:nurses"]]),
        ("sleep well", [["page:rest"]]),
        ("takes", []),
        ("needle test", [["page:biopsy"]]),
        ("biopsi", [["page:biopsy"], ["term:biopsy"]]),
    ],
    ids=["translated", "contact", "not translated", "what the translation replaces", "borrowed synonym", "all kinds"],
)
def test_another_language_finds_its_own_pages_and_those_that_are_not_translated(
    welsh: Search, typed: str, hits: list[list[str]]
) -> None:
    assert found(welsh.find(typed)) == hits


def test_another_language_lists_its_own_pages_and_those_that_are_not_translated(welsh: Search) -> None:
    assert welsh.letters() == ("B", "R", "S")
    assert [hit.title for letter in welsh.letters() for hit in welsh.browse(letter)] == [
        "Biopsi",
        "Biopsy",
        "Rest",
        "Scan",
    ]


# From A to Z


def test_letters_are_those_that_something_begins_with(release: Release) -> None:
    assert release.search("ENG").letters() == ("B", "F", "M", "O", "R", "S", "T", "W", "0-9")
    assert release.search("SCT").letters() == ("B", "F", "K", "M", "O", "R", "S", "T", "W", "0-9")


def test_a_letter_lists_pages_and_terms_from_a_to_z(release: Release) -> None:
    hits = release.search().browse("T")

    assert [(hit.kind, hit.title, hit.place) for hit in hits] == [("page", "Three", "Living"), ("term", "Tumour", "")]
    assert [hit.snippet.text for hit in hits] == ["A marrow", "A lump that may grow."]


def test_every_page_and_term_stands_under_one_letter(starter: Release) -> None:
    for nation in NATIONS:
        library = Library.open(starter.path, nation=nation)
        search = Search(library)
        listed = [target(hit) for letter in search.letters() for hit in search.browse(letter)]
        pages = [f"page:{card.slug}" for card in library.all_pages()]
        terms = [f"term:{term.slug}" for term in library.terms()]
        assert sorted(listed) == sorted([*pages, *terms])
        library.close()


def test_what_begins_with_a_digit_stands_last(starter: Release) -> None:
    letters = starter.search().letters()

    assert letters[-1] == "0-9"
    assert list(letters[:-1]) == sorted(letters[:-1])
    assert all(hit.title[0].isdigit() for hit in starter.search().browse("0-9"))


@pytest.mark.parametrize("letter", ["Q", "", "b", "BB", "%", "\0"])
def test_a_letter_with_nothing_under_it_is_empty(release: Release, letter: str) -> None:
    assert release.search().browse(letter) == ()


# Whatever is typed


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "?!", "🙂", "-", "'", '"', "*", "\0", "\u200b", "_", "( )"])
def test_nothing_typed_finds_nothing(release: Release, typed: str) -> None:
    assert release.find(typed) == SearchResults(typed)
    assert release.find(typed).empty


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ('"marrow"', "page:ranking-title"),
        ("marrow*", "page:ranking-title"),
        ("-marrow", "page:ranking-title"),
        ("title:marrow", "page:ranking-title"),
        ("NEAR(marrow, 2)", "page:ranking-title"),
        ("marrow 🙂", "page:ranking-title"),
        ("mar\0row", "page:ranking-title"),
        ("marrow' OR 1=1 --", "page:ranking-title"),
        ("%", ""),
        ("marrow " * 80, "page:ranking-title"),
        ("x" * 500, ""),
        ("a b c d e f g h i j k l m n o p q r s t u v w x y z", None),
        ("\ud800marrow", "page:ranking-title"),
        ("MARROW\u0301", "page:ranking-title"),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_odd_signs_are_no_commands(release: Release, typed: str, hit: str | None) -> None:
    results = release.find(typed)

    assert results.typed == typed
    assert hit is None or first(results) == hit


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_no_text_is_refused(starter: Release, typed: str) -> None:
    assert starter.find(typed).typed == typed


PIECES = st.sampled_from(
    [
        "net",
        "Lung",
        "everolimus",
        "sirolimus",
        "chest",
        "pain",
        "can",
        "not",
        "cope",
        "β",
        "-",
        " ",
        "  ",
        "'",
        "s",
        "the",
        "how",
        "long",
        "5",
        "hiaa",
        "tumuor",
        "NEAR(",
        '"',
        "*",
        "\0",
        "ß",
        "\u0301",
        "zzz",
        "chemotherap",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(NATIONS))
@settings(max_examples=120)
def test_every_answer_is_sound(starter: Release, typed: str, nation: str) -> None:
    results = starter.find(typed, nation)

    assert results.empty or results.cards or results.groups or results.did_you_mean
    assert not (results.groups and results.did_you_mean)
    assert not results.shown_for or results.groups
    for group in results.groups:
        assert 0 < len(group.hits) <= group.total
        assert len({hit.slug for hit in group.hits}) == len(group.hits)
        for hit in group.hits:
            assert all(0 <= start < stop <= len(hit.snippet.text) for start, stop in hit.snippet.marks)
            assert nation != "NIR" or "111" not in hit.snippet.text


# Nothing typed is kept


def reachable(*roots: object) -> Iterator[object]:
    """All values that can be reached from here, but through modules, classes and functions."""
    seen: set[int] = set()
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, ModuleType | type | FunctionType):
            continue
        seen.add(id(one))
        yield one
        waiting += gc.get_referents(one)


@pytest.mark.parametrize(
    "ask",
    [
        lambda search, typed: search.find(typed),
        lambda search, typed: search.find(f"{typed} biopsy"),
        lambda search, typed: search.find(f"biopsy {typed} chest pain"),
        lambda search, typed: search.browse(typed),
    ],
    ids=["alone", "before", "within", "as a letter"],
)
def test_nothing_that_was_typed_is_kept(release: Release, ask: Callable[[Search, str], object]) -> None:
    folder = release.path.parent
    library = Library.open(release.path, nation="ENG")
    search = Search(library)
    before = release.path.read_bytes(), sorted(folder.iterdir())
    secret = "".join(["qua", "xel", "witz"])  # put together here, so that no constant of this file holds it

    ask(search, secret)
    del ask
    gc.collect()

    kept = list(reachable(search, library))
    texts = [one for one in kept if isinstance(one, str)]
    assert len(texts) > 100
    assert not [one for one in texts if secret in one]
    assert not [one for one in kept if isinstance(one, bytes) and secret.encode() in one]
    # Patterns and statements are remembered by the libraries that run them.
    assert not [key for key in getattr(re, "_cache", {}) if secret in str(key)]
    assert (release.path.read_bytes(), sorted(folder.iterdir())) == before
    library.close()


def test_the_same_words_find_the_same_again(starter: Release) -> None:
    assert starter.find("lung tumuor") == starter.find("lung tumuor")


def test_nothing_of_it_is_loaded_with_the_library_and_nothing_but_the_standard_library_with_it() -> None:
    code = (
        "import sys, db.library; before = set(sys.modules); import db.search.search; after = set(sys.modules);"
        "print(*sorted(name for name in before if name.startswith(('db.search', 'db.lookup'))), '|',"
        "*sorted({name.split('.')[0] for name in after - before} - set(sys.stdlib_module_names)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.split() == ["|", "db"]
