"""What search is built on: words as they are compared, sets of numbers, and how far words are apart."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.lookup import bits, fold
from db.lookup.letters import first_letter, pairs
from db.search.spelling import distance

PLACES = st.frozensets(st.integers(0, 3000), max_size=60)
WORDS = st.text("abc", max_size=7)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lung NETs", ["lung", "nets"]),
        ("can't CAN’T cant", ["cant", "cant", "cant"]),
        ("PD-L1, 5-HIAA.", ["pd", "l1", "5", "hiaa"]),
        ("café CAFE\u0301", ["cafe", "cafe"]),
        ("βAG", ["bag"]),
        ("n.e.t.", ["n", "e", "t"]),
        ("Straße ﬁne ²", ["strasse", "fine", "2"]),
        ('NEAR("a* -b") \0 🙂 _', ["near", "a", "b"]),
        ("\ud800 \u200b", []),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_apostrophes_and_hyphens(text: str, words: list[str]) -> None:
    assert fold.words(text) == words


@pytest.mark.parametrize(
    ("chunk", "forms"),
    [
        ("Scan", {"scan"}),
        ("non-small", {"non", "small", "nonsmall"}),
        ("n.e.t", {"net"}),
        ("FET-βAG-TOCA", {"fet", "bag", "toca", "fetbagtoca", "betaag", "fetbetaagtoca"}),
        ("beta", {"beta", "b"}),
        ("x" * 41, set()),
    ],
    ids=["plain", "hyphen", "dots", "greek", "in full", "too long"],
)
def test_a_text_is_found_by_all_ways_to_write_a_word(chunk: str, forms: set[str]) -> None:
    assert set(fold.forms(chunk)) == forms


def test_a_word_with_hyphens_dots_or_apostrophes_is_one_chunk() -> None:
    text = "The non-small kind – PD‑L1/n.e.t. (can't) and_so 2020–2021."

    assert [text[start:stop] for start, stop, _ in fold.chunks(text)] == [
        *("The", "non-small", "kind", "PD‑L1", "n.e.t", "can't", "and", "so", "2020", "2021")
    ]
    assert fold.raw_chunks(text) == [text[start:stop] for start, stop, _ in fold.chunks(text)]
    assert [forms for _, _, forms in fold.chunks(text)] == list(map(fold.forms, fold.raw_chunks(text)))


@pytest.mark.parametrize(
    "texts",
    [
        ("small cell", "Small-Cell", "smallcell"),
        ("FET βAG TOCA", "fet-beta-ag-toca", "fetbagtoca"),
        ("5 HIAA", "5-hiaa"),
    ],
    ids=["spaces", "beta", "digits"],
)
def test_phrases_are_the_same_whatever_stands_between_their_words(texts: tuple[str, ...]) -> None:
    assert len({fold.squash(fold.words(text)) for text in texts}) == 1


@pytest.mark.parametrize(
    ("one", "many"), [("scan", "scans"), ("biopsy", "biopsies"), ("nurse", "nurses"), ("study", "studies")]
)
def test_a_word_stands_for_its_plural_too(one: str, many: str) -> None:
    assert many in fold.alike(one)
    assert one in fold.alike(many)


def test_what_only_looks_like_a_plural_is_left_as_it_is() -> None:
    assert "everolimu" not in fold.alike("everolimus")
    assert "diagnosi" not in fold.alike("diagnosis")
    assert "lo" not in fold.alike("los")


@given(st.text(max_size=60))
def test_the_quick_look_at_a_text_misses_no_form_of_its_words(text: str) -> None:
    run = fold.run(text)

    for start, stop, forms in fold.chunks(text):
        if text[start:stop].isascii():
            assert all(form in run or form == "b" for form in forms)


@given(st.lists(PLACES, max_size=5))
def test_sets_come_back_from_their_bytes(sets: list[frozenset[int]]) -> None:
    data = bits.encode(map(sorted, sets))

    assert [set(bits.places(found)) for found in bits.decode(data)] == sets
    assert data == bits.encode(bits.of(one, 3001) for one in sets)


def test_a_full_set_takes_a_bit_for_each_place_and_a_sparse_one_two_bytes() -> None:
    assert len(bits.encode([range(8000)])) == 5 + 1000
    assert len(bits.encode([[7999]])) == 5 + 2
    assert len(bits.encode([[70_000]])) == 5 + 4


@pytest.mark.parametrize("data", [b"\1\2", b"\0\\9\0\0\0abc", b"\7\2\0\0\0ab", b"\1\3\0\0\0abc", b"\1\0\0\0\0"])
def test_what_is_no_set_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError, KeyError)):
        bits.decode(data)


@given(st.lists(st.tuples(PLACES, st.integers(1, 70)), max_size=6), PLACES, st.integers(0, 80))
def test_sums_of_all_places_at_once_are_those_of_each_alone(
    added: list[tuple[frozenset[int], int]], among: frozenset[int], limit: int
) -> None:
    tally = bits.Tally()
    for places, weight in added:
        tally.add(bits.of(places, 3001), weight)
    sums = {place: sum(weight for places, weight in added if place in places) for place in among}
    asked = bits.of(among, 3001)

    assert list(tally.best(asked)) == sorted(among, key=lambda place: (-sums[place], place))
    assert list(tally.least(asked)) == sorted(among, key=lambda place: (sums[place], place))
    assert set(bits.places(tally.at_most(limit, asked))) == {place for place in among if sums[place] <= limit}
    highest = max(sums.values(), default=0)
    assert set(bits.places(tally.most(asked))) == {place for place in among if sums[place] == highest}


def slips(one: str, two: str) -> int:
    """The same by the table that every textbook has."""
    rows = [list(range(len(two) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, other in enumerate(two, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


@given(WORDS, WORDS, st.integers(0, 3))
def test_slips_are_counted_as_in_the_textbook(one: str, two: str, limit: int) -> None:
    assert distance(one, two, limit) == min(slips(one, two), limit + 1)


@pytest.mark.parametrize(
    ("one", "two", "slips"),
    [
        ("scan", "scan", 0),
        ("sacn", "scan", 1),
        ("scann", "scan", 1),
        ("scn", "scan", 1),
        ("spin", "scan", 2),
        ("", "ab", 2),
    ],
)
def test_a_swap_of_neighbours_is_one_slip(one: str, two: str, slips: int) -> None:
    assert distance(one, two, 2) == slips


def test_pairs_of_letters_hold_the_ends_of_a_word() -> None:
    assert pairs("ct1β") == {"^c", "ct", "t0", "0?", "?$"}


def test_one_slip_costs_at_most_two_pairs_and_a_swap_three() -> None:
    random = Random(1)
    for _ in range(500):
        word = "".join(random.choices("abcdefgh", k=9))
        at = random.randrange(8)
        changed = word[:at] + "z" + word[at + 1 :]
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        assert len(pairs(changed) - pairs(word)) <= 2
        assert len(pairs(swapped) - pairs(word)) <= 3


@pytest.mark.parametrize(
    ("title", "letter"),
    [("Biopsy", "B"), ("5-HIAA", "0-9"), ("Être", "E"), ("“Rest”", "R"), ("…", "0-9"), ("βAG", "B")],
)
def test_a_title_stands_under_its_first_letter(title: str, letter: str) -> None:
    assert first_letter(title) == letter


def test_a_large_set_is_read_out_in_order() -> None:
    places = sorted({0, 63, 64, 65, 127, 128, 5000})

    assert list(bits.places(bits.of(places, 5001))) == places
    assert all(one < two for one, two in pairwise(bits.places((1 << 300) - 1)))
