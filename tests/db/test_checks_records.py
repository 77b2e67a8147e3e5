"""Who stands behind a text, what it points at, and what makes a contact, a question or a picture of use."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.checks.governance import later
from db.records import Image, Page, Question, Section, Site, Synonyms
from tests.db.checking import FACTS, check, contact, page, rules, term
from tests.db.items import make

if TYPE_CHECKING:
    from db.records import Item

BROKEN = [
    ("sources", make(Page, sources=())),
    ("sources-wanted", contact(sources=())),
    ("sources-wanted", term(sources=())),
    ("people", make(Page, owner=" ")),
    ("people", make(Page, reviewer="")),
    ("review-order", make(Page, next_review=date(2026, 11, 23))),
    ("review-span", make(Page, next_review=date(2027, 11, 24))),
    ("review-span", make(Page, kind="care", next_review=date(2029, 11, 24))),
    ("review-span", contact(next_review=date(2027, 11, 24))),
    ("review-due", make(Page, last_reviewed=date(2025, 1, 1), next_review=date(2026, 1, 1))),
    ("review-soon", make(Page, last_reviewed=date(2026, 1, 1), next_review=date(2027, 1, 1))),
    ("review-soon", contact(last_reviewed=date(2025, 11, 23), next_review=date(2026, 11, 23))),
    ("translation-version", contact(locale="cy")),
    ("translation-stale", contact(locale="cy", translates="0" * 64)),
    ("reference-missing", make(Page, see_also=("nothing",))),
    ("reference-missing", make(Page, sources=("nothing",))),
    ("reference-missing", page("::: contact nobody\n:::\n")),
    ("see-also-self", make(Page, see_also=("everolimus",))),
    ("section-held", make(Page, section="held")),
    ("reference-held", page("::: contact held\n:::\n")),
    ("nir-111", page("Call 111 for help.")),
    ("contact-dialled", contact(dialled_on=date(2026, 11, 24))),
    ("hours", contact(hours=("Monday 9-5",))),
    ("contact-empty", contact(phone="", web="")),
    ("contact-phone-first", contact(phone="", web="example.org")),
    ("contact-hours", contact(hours=())),
    ("contact-relay", contact(relay="")),
    ("contact-web", contact(web="example.org/?from=kiosk7")),
    ("contact-web", contact(web="example.org/#part")),
    ("contact-web", contact(web="http://example.org")),
    ("question-form", make(Question, text="Tell me which type I have.")),
    ("question-one", make(Question, text="I have a NET. It is small. Is it slow?")),
    ("site-lines", make(Site, unwell_line=" ")),
    ("site-lines", make(Site, formats="")),
    ("site-formats", make(Site, formats="Ask staff for large print.")),
    ("site-funding", make(Site, organisation="St Elsewhere NHS Trust")),
    ("section-icon", make(Section, icon="lung")),
    ("image-alt", make(Image, alt="")),
    ("image-alt-length", make(Image, alt="A" * 126)),
    ("image-alt-start", make(Image, alt="A picture of two lungs")),
    ("image-caption", make(Image, caption="One. Two. Three.")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "item"), BROKEN)
def test_a_record_that_breaks_a_rule_is_found(name: str, item: Item) -> None:
    held = (make(Section, slug="held", hold="Empty"), contact(slug="held", hold="Nobody has dialled it"))

    assert name in rules(*held, item)


@pytest.mark.parametrize(
    "item",
    [
        make(Page, last_reviewed=date(2026, 2, 28), next_review=date(2027, 2, 28)),
        contact(hours=(), always_open=True),
        contact(hours=(), hours_note="At times"),
        contact(web="example.org"),
        contact(web="https://www.example.org/a/b-c/"),
        make(Question, text="Is it functioning? Does it make extra hormones?"),
        make(Site, formats="Large print, easy read, braille, sign language, an audio file or your language: ask us."),
        make(Site, organisation="St Elsewhere NHS Trust", funding="Nobody but us pays."),
        make(Site, slug="starter"),
        make(Image, alt="Two lungs with the windpipe above them"),
        make(Synonyms, words=("clinician", "drugs", "don't")),
    ],
)
def test_a_record_that_keeps_the_rules_raises_no_alarm(item: Item) -> None:
    assert [str(finding) for finding in check(item)] == []


@pytest.mark.parametrize(
    "item",
    [
        page("Call 111 for help."),
        page("::: information\nUse NHS 111 online.\n:::\n"),
        page("::: information nations=NIR\nUse NHS 111.\n:::\n"),
        contact(phone="111", hours=(), always_open=True),
        contact(relay="18001 111"),
        contact(say="Or ring 111"),
        term(meaning="Ring 111 for help."),
        make(Site, feedback="Ring 111."),
    ],
)
def test_whatever_says_111_to_northern_ireland_is_found(item: Item) -> None:
    assert [(finding.rule, finding.level) for finding in check(item)] == [("nir-111", "must")]


@pytest.mark.parametrize(
    "item",
    [
        page("::: call-111\n## Call 111 if:\n- a\n- b\n:::\n"),
        page("::: information nations=ENG,SCT,WLS\nUse NHS 111 online.\n:::\n"),
        make(Page, nations=("ENG",), body=f"{FACTS}Call 111."),
        contact(phone="111", nations=("ENG", "SCT", "WLS")),
        page("Ring 0300 111 2222 or 01273 800 111."),
        page("In 111,000 people, 1,111 had 0.111 of it."),
    ],
)
def test_111_where_northern_ireland_does_not_read_it_is_left_alone(item: Item) -> None:
    assert "nir-111" not in rules(item)


def test_what_is_held_back_is_a_hint_to_whoever_points_at_it() -> None:
    held = contact(slug="held", hold="Nobody has dialled it")

    findings = check(held, page("::: contact held\n:::\n"))

    assert [(finding.rule, finding.level, finding.where, finding.line) for finding in findings] == [
        ("reference-held", "should", "page:everolimus", 5)
    ]


def test_a_missing_approver_on_starter_text_is_no_finding() -> None:
    assert rules(make(Page)) == set()
    assert make(Page).reviewer == "Starter text"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 31), 36, date(2029, 12, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert later(day, months) == expected
