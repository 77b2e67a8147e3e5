"""Search in the starter release: every synonym, misspelt words, the words that bring up a card."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from db.lookup.fold import squash, words
from db.search.spelling import distance
from tests.db.search_cases import Release, first, found, starter_release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NATIONS = ["ENG", "NIR", pytest.param("SCT", marks=pytest.mark.slow), pytest.param("WLS", marks=pytest.mark.slow)]

# Typed, meant. One or two slips of the finger, or a guess at a hard word. None of them is listed as a synonym.
MISSPELT = [
    ("tumuor", "tumour"),
    ("tummour", "tumour"),
    ("neuroendicrine", "neuroendocrine"),
    ("newroendocrine", "neuroendocrine"),
    ("neuroendocrime", "neuroendocrine"),
    ("carcinod", "carcinoid"),
    ("carcionid", "carcinoid"),
    ("karcinoid", "carcinoid"),
    ("atypicle", "atypical"),
    ("atipical", "atypical"),
    ("syndrone", "syndrome"),
    ("sindrome", "syndrome"),
    ("diarhoea", "diarrhoea"),
    ("diarrheoa", "diarrhoea"),
    ("flusing", "flushing"),
    ("fluching", "flushing"),
    ("chemotheropy", "chemotherapy"),
    ("chemotherpy", "chemotherapy"),
    ("kemotherapy", "chemotherapy"),
    ("chemoterapy", "chemotherapy"),
    ("immunotherepy", "immunotherapy"),
    ("immunotheraphy", "immunotherapy"),
    ("radiotherepy", "radiotherapy"),
    ("radiothrapy", "radiotherapy"),
    ("raidotherapy", "radiotherapy"),
    ("everolimis", "everolimus"),
    ("evorolimus", "everolimus"),
    ("evreolimus", "everolimus"),
    ("afinitro", "afinitor"),
    ("octreotied", "octreotide"),
    ("octretide", "octreotide"),
    ("lanreotyde", "lanreotide"),
    ("pembrolizumb", "pembrolizumab"),
    ("pembrolizumap", "pembrolizumab"),
    ("nivolumabb", "nivolumab"),
    ("ipilimumad", "ipilimumab"),
    ("durvalumap", "durvalumab"),
    ("carboplaten", "carboplatin"),
    ("cisplaten", "cisplatin"),
    ("etopocide", "etoposide"),
    ("bronchoscpy", "bronchoscopy"),
    ("bronchoscopey", "bronchoscopy"),
    ("biobsy", "biopsy"),
    ("biospy", "biopsy"),
    ("surgury", "surgery"),
    ("surjery", "surgery"),
    ("lobectomey", "lobectomy"),
    ("ablasion", "ablation"),
    ("emobilsation", "embolisation"),
    ("gallum", "gallium"),
    ("lutecium", "lutetium"),
    ("serotonine", "serotonin"),
    ("serotinin", "serotonin"),
    ("chromograninn", "chromogranin"),
    ("hormnoe", "hormone"),
    ("injectoins", "injections"),
    ("somatostatine", "somatostatin"),
    ("fatigued", "fatigue"),
    ("tirdness", "tiredness"),
    ("breathlesness", "breathlessness"),
    ("nausia", "nausea"),
    ("prescripton", "prescription"),
    ("perscription", "prescription"),
    ("benifits", "benefits"),
    ("insurence", "insurance"),
    ("macmilan", "macmillan"),
    ("helpine", "helpline"),
    ("specilist", "specialist"),
    ("resluts", "results"),
    ("symtoms", "symptoms"),
    ("infecton", "infection"),
    ("surveilance", "surveillance"),
    ("monitorring", "monitoring"),
    ("reserch", "research"),
    ("clincal", "clinical"),
    ("placebbo", "placebo"),
    ("consentt", "consent"),
    ("metastasiss", "metastasis"),
    ("radioactve", "radioactive"),
    ("treatmemt", "treatment"),
]
PHRASES = [
    ("side efects of everolimsu", "side effects of everolimus"),
    ("watchfull waiting", "watchful waiting"),
    ("tumour makrer", "tumour marker"),
    ("free perscription", "free prescription"),
    ("chemotherpy for a tumuor", "chemotherapy for a tumour"),
]

URGENT = """
    chest pain | I have chest pain | pain in my chest | chestpain | ches pain | chest pian | chest pains
    cant breathe | can't breathe | I can’t breathe | cannot breathe | i can not breathe | cant breath | cantbreathe
    coughing blood | coughing up blood | i coughed up some blood | blood when i cough
    collapse | he collapsed | colapse | fever | My husband has a fever | feverish | fevver
    temperature | temprature | high temperature | sepsis | sepsys | shaking | cant stop shaking
"""
CRISIS = """
    suicide | suicidal | suiside | sucidal | thinking of suicide | want to die | i want to die | iwanttodie
    end it | i want to end it all | endit | cant cope | cant cope any more | can't cope | cannot cope | can not cope
    cantcope | icantcope | CAN`T COPE | hopeless | i feel hopless | self harm | selfharm | self-harm | selff harm
"""
ASK = """
    survival | survivl | prognosis | prognosys | what is my prognosis | how long | how long have i got | howlong
    life expectancy | lifeexpectancy | will i die | will i die of this | terminal | is it terminal
    cure | can it be cured | stage 4 | stage4 | stage four | stage IV
"""
NO_CARD = """
    sharing my story | i never sleep | homeless | fewer scans | grade 4 | stage 2 | the end | weekend | when does it end
    coping with tiredness | liver | pain | chest drain | breathing exercises | cough | blood test | how | long
    what is a net | attack | self help | life | plans | afinitor | fev | chest | cant | hope | temper | ches | sur
"""
CARDS = {"urgent": URGENT, "crisis": CRISIS, "ask-your-team": ASK}


def split(text: str) -> list[str]:
    return [typed.strip() for line in text.strip().splitlines() for typed in line.split("|")]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    starter = starter_release(tmp_path_factory.mktemp("starter"))
    yield starter
    starter.close()


@pytest.mark.parametrize("nation", NATIONS)
def test_every_synonym_leads_to_its_target_before_anything_else(release: Release, nation: str) -> None:
    synonyms = release.synonyms()
    wrong = []
    for synonym in synonyms:
        results = release.find(synonym.word, nation)
        kind, _, name = synonym.target.partition(":")
        leads = name in results.cards if kind == "card" else first(results) == synonym.target
        if not leads or results.did_you_mean:
            wrong.append((synonym, first(results), results.cards))

    assert len(synonyms) > 300
    assert wrong == []


def test_synonyms_lead_whatever_case_and_spaces_they_are_typed_with(release: Release) -> None:
    ways: tuple[Callable[[str], str], ...] = (
        str.upper,
        "  {} ".format,
        lambda word: word.replace(" ", "-"),
        "({})?".format,
    )
    wrong = []
    for synonym, way in zip(release.synonyms(), cycle(ways)):
        typed = way(synonym.word)
        if not synonym.target.startswith("card:") and first(release.find(typed)) != synonym.target:
            wrong.append((typed, synonym.target))

    assert wrong == []


def test_a_brand_name_shows_its_medicine(release: Release) -> None:
    results = release.find("afinitor")

    assert first(results) == "page:everolimus"
    assert results.shown_for == ""


def test_a_synonym_within_a_sentence_brings_its_target_first_where_the_other_words_are_there(release: Release) -> None:
    results = release.find("side effects of afinitor")

    assert first(results) == "page:everolimus"


@pytest.mark.parametrize(("typed", "meant"), [*MISSPELT, *PHRASES], ids=lambda value: value.replace(" ", "-"))
def test_a_misspelt_word_shows_what_was_meant_and_says_so(release: Release, typed: str, meant: str) -> None:
    results, right = release.find(f"{typed} "), release.find(f"{meant} ")

    assert found(results) == found(right) != []
    assert results.did_you_mean == ()
    if squash(words(typed)) not in release.listed():
        # What stands in no text is told by the title of what it leads to.
        assert results.shown_for == (right.shown_for or meant)


def test_the_misspelt_words_are_slips_of_the_finger_that_nobody_listed(release: Release) -> None:
    unlisted = [(typed, meant) for typed, meant in MISSPELT if typed not in release.listed()]

    assert len(unlisted) >= 60
    assert all(1 <= distance(typed, meant, 2) <= 2 for typed, meant in unlisted)


@pytest.mark.parametrize("typed", ["caugh", "bloud", "lugn"])
def test_a_short_word_is_never_mended_without_asking(release: Release, typed: str) -> None:
    results = release.find(typed)

    assert results.groups == ()
    assert results.shown_for == ""
    assert len(results.did_you_mean) <= 3


def test_a_short_word_nobody_knows_offers_what_it_may_be(release: Release) -> None:
    assert "cough" in release.find("caugh").did_you_mean


@pytest.mark.parametrize(
    ("card", "typed"), [(card, typed) for card, text in CARDS.items() for typed in split(text)], ids=str
)
def test_words_of_a_card_bring_it_up(release: Release, card: str, typed: str) -> None:
    for nation in ("ENG", "NIR"):
        assert card in release.find(typed, nation).cards


def test_every_word_of_a_card_brings_it_up_in_the_middle_of_a_sentence(release: Release) -> None:
    silent = []
    for synonym in release.synonyms():
        kind, _, card = synonym.target.partition(":")
        if kind == "card":
            for typed in (
                f"hello i think {synonym.word} is what this is about",
                f"{synonym.word.replace(' ', '')} today",
                f"please, {synonym.word.upper()}!",
                "very long " * 20 + synonym.word,
            ):
                if card not in release.find(typed).cards:
                    silent.append(typed)

    assert silent == []


@pytest.mark.parametrize("typed", split(NO_CARD))
def test_other_words_bring_up_no_card(release: Release, typed: str) -> None:
    assert release.find(typed).cards == ()


def test_cards_stand_most_urgent_first(release: Release) -> None:
    results = release.find("prognosis i want to die chest pain")

    assert results.cards == ("urgent", "crisis", "ask-your-team")


def test_what_is_found_follows_the_card(release: Release) -> None:
    results = release.find("fever on everolimus")

    assert results.cards == ("urgent",)
    assert "page:everolimus" in found(results)[0]


@pytest.mark.parametrize("typed", split(ASK))
def test_ask_your_team_words_never_show_a_figure(release: Release, typed: str) -> None:
    for group in release.find(typed).groups:
        for hit in group.hits:
            assert not any(letter.isdigit() for letter in hit.snippet.text)


@pytest.mark.parametrize("typed", ["net", "nets", "pet", "nice", "phase", "cat scan"])
def test_everyday_words_match_as_whole_words_only(release: Release, typed: str) -> None:
    words_typed = {typed.replace(" ", ""), *typed.split()}
    whole = {form for word in words_typed for form in (word, f"{word}s", word.removesuffix("s"))}
    results = release.find(typed)

    assert results.groups
    for group in results.groups:
        for hit in group.hits:
            marked = [hit.snippet.text[start:stop].lower() for start, stop in hit.snippet.marks]
            assert all(word in whole or any(part in whole for part in word.split("-")) for word in marked), marked


def test_a_title_that_begins_as_it_is_typed_shows_while_it_is_typed(release: Release) -> None:
    for length in range(4, len("everolimus") + 1):
        assert "page:everolimus" in found(release.find("everolimus"[:length]))[0]


def test_in_northern_ireland_nothing_found_says_111(release: Release) -> None:
    assert release.find("111", "ENG").groups
    shown = [
        hit
        for typed in ("111", "nhs", "ring", "call", "urgent", "help", "u", "n", "1", "emergency", "999 or 111")
        for group in release.find(typed, "NIR").groups
        for hit in group.hits
    ]
    assert shown
    assert not [hit for hit in shown if "111" in hit.snippet.text or "111" in hit.title]
