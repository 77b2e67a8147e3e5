"""The words of the starter content: what its glossary says, and where the words patients type lead."""

from __future__ import annotations

from collections import Counter

import pytest

from db.records import Item, Synonyms, Term
from tools.coverage import read_items

LONGEST_MEANING = 30
# Only for these did a source give the sounds: how the others are said waits for somebody who knows.
SAID_BY_A_SOURCE = {
    "atypical-carcinoid",
    "carboplatin",
    "carcinoid",
    "durvalumab",
    "etoposide",
    "everolimus",
    "gallium-68-dotatate",
    "ipilimumab",
    "lutetium",
    "neuroendocrine-cell",
    "nivolumab",
    "pembrolizumab",
    "typical-carcinoid",
}
MEDICINES = {
    "atezolizumab": "term:atezolizumab",
    "cabozantinib": "term:cabozantinib",
    "carboplatin": "term:carboplatin",
    "cisplatin": "term:cisplatin",
    "durvalumab": "term:durvalumab",
    "etoposide": "term:etoposide",
    "everolimus": "page:everolimus",
    "ipilimumab": "term:ipilimumab",
    "lanreotide": "term:lanreotide",
    "lutetium": "term:lutetium",
    "nivolumab": "term:nivolumab",
    "octreotide": "term:octreotide",
    "pasireotide": "term:pasireotide",
    "pembrolizumab": "term:pembrolizumab",
    "temozolomide": "term:temozolomide",
}
CARDS = {
    "card:urgent": {
        "chest pain",
        "cant breathe",
        "can't breathe",
        "coughing blood",
        "collapse",
        "fever",
        "temperature",
        "sepsis",
        "shaking",
    },
    "card:crisis": {
        "suicide",
        "suicidal",
        "want to die",
        "end it",
        "cant cope",
        "can't cope",
        "hopeless",
        "self harm",
    },
    "card:ask-your-team": {
        "survival",
        "prognosis",
        "how long",
        "life expectancy",
        "will i die",
        "terminal",
        "cure",
        "stage 4",
    },
}


@pytest.fixture(scope="module")
def items() -> list[tuple[str, Item]]:
    return read_items()


@pytest.fixture(scope="module")
def terms(items: list[tuple[str, Item]]) -> list[Term]:
    return [item for _, item in items if isinstance(item, Term) and not item.hold]


@pytest.fixture(scope="module")
def synonyms(items: list[tuple[str, Item]]) -> dict[str, Synonyms]:
    return {item.slug: item for _, item in items if isinstance(item, Synonyms) and not item.hold}


def test_meanings_are_short_and_come_from_a_source(terms: list[Term]) -> None:
    assert len(terms) > 60
    assert [term.slug for term in terms if len(term.meaning.split()) > LONGEST_MEANING or not term.sources] == []


def test_how_to_say_a_word_stands_only_where_a_source_gives_it(terms: list[Term]) -> None:
    assert {term.slug for term in terms if term.say} == SAID_BY_A_SOURCE


def test_no_form_belongs_to_two_terms(terms: list[Term]) -> None:
    forms = Counter(form for term in terms for form in dict.fromkeys(form.casefold() for form in term.forms))

    assert [form for form, count in forms.items() if count > 1] == []


def test_every_word_patients_type_leads_to_something_they_may_read(
    items: list[tuple[str, Item]], synonyms: dict[str, Synonyms]
) -> None:
    shown = {f"{kind}:{item.slug}" for kind, item in items if not item.hold}

    assert len([word for record in synonyms.values() for word in record.words]) > 300
    assert [record.slug for record in synonyms.values() if record.target not in shown | CARDS.keys()] == []


def test_no_word_leads_to_two_places(synonyms: dict[str, Synonyms]) -> None:
    words = Counter(word.casefold() for record in synonyms.values() for word in record.words)

    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(("medicine", "target"), MEDICINES.items(), ids=MEDICINES)
def test_the_names_of_a_medicine_lead_to_that_medicine(
    medicine: str, target: str, synonyms: dict[str, Synonyms]
) -> None:
    elsewhere = [record.slug for record in synonyms.values() if medicine in record.words and record.target != target]

    assert synonyms[medicine].target == target
    assert [record.slug for record in synonyms.values() if record.target == target] in (
        [medicine],
        ["everolimus", "sore-mouth"],
    )
    assert elsewhere == []


@pytest.mark.parametrize(("card", "words"), CARDS.items(), ids=CARDS)
def test_words_of_danger_and_of_fear_lead_to_their_card(
    card: str, words: set[str], synonyms: dict[str, Synonyms]
) -> None:
    assert {word for record in synonyms.values() if record.target == card for word in record.words} >= words
