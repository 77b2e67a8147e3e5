"""One medicine is never shown for another one: not by a slip of the finger, and not for one that we do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.lookup.rules import rules
from db.records import Contact, Page, Synonyms, Term
from db.search.spelling import distance, forgiven
from tests.db.items import make
from tests.db.release_files import small_release
from tests.db.search_cases import Release, first, found, starter_release

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFUSED = sorted({name for group in rules().confused for name in group})


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    starter = starter_release(tmp_path_factory.mktemp("starter"))
    yield starter
    starter.close()


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """A release that has some medicines of each pair and lacks the others."""
    bodies = {
        "everolimus": "Everolimus or Afinitor",
        "carboplatin": "Carboplatin",
        "octreotide": "Octreotide and lanreotide",
    }
    pages = [
        ("page", make(Page, slug=slug, section="tests", title=f"{text} explained", summary="A page", body=f"{text}."))
        for slug, text in bodies.items()
    ]
    brand = ("synonyms", make(Synonyms, slug="everolimus", target="page:everolimus", words=("afinitor",)))
    short = ("synonyms", make(Synonyms, slug="carboplatin", target="page:carboplatin", words=("carbo",)))
    made = Release(small_release(tmp_path_factory.mktemp("few"), *pages, brand, short).path)
    yield made
    made.close()


def variants(name: str) -> Iterator[str]:
    """Everything one slip of the finger makes of a name."""
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        yield name[:at] + name[at] + name[at:]
        yield name[:at] + ("e" if name[at] != "e" else "o") + name[at + 1 :]
        if at + 1 < len(name):
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def told(release: Release, typed: str) -> set[str]:
    """The substances that the results name as what they are for."""
    substances = {name: substance for name, substance, _ in release.medicines()}
    return {substances[word] for word in release.find(typed).shown_for.lower().split() if word in substances}


@pytest.mark.parametrize("name", CONFUSED)
def test_a_medicine_of_a_risky_pair_shows_itself_or_asks(release: Release, name: str) -> None:
    ours = {substance for _, substance, have in release.medicines() if have}
    results = release.find(name)

    if name in ours:
        assert results.did_you_mean == ()
        assert results.shown_for == ""
        assert results.groups
    else:
        others = {other for group in rules().confused if name in group for other in group} & ours
        assert results.groups == ()
        assert set(results.did_you_mean) == others


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("sirolimus", ("everolimus",)),
        ("tacrolimus", ("everolimus",)),
        ("Sirolimus tablets", ("everolimus",)),
        ("side effects of sirolimus", ("everolimus",)),
        ("siro limus", ("everolimus",)),
        ("siroli", ("everolimus",)),
        ("sirolimis", ("everolimus",)),
        ("tacrolimu", ("everolimus",)),
        ("evirolimus", ("everolimus",)),
        ("verolimus", ("everolimus",)),
        ("cisplatin", ("carboplatin",)),
        ("cisplatim", ("carboplatin",)),
        ("octreotate", ("octreotide", "lanreotide")),
        ("octreotite", ("octreotide", "lanreotide")),
        ("pasireotide", ("lanreotide", "octreotide")),
        ("pasreotide", ("lanreotide", "octreotide")),
        ("vapreotide", ()),
        ("trastuzumab", ()),
        ("pertuzumab", ()),
    ],
)
def test_a_medicine_that_is_not_there_shows_no_other_one(few: Release, typed: str, asked: tuple[str, ...]) -> None:
    results = few.find(typed)

    assert results.groups == ()
    assert results.shown_for == ""
    assert results.did_you_mean == asked


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("everolimis", "everolimus"),
        ("evarolimus", "everolimus"),
        ("afinitro", "afinitor"),
        ("carboplaten", "carboplatin"),
        ("octreotied", "octreotide"),
    ],
)
def test_a_slip_that_can_mean_one_medicine_alone_is_mended_and_told(few: Release, typed: str, shown: str) -> None:
    results = few.find(typed)

    assert results.shown_for == shown
    assert results.groups
    assert results.did_you_mean == ()


def test_what_is_offered_can_be_searched_for(few: Release) -> None:
    for name in few.find("octreotate").did_you_mean:
        assert few.find(name).groups


@pytest.mark.parametrize("typed", ["carbon", "carbob", "cabro"])
def test_a_short_form_of_a_medicine_is_no_guess(few: Release, typed: str) -> None:
    assert few.find(typed).groups == ()


def test_a_name_in_a_text_makes_a_medicine_one_of_ours(tmp_path_factory: pytest.TempPathFactory) -> None:
    page = make(Page, slug="tacrolimus", section="tests", title="Tacrolimus", body="Tacrolimus and newolimus.")
    release = Release(small_release(tmp_path_factory.mktemp("ours"), ("page", page)).path)

    assert first(release.find("tacrolimus")) == "page:tacrolimus"
    assert release.find("newolimas").shown_for == "newolimus"
    # What ends like a medicine is one: a word as near to two of them is asked about.
    assert release.find("sirolimus").did_you_mean == ("tacrolimus",)
    assert ("newolimus", "newolimus", True) in release.medicines()
    release.close()


@pytest.mark.parametrize("name", CONFUSED)
def test_no_slip_in_a_risky_name_shows_another_medicine(release: Release, few: Release, name: str) -> None:
    for searched in (release, few):
        for typed in variants(name):
            assert told(searched, typed) <= {name}, typed


@pytest.mark.slow
def test_no_slip_in_any_name_shows_another_medicine(release: Release) -> None:
    for name, substance, _ in release.medicines():
        for typed in variants(name):
            assert told(release, typed) <= {substance}, typed


def test_no_name_on_its_way_is_mended(release: Release) -> None:
    """While a name is typed it is the beginning of itself: it must not turn into something else on the way."""
    for name, substance, _ in release.medicines():
        for length in range(3, len(name)):
            assert told(release, name[:length]) <= {substance}, name[:length]


@pytest.mark.parametrize("typed", ["lungs", "nurses", "tablet"])
def test_other_words_are_not_held_up_by_medicines(few: Release, typed: str) -> None:
    assert few.find(typed).did_you_mean == ()


def test_a_guess_begins_as_it_was_typed_and_stands_alone(release: Release) -> None:
    """The rule itself, over two slips in every name: what is taken is the one medicine within reach."""
    names = release.medicines()
    for name, _, _ in names[::4]:
        for slip in list(variants(name))[::7]:
            typed = next(iter(variants(slip[::-1])))[::-1]
            reach = forgiven(typed)
            near = {one for other, one, _ in names if len(other) > 5 and distance(typed, other, reach) <= reach}
            shown = told(release, typed)
            assert not shown or shown == near, typed


def test_medicines_are_told_apart_in_every_kind_of_item(tmp_path_factory: pytest.TempPathFactory) -> None:
    term = ("term", make(Term, slug="cisplatin", term="Cisplatin", meaning="A medicine."))
    line = ("contact", make(Contact, slug="carbo", name="The carboplatin line", for_whom="People on carboplatin"))
    release = Release(small_release(tmp_path_factory.mktemp("kinds"), term, line).path)

    assert found(release.find("cisplatin")) == [["term:cisplatin"]]
    assert found(release.find("carboplatin")) == [["contact:carbo"]]
    release.close()
