"""How sentences and words read: length, marks, plain words, abbreviations, technical words, reading grade."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from db.checks.collection import Collection
from db.checks.glossary_index import Glossary, syllables_of
from db.checks.grade import flesch_kincaid, reading_grade
from db.checks.spelling_out import abbreviations, spells
from db.checks.subject import Subject
from db.records import Image, Page, Question, Site, Term
from db.sentences import sentences, words
from tests.db.checking import check, contact, page, rules, term
from tests.db.items import make

if TYPE_CHECKING:
    from db.records import Item

HARD = (
    "Unfortunately the administration of alternative medication necessitates additional investigation of"
    " individual circumstances by experienced colleagues. "
) * 4

BROKEN = [
    ("sentence-length", page("word " * 20 + "word.")),
    ("sentence-length", page("They are:\n\n- " + "word " * 21 + "\n- b")),
    ("sentence-length", term(meaning="word " * 21)),
    ("paragraph-length", page("One. Two. Three. Four.")),
    ("paragraph-length", page("::: information\nOne. Two. Three. Four.\n:::\n")),
    ("paragraph-length", page("Text.\n\n::: details More\nOne. Two. Three. Four.\n:::\n")),
    ("contraction", page("You don't need it.")),
    ("contraction", page("You can’t have it.")),
    ("contraction", page("DON'T do it.")),
    ("contraction", make(Page, summary="It isn't new")),
    ("contraction", make(Question, text="Why can't I?")),
    ("typography", page("The nurse’s list.")),
    ("typography", page("One — two.")),
    ("typography", page("One - two.")),
    ("typography", page("They call it “slow”.")),
    ("word-list", page("Ask your clinician.")),
    ("word-list", page("People suffering from cancer.")),
    ("word-list", page("These drugs help.")),
    ("word-list", page("Click here.")),
    ("word-list", page("Normally it helps.")),
    ("word-list", page("You should rest.")),
    ("block-capitals", page("This is IMPORTANT.")),
    ("block-capitals", page("Do NOT stop.")),
    ("block-capitals", make(Site, feedback="PLEASE tell us.")),
    ("abbreviation", page("Your MDT meets each week.")),
    ("abbreviation", page("Your MDT meets. The multidisciplinary team (MDT) has doctors in it.")),
    ("abbreviation", make(Page, title="Your MDT")),
    ("abbreviation", page("## Your MDT\n\nIt meets each week.")),
    ("abbreviation", page("You may have NETs.")),
    ("abbreviation", page("You may have a PET-CT scan.")),
    ("abbreviation", page("Some trials such as LUNA are closed.")),
    ("abbreviation", page("It blocks PD-2.")),
    ("abbreviation", page("A senior nurse (CNS) helps.")),
    ("abbreviation-unknown", make(Question, text="Will my MDT meet?")),
    ("abbreviation-unknown", contact(for_whom="People with an MDT")),
    ("abbreviation-unknown", make(Image, alt="An MDT round a table", hold="")),
    ("glossary-coverage", page("You may have a thoracotomy.")),
    ("glossary-coverage", page("Fibrosis is rare.")),
    ("glossary-coverage", page("Rituximab may help.")),
    ("grade-high", page("The doctor will explain the different possible treatments to you. " * 8)),
    ("grade-too-high", page(HARD)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "item"), BROKEN)
def test_text_that_breaks_a_rule_is_found(name: str, item: Item) -> None:
    assert name in rules(item)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 19 + "word.",
        "One. Two. Three.",
        "Ask Dr. Smith about grade 2 tumours. J. R. Smith works here. That is all.",
        "Dr. Smith and Prof. Jones work here. You can ring them. They will answer.",
        "Is it safe? Yes! You can go home.",
        "You can ring 0800 123 4567 or 0808 800 4040 or 020 7450 4000 or 01273 800 900 on any day or night.",
        "The nurse's list, and Macmillan's. Ask your parents' friends.",
        "Two words – one thing.",
        "You cannot drive. It's quick, and you'll be home soon.",
        "A clinical trial.",
        "The drug company.",
        "A normal day.",
        "Your shoulder.",
        "Do not suffer alone.",
        "The NHS, your GP and A&E in the UK have CT and MRI scans. A DNA test is new.",
        "A neuroendocrine tumour (NET) is rare. Most NETs grow slowly. Your NET's type matters.",
        "Neuroendocrine tumours (NETs) are rare. A NET may grow slowly.",
        "An expert nurse, called a clinical nurse specialist (CNS). The CNS helps.",
        "An expert nurse (a clinical nurse specialist, or CNS) helps.",
        "A positron emission tomography (PET) scan. A PET-CT scan is 2 in 1.",
        "A positron emission tomography scan (PET scan) is long.",
        "NET is short for neuroendocrine tumour.",
        "A neuroendocrine tumour, or NET, is rare.",
        "A rare growth, also called a neuroendocrine tumour (NET).",
        "A positron emission tomography and CT (PET-CT) scan.",
        "The UK-wide NHS-funded plan.",
        "A protein called mTOR. A trial called LUNA.",
        "The SPINET trial. LEVEL is a phase 3 trial.",
        "PELICAN, a trial for some people, is open.",
        "Read TA449, IPG786 or form FP92A.",
        "Ask Dr McDonald, MacArthur or O'Brien.",
        "This is vitamin B, grade A, part II.",
        "I am here. A nurse is too.",
        "Pneumonia, a diagnosis, a programme, radios, doses and a microscope.",
    ],
)
def test_good_text_raises_no_alarm(text: str) -> None:
    assert [str(finding) for finding in check(page(text))] == []


def test_a_heading_may_use_what_the_text_below_writes_out() -> None:
    assert rules(page("## Your MDT\n\nA multidisciplinary team (MDT) meets.", title="What an MDT does")) == set()


def test_a_name_in_the_glossary_needs_no_writing_out_and_an_abbreviation_does() -> None:
    name = term(slug="pd", term="PD-1", meaning="A switch on immune cells.", forms=("PD-1",))
    protein = term(slug="mtor", term="mTOR", meaning="A protein that tells cells to grow.", forms=("mTOR",))
    short = term(slug="mdt", term="MDT", meaning="Short for multidisciplinary team.", forms=("MDT",))
    team = term(slug="cns", term="Clinical nurse specialist (CNS)", meaning="An expert.", forms=("CNS",))

    found = check(name, protein, short, team, page("They know PD-1, mTOR, MDT and CNS."))

    assert [(finding.rule, finding.words) for finding in found] == [("abbreviation", "CNS"), ("abbreviation", "MDT")]


def test_short_records_may_use_what_the_glossary_explains() -> None:
    short = term(slug="mdt", term="MDT", meaning="Short for multidisciplinary team.", forms=("MDT",))

    assert rules(short, make(Question, text="Will my MDT meet?")) == set()


def test_a_technical_word_in_the_glossary_is_no_finding() -> None:
    known = term(slug="fibrosis", term="Fibrosis", meaning="A scar inside.", forms=("fibrosis",))

    assert rules(known, page("Fibrosis is rare.")) == set()


def test_each_technical_word_is_told_once_where_it_stands_first() -> None:
    found = check(page("Fibrosis is rare.\n\nAsk about fibrosis.\n\nA nurse knows."))

    assert [(finding.words, finding.line) for finding in found] == [("fibrosis", 5)]


def test_rules_of_english_leave_translations_be() -> None:
    welsh = page("Should one MDT clinician. " * 3, slug="cymraeg", locale="cy")

    assert {finding.rule for finding in check(welsh) if finding.where == "page:cymraeg (cy)"} == set()


def graded(text: str, *terms: Term) -> float | None:
    item = page(text)
    return reading_grade(Subject("page", item, Collection.of({"page": [item], "term": terms}, [], None)))


def test_the_formula_is_that_of_flesch_and_kincaid() -> None:
    """10 words a sentence with 1.5 syllables each: 0.39 * 10 + 11.8 * 1.5 - 15.59 is 6.01."""
    assert flesch_kincaid(10, 1.5) == 6.0
    assert flesch_kincaid(20, 1.7) == 12.3


def test_short_words_and_sentences_have_a_low_grade() -> None:
    """17 sentences of 6 words with 8 syllables, and the key fact: 4 words, 7 syllables without the glossary."""
    grade = graded("The nurse can help you today. " * 16)

    sentences_, words_, syllables = 17, 16 * 6 + 4, 16 * 7 + 9
    assert grade == flesch_kincaid(words_ / sentences_, syllables / words_)


def test_medical_terms_make_a_sentence_long_but_not_hard() -> None:
    text = "You may have a mediastinoscopy at the hospital. " * 12
    known = term(slug="m", term="Mediastinoscopy", meaning="A test.", forms=("mediastinoscopy",))

    with_term, without = graded(text, known), graded(text)
    plain = graded("You may have a test at the hospital. " * 12)

    assert with_term is not None
    assert without is not None
    assert plain is not None
    assert without > with_term + 4
    assert abs(with_term - plain) < 1


def test_headings_numbers_and_ends_of_lists_do_not_flatter_a_page() -> None:
    text = "The doctor will explain the treatment to you and to your family before it begins. " * 5
    more = "\n\n## A\n\n## B\n\n## C\n\nThese are:\n\n- the doctor\n- the treatment\n- the family"

    assert graded(text) is not None
    assert abs((graded(text + more) or 0) - (graded(text) or 0)) < 1


def test_a_handful_of_words_has_no_grade() -> None:
    assert graded("Unfortunately administration necessitates investigation.") is None


def test_the_mend_names_the_words_that_weigh_most() -> None:
    (found,) = (finding for finding in check(page(HARD)) if finding.rule == "grade-too-high")

    assert "administration" in found.mend
    assert re.fullmatch(r"grade \d+\.\d", found.words)


def test_phrases_of_the_glossary_are_counted_out_whole() -> None:
    glossary = Glossary([make(Term, term="Clinical nurse specialist", forms=("clinical nurse specialist",))])

    assert glossary.plain_words(["Ask", "the", "clinical", "nurse", "specialist", "now"]) == Counter(
        ["Ask", "the", "now"]
    )
    assert glossary.plain_words(["A", "clinical", "nurse"]) == Counter(["A", "clinical", "nurse"])


def test_syllables_are_those_of_every_plain_word_as_often_as_it_stands() -> None:
    glossary = Glossary([])

    assert syllables_of(glossary.plain_words(["Nurse", "number", "28,", "NHS", "nurse"])) == 4


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("NET", ("NET",)),
        ("NETs", ("NET",)),
        ("NET's", ("NET",)),
        ("PET-CT", ("PET",)),
        ("NET-expert", ("NET",)),
        ("PD-L1", ("PD-L1",)),
        ("mTOR", ("mTOR",)),
        ("CgA", ("CgA",)),
        ("5-HIAA", ("5-HIAA",)),
        ("A&E", ()),
        ("NHS", ()),
        ("Nurse", ()),
        ("I", ()),
        ("TA449", ()),
        ("McDonald", ()),
        ("x-ray", ()),
    ],
)
def test_abbreviations_are_told_from_words(word: str, found: tuple[str, ...]) -> None:
    assert abbreviations(word) == found


@pytest.mark.parametrize(
    ("short", "said", "expected"),
    [
        ("NET", "neuroendocrine tumour", True),
        ("MDT", "multidisciplinary team", True),
        ("mIBG", "metaiodobenzylguanidine", True),
        ("NICE", "National Institute for Health and Care Excellence", True),
        ("CNS", "nurse specialist", False),
        ("CNS", "clinic", False),
        ("NET", "", False),
    ],
)
def test_words_spell_an_abbreviation_out_or_not(short: str, said: str, expected: bool) -> None:
    assert spells(short, said) is expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It takes 2.5 hours. Then rest.", ["It takes 2.5 hours.", "Then rest."]),
        ("See Dr. Smith. Then go.", ["See Dr. Smith.", "Then go."]),
        ("This is hepatitis B. You may need a test.", ["This is hepatitis B.", "You may need a test."]),
        ("J. Smith works here.", ["J. Smith works here."]),
        ('She said "Rest." Then she left.', ['She said "Rest."', "Then she left."]),
        ("There were 40. 12 left.", ["There were 40.", "12 left."]),
        ("Ring at 5 p.m. today.", ["Ring at 5 p.m. today."]),
        (" One. ", ["One."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("one two", 2),
        ("Ring 0808 800 4040 now", 3),
        ("one – two", 2),
        ("A&E (NHS)", 2),
        ("one\ntwo", 2),
        ("", 0),
    ],
)
def test_words_are_counted_as_they_are_read(text: str, count: int) -> None:
    assert words(text) == count
