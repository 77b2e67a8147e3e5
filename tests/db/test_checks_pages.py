"""How a page is built: structure, lists, and the parts that tell somebody to act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.records import Page, Section
from tests.db.checking import FACTS, check, page, rules
from tests.db.items import make

if TYPE_CHECKING:
    from db.records import Item

SPEAK = "::: speak-to\n## Speak to your nurse today if:\n- you are worried\n- you have a question\n:::\n"

BROKEN = [
    # key facts, headings, title, length
    ("key-facts-first", make(Page, body="Some text.")),
    ("key-facts-first", make(Page, body=f"Some text.\n\n{FACTS}")),
    ("key-facts-first", page("Some text.\n\n::: key-facts\n- More.\n:::\n")),
    ("key-facts-few", make(Page, body="::: key-facts\n" + "- One fact.\n" * 6 + ":::\n")),
    ("key-facts-short", make(Page, body="::: key-facts\n- It is a tablet. It is small.\n:::\n")),
    ("heading-empty", page("## One\n\n## Two\n\nText.")),
    ("heading-empty", page("## One\n\nText.\n\n### Two")),
    ("title", make(Page, title="A" + "a" * 65)),
    ("title", make(Page, title="What is a lung NET?")),
    ("title", make(Page, title="Lung NETs.")),
    ("sentence-case", make(Page, title="Everolimus In Research")),
    ("sentence-case", page("## Your Own Plan\n\nText.")),
    ("sentence-case", make(Section, title="Tests And Scans")),
    ("page-length", page("Many words here. " * 210)),
    ("images-apart", page("::: image a\n:::\n\n::: image b\n:::\n")),
    # lists
    ("bullets-count", page("These are:\n\n- one")),
    ("bullets-count", page("These are:\n\n" + "- one\n" * 7)),
    ("bullets-count", page("::: information\nThese are:\n\n" + "- one\n" * 7 + ":::\n")),
    ("list-lead-in", page("- a cough\n- a cold")),
    ("list-lead-in", page("## Signs\n\n- a cough\n- a cold")),
    ("list-lead-in", page("Some text.\n\n- a cough\n- a cold")),
    ("list-lead-in", page("::: information\nSome text.\n\n- a cough\n- a cold\n:::\n")),
    ("list-lead-in", page("::: details More\n- a cough\n- a cold\n:::\n")),
    ("list-start", page("You may have:\n\n- A cough\n- a cold")),
    ("list-start", page("::: do\n- Rest\n:::\n")),
    ("list-end", page("You may have:\n\n- a cough;\n- a cold")),
    ("list-end", page("You may have:\n\n- a cough\n- a cold.")),
    ("list-end", page("You may have:\n\n- a cough,\n- a cold")),
    ("list-joint", page("You may have:\n\n- a cough, or\n- a cold")),
    ("list-joint", page("You may have:\n\n- a cough and\n- a cold")),
    ("list-one-sentence", page("You may have:\n\n- a cough. It may go\n- a cold")),
    # do and do not
    ("dont-after-do", page("::: dont\n- do not smoke\n:::\n")),
    ("dont-wording", page("::: do\n- rest\n:::\n\n::: dont\n- smoke\n:::\n")),
    # care cards and callouts
    ("care-level-once", page(f"{SPEAK}\n" * 2)),
    ("care-title", page("::: call-999\n## Danger\n- a\n:::\n")),
    ("care-title", page("::: call-999\n## Call 999\n- a\n:::\n")),
    ("care-title", page("::: speak-to\n## Warning signs\n- a\n:::\n")),
    ("care-title", page("::: speak-to\n## Speak to your nurse\n- a\n:::\n")),
    ("care-when", page("::: speak-to\n## Speak to your nurse if:\n- a\n- b\n:::\n")),
    ("callout-then-text", page("::: information\nA note.\n:::\n\nMore text.")),
    ("callout-then-text", page(f"{SPEAK}\n- a\n- b")),
    ("important-few", page("::: important\nA note.\n:::\n\n## More\n\nText.\n\n" * 3)),
    ("important-few", page("::: important\nA note.\n:::\n\n::: important\nA note.\n:::\n")),
    ("important-prefix", page("::: important\n## Important: rest\nA note.\n:::\n")),
    # details
    ("details-urgent", page("Text.\n\n::: details When it hurts\nCall 999.\n:::\n")),
    ("details-urgent", page("Text.\n\n::: details When it hurts\nTell your team at once.\n:::\n")),
    ("details-only", make(Page, body="::: details All about it\nSome text.\n:::\n")),
    ("details-only", page("## How\n\n::: details How it is done\nSome text.\n:::\n\n## Then\n\nText.")),
    # numbers to ring and addresses
    ("nhs-111-online", page("::: information nations=ENG\nUse 111 online.\n:::\n")),
    ("nhs-111-online", page("::: information nations=ENG\nLook at the 111 website.\n:::\n")),
    ("web-in-text", page("Look at www.example.org for more.")),
    ("web-in-text", page("Look at https://example.com/a now.")),
    ("web-in-text", page("Look at macmillan.org.uk for more.")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "item"), BROKEN)
def test_a_page_that_breaks_a_rule_is_found(name: str, item: Item) -> None:
    assert name in rules(item)


@pytest.mark.parametrize(
    "item",
    [
        page("## One\n\n### Two\n\nText."),
        page("::: do\n- rest\n- drink\n:::\n"),
        page("::: do\n- rest\n:::\n\n::: dont\n- do not smoke\n:::\n"),
        page("::: information\n## A note\nText.\n:::\n\n## More\n\nText."),
        page(f"{SPEAK}\n## More\n\nText."),
        page("::: call-111 nations=ENG,SCT,WLS\n## Call 111 if you are worried\n- you cough\n- you wheeze\n:::\n"),
        page("::: call-999\n## Call 999 or go to A&E now if:\n- you faint\n- you cannot breathe\n:::\n"),
        page(
            "::: speak-to nations=ENG\n## Speak to us today if:\n- you cough\n- you wheeze\n:::\n\n"
            "::: speak-to nations=NIR\n## Speak to us today if:\n- you cough\n- you wheeze\n:::\n"
        ),
        page("::: important\n## Before your scan\nText.\n:::\n\n## Then\n\nText.\n\n::: important\nText.\n:::\n"),
        page("These are:\n\n" + "- one of them\n" * 6),
        page("You may:\n\n- ring Macmillan\n- ask Cancer Research UK nurses\n- go to A&E"),
        page("You may have:\n\n- MRI scans\n- NHS care"),
        page("This is what happens:\n\n- You lie down.\n- The bed moves."),
        page("They say this:\n\n- Monday to Friday\n- Cancer Research UK"),
        page("Some text.\n\n::: details How it is done\nYou ring a bell. It takes 5 minutes.\n:::\n"),
        page("## How\n\n::: details How it is done\nText.\n:::\n\nIn short, it is quick."),
        page("::: details How to start the call\nSay your name.\n:::\n\nThen wait."),
        page("Ring 020 7946 0111, or 01273 800 999.\n\n::: details More\nOr 01273 800 111.\n:::\n"),
        page("::: information nations=ENG\nUse NHS 111 online.\n:::\n"),
        page("Ask the nurse, e.g. today."),
        page("## Cancer Research UK\n\nText.\n\n## Northern Ireland\n\nText."),
        make(Page, title="Everolimus in Northern Ireland"),
        make(Page, title="A" + "a" * 64),
        make(Page, kind="care", next_review=date(2029, 11, 23)),
    ],
)  # fmt: skip
def test_a_page_that_keeps_the_rules_raises_no_alarm(item: Item) -> None:
    assert [str(finding) for finding in check(item)] == []


def test_waiting_parts_are_neither_read_nor_counted() -> None:
    text = "You don't. It was 38°C. 50% of people die. " + "A b. " * 9
    waiting = f"::: waiting G1 has no source: a nurse is to confirm it\n{text}\n:::\n"

    assert rules(page(f"Some text.\n\n{waiting}")) == set()


def test_what_is_wrong_with_the_form_of_a_waiting_part_is_found_all_the_same() -> None:
    found = check(page("Some text.\n\n::: waiting\n> x\n:::\n"))

    assert [(finding.rule, finding.line) for finding in found] == [("waiting-reason", 7), ("block-quote", 8)]
