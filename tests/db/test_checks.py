"""Each rule finds what it is for, and leaves good text alone: a false alarm is a defect."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from db.checks import FAMILIES, RULES, check_folder, check_workspace
from db.checks.governance import later
from db.checks.registry import rule
from db.exchange.export_folder import export_folder
from db.exchange.starter import starter_workspace
from db.records import KINDS, Contact, Image, Item, Page, Question, Section, Site, Source, Term
from db.sentences import sentences, words
from db.workspace import Workspace
from tests.db.items import make

if TYPE_CHECKING:
    from pathlib import Path

    from db.findings import Finding

FACTS = "::: key-facts\n- Everolimus is a tablet.\n:::\n\n"


def check(*items: Item, as_of: str = "2026-11-23") -> tuple[Finding, ...]:
    """Findings for `items` in a workspace that also has what they usually point at."""
    kinds = {struct: kind for kind, struct in KINDS.items()}
    with Workspace.in_memory() as workspace:
        workspace.meta_set("as_of", as_of)
        for item in (make(Section), make(Source), make(Contact), make(Question), *items):
            workspace.put(kinds[type(item)], item, origin="site", author="Nurse")
        return check_workspace(workspace)


def rules(*items: Item) -> set[str]:
    return {finding.rule for finding in check(*items)}


def body(text: str) -> Page:
    return make(Page, body=FACTS + text)


def test_a_good_page_has_no_findings() -> None:
    page = body(
        "Everolimus is used today.\n\n## When to ring\n\n::: call-999\n## Call 999 or go to A&E now if:\n"
        "- you are very short of breath\n- you faint\n:::\n\n## At home\n\n::: do\n- rest\n:::\n\n"
        "::: dont\n- do not stop your tablets\n:::\n\n::: contact cruk-nurses\n:::\n"
    )

    assert check(page) == ()


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("key-facts-first", make(Page, body="Some text.")),
        ("key-facts-first", make(Page, body=f"Some text.\n\n{FACTS}")),
        ("key-facts-first", body("Some text.\n\n::: key-facts\n- More.\n:::\n")),
        ("key-facts-few", make(Page, body="::: key-facts\n" + "- One fact.\n" * 6 + ":::\n")),
        ("heading-empty", body("## One\n\n## Two\n\nText.")),
        ("heading-empty", body("## One\n\nText.\n\n### Two")),
        ("dont-after-do", body("::: dont\n- do not smoke\n:::\n")),
        ("dont-wording", body("::: do\n- rest\n:::\n\n::: dont\n- smoke\n:::\n")),
        ("care-level-once", body("::: speak-to\n## Speak to us if:\n- a\n:::\n\n" * 2)),
        ("care-title", body("::: call-999\n## Danger\n- a\n:::\n")),
        ("care-title", body("::: speak-to\n## Warning signs\n- a\n:::\n")),
        ("callout-then-text", body("::: information\nA note.\n:::\n\nMore text.")),
        ("important-few", body("::: important\nA note.\n:::\n\n## More\n\nText.\n\n" * 3)),
        ("important-few", body("::: important\nA note.\n:::\n\n::: important\nA note.\n:::\n")),
        ("bullets-count", body("These are:\n\n- one")),
        ("bullets-count", body("These are:\n\n" + "- one\n" * 7)),
        ("bullets-count", body("::: information\nThese are:\n\n" + "- one\n" * 7 + ":::\n")),
        ("title", make(Page, title="A" * 66)),
        ("title", make(Page, title="What is a lung NET?")),
        ("title", make(Page, title="Lung NETs.")),
        ("page-length", body("Many words here. " * 210)),
        ("sources", make(Page, sources=())),
        ("people", make(Page, owner=" ")),
        ("people", make(Page, reviewer="")),
        ("review-order", make(Page, next_review=date(2026, 11, 23))),
        ("review-span", make(Page, next_review=date(2027, 11, 24))),
        ("review-span", make(Page, kind="care", next_review=date(2029, 11, 24))),
        ("review-due", make(Page, last_reviewed=date(2025, 1, 1), next_review=date(2026, 1, 1))),
        ("reference-missing", make(Page, see_also=("nothing",))),
        ("reference-missing", make(Page, sources=("nothing",))),
        ("reference-missing", body("::: contact nobody\n:::\n")),
        ("see-also-self", make(Page, see_also=("everolimus",))),
        ("inline-link", body("[x](y)")),
        ("sentence-length", body("word " * 20 + "word.")),
        ("sentence-length", body("- " + "word " * 21 + "\n- b")),
        ("paragraph-length", body("One. Two. Three. Four.")),
        ("paragraph-length", body("::: information\nOne. Two. Three. Four.\n:::\n")),
        ("contraction", body("You don't need it.")),
        ("contraction", body("You can’t have it.")),
        ("contraction", make(Page, summary="It isn't new")),
        ("typography", body("The nurse’s list.")),
        ("typography", body("One — two.")),
    ],
)  # fmt: skip
def test_a_page_that_breaks_a_rule_is_found(name: str, page: Page) -> None:
    assert name in rules(page)


@pytest.mark.parametrize(
    "page",
    [
        body("## One\n\n### Two\n\nText."),
        body("::: do\n- rest\n- drink\n:::\n"),
        body("::: information\n## A note\nText.\n:::\n\n## More\n\nText."),
        body("::: call-111 nations=ENG,SCT,WLS\n## Call 111 if you are worried\n- a\n- b\n:::\n"),
        body(
            "::: speak-to nations=ENG\n## Speak to us if:\n- a\n:::\n\n"
            "::: speak-to nations=NIR\n## Speak to us if:\n- b\n:::\n"
        ),
        body("These are:\n\n" + "- one\n" * 6),
        body("::: information\n- one\n:::\n"),
        body("word " * 19 + "word."),
        body("One. Two. Three."),
        body("Ask Dr. Smith about grade 2.5 tumours. J. R. Smith works here. That is all."),
        body("Dr. Smith and Prof. Jones work here. You can ring them. They will answer."),
        body("Is it safe? Yes! You can go home."),
        body("You can ring 0800 123 4567 or 0808 800 4040 or 020 7450 4000 or 01273 800 900 on any day or night."),
        body("The nurse's list, and Macmillan's. Ask your parents' friends."),
        body("Two words – one thing."),
        make(Page, title="A" * 65),
        make(Page, kind="care", next_review=date(2029, 11, 23)),
        make(Page, last_reviewed=date(2024, 2, 29), next_review=date(2025, 2, 28)),
    ],
)  # fmt: skip
def test_a_page_that_keeps_the_rules_raises_no_alarm(page: Page) -> None:
    assert rules(page) <= {"review-due"}


@pytest.mark.parametrize(
    "text",
    ["Ring 01273800900.", "Ring 0207 450 4000.", "Ring (020) 7450 4000.", "Ring 0800-890-567.", "Ring 07700900866."],
)
def test_a_phone_number_in_another_grouping_is_found(text: str) -> None:
    assert "phone-grouping" in rules(body(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ring 01273 800 900.",
        "Ring 020 7450 4000.",
        "Ring 0113 496 0000, or 0121 496 0000.",
        "Ring 0300 123 1046 or 0800 890 567 or 0808 808 0000.",
        "Ring 0808 808 00 00.",
        "Ring 07700 900 866.",
        "Ring 116 123 or 999.",
        "About 0.05 in 10,000 people, or 1 in 100,000.",
        "It was 0-10 points in 2 of 20 trials.",
    ],
)
def test_a_phone_number_in_the_usual_grouping_and_other_digits_are_left_alone(text: str) -> None:
    assert rules(body(text)) == set()


@pytest.mark.parametrize("fields", [{"phone": "08088004040"}, {"phone": "ring us"}, {"relay": "18001 08088004040"}])
def test_a_contact_with_a_number_nobody_can_read_is_found(fields: dict[str, Any]) -> None:
    assert rules(make(Contact, **fields)) == {"phone-grouping"}


@pytest.mark.parametrize("fields", [{"phone": ""}, {"phone": "116 123"}, {"relay": "18001 0808 800 4040"}])
def test_a_contact_with_a_readable_number_is_left_alone(fields: dict[str, Any]) -> None:
    assert rules(make(Contact, **fields)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Come at 5 pm.", "Come at 5.30pm.", "Come at 5PM.", "Come at 5 p.m. today.", "Come at 5:00pm.", "Come at 12pm.",
        "Come at noon.", "Come at 17:00.", "Come from 9am-5pm.", "Come from 9am – 5pm.", "Come Monday-Friday.",
        "Come on Mon at 9am.", "Come on Tues.",
    ],
)  # fmt: skip
def test_a_time_in_another_form_is_found(text: str) -> None:
    assert rules(body(text)) == {"time-form"}


@pytest.mark.parametrize(
    "text",
    [
        "Come on 6th August 2018.", "Come on August 6, 2018.", "Come on 6 Aug 2018.", "Come on 06/08/2018.",
        "Come on 2018-08-06.", "Come on 6.8.2018.", "Come in Aug 2018.", "Come on August 6th.", "Come on August 6.",
        "Come August 6 2018 at 9am.",
    ],
)  # fmt: skip
def test_a_date_in_another_form_is_found(text: str) -> None:
    assert rules(body(text)) == {"date-form"}


@pytest.mark.parametrize(
    "text",
    [
        "Come at 5pm, 5:30pm, midday or midnight.",
        "Come Monday to Friday, 2pm to 6pm.",
        "It was 6 August 2018, in August 2018, or in 2018.",
        "In May you may march in March 2020.",
        "The ratio is 2.5 to 1, and 12 people said I am here.",
        "Take 10 mg twice a day for 12 amazing weeks.",
        "Grade 1/2 or 3/4 of people.",
        "The 1st of 2 doses, the 2nd later.",
        "Mondays and Fridays are best. The sun is out. Sat down.",
        "In August 12 people joined.",
    ],
)
def test_times_and_dates_in_nhs_form_are_left_alone(text: str) -> None:
    assert rules(body(text)) == set()


@pytest.mark.parametrize(
    "text",
    ["Ask your clinician.", "People suffering from cancer.", "These drugs help.", "Click here.", "Normally it helps.",
     "You should rest."],
)  # fmt: skip
def test_a_word_of_the_word_list_is_only_ever_a_hint(text: str) -> None:
    assert {(finding.rule, finding.level) for finding in check(body(text))} == {("word-list", "should")}


@pytest.mark.parametrize(
    "text", ["A clinical trial.", "The drug company.", "A normal day.", "Your shoulder.", "Do not suffer alone."]
)
def test_words_that_only_look_like_the_word_list_are_left_alone(text: str) -> None:
    assert rules(body(text)) == set()


@pytest.mark.parametrize(
    "item",
    [
        body("Call 111 for help."),
        body("::: information\nUse NHS 111 online.\n:::\n"),
        body("::: information nations=NIR\nUse NHS 111.\n:::\n"),
        make(Contact, phone="111", hours=(), always_open=True),
        make(Contact, relay="18001 111"),
        make(Contact, say="Or ring 111"),
        make(Term, meaning="Ring 111 for help."),
        make(Site, feedback="Ring 111."),
    ],
)
def test_whatever_says_111_to_northern_ireland_is_found(item: Item) -> None:
    assert [(finding.rule, finding.level) for finding in check(item)] == [("nir-111", "must")]


@pytest.mark.parametrize(
    "item",
    [
        body("::: call-111\n## Call 111 if:\n- a\n- b\n:::\n"),
        body("::: information nations=ENG,SCT,WLS\nUse NHS 111 online.\n:::\n"),
        make(Page, nations=("ENG",), body=f"{FACTS}Call 111."),
        make(Contact, phone="111", nations=("ENG", "SCT", "WLS")),
        body("Ring 0300 111 2222 or 01273 800 111."),
        body("In 111,000 people, 1,111 had 0.111 of it."),
    ],
)
def test_111_where_northern_ireland_does_not_read_it_is_left_alone(item: Item) -> None:
    assert "nir-111" not in rules(item)


def test_what_is_held_back_is_a_hint_to_whoever_points_at_it() -> None:
    held = make(Contact, slug="held", hold="Nobody has dialled it")

    findings = check(held, body("::: contact held\n:::\n"))

    assert [(finding.rule, finding.level, finding.where, finding.line) for finding in findings] == [
        ("reference-held", "should", "page:everolimus", 5)
    ]


def test_a_page_in_a_section_that_is_held_back_must_be_mended() -> None:
    assert ("section-held", "must") in {
        (finding.rule, finding.level)
        for finding in check(make(Section, slug="held", hold="Empty"), make(Page, section="held"))
    }


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("review-span", make(Contact, next_review=date(2027, 11, 24))),
        ("contact-dialled", make(Contact, dialled_on=date(2026, 11, 24))),
        ("hours", make(Contact, hours=("Monday 9-5",))),
        ("site-lines", make(Site, unwell_line=" ")),
        ("site-lines", make(Site, formats="")),
        ("image-alt", make(Image, alt="")),
        ("image-alt-length", make(Image, alt="A" * 126)),
        ("image-caption", make(Image, caption="One. Two. Three.")),
        ("sentence-length", make(Term, meaning="word " * 21)),
        ("contraction", make(Question, text="Why can't I?")),
    ],
)
def test_other_kinds_have_rules_of_their_own(name: str, item: Item) -> None:
    assert name in rules(item)


def test_every_rule_is_broken_somewhere_in_this_file() -> None:
    """A rule that nobody has seen fail may never fail."""
    shown = set()
    for test in (
        test_a_page_that_breaks_a_rule_is_found,
        test_other_kinds_have_rules_of_their_own,
    ):
        (table,) = test.pytestmark
        shown |= {name for name, _ in table.args[1]}
    shown |= {"phone-grouping", "time-form", "date-form", "word-list", "nir-111", "reference-held", "section-held"}

    assert {rule.name for rule in RULES} <= shown


def test_every_family_is_registered_and_no_name_stands_twice() -> None:
    homes = {rule.check.__module__ for rule in RULES}

    assert homes == {family.__name__ for family in FAMILIES}
    with pytest.raises(ValueError, match="two rules"):
        rule(RULES[0].name, level="must")(RULES[0].check)


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
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "count"), [("one two", 2), ("Ring 0808 800 4040 now", 3), ("one – two", 2), ("A&E (NHS)", 2), ("", 0)]
)
def test_words_are_counted_as_they_are_read(text: str, count: int) -> None:
    assert words(text) == count


def test_findings_of_a_folder_name_its_files_and_lines(tmp_path: Path) -> None:
    with Workspace.in_memory() as workspace:
        workspace.meta_set("as_of", "2026-11-23")
        for kind, item in (
            ("section", make(Section)),
            ("source", make(Source)),
            ("term", make(Term, meaning="Don't.")),
        ):
            workspace.put(kind, item, origin="site", author="Nurse")
        workspace.put("page", body("You don't.\n\n[x](y)"), origin="site", author="Nurse")
        workspace.put("page", make(Page, slug="late", locale="cy", sources=()), origin="site", author="Nurse")
        export_folder(workspace, tmp_path / "out")
    lines = (tmp_path / "out/pages/everolimus.md").read_text(encoding="utf-8").split("\n")

    with Workspace.in_memory() as scratch:
        findings = check_folder(scratch, tmp_path / "out")

    assert [(finding.rule, finding.where, finding.line) for finding in findings] == [
        ("sources", "pages/cy/late.md", 1),
        ("contraction", "pages/everolimus.md", lines.index("You don't.") + 1),
        ("inline-link", "pages/everolimus.md", lines.index("[x](y)") + 1),
        ("contraction", "glossary.toml", 1),
    ]


def test_a_folder_that_is_not_sound_is_only_told_about_its_form(tmp_path: Path) -> None:
    (tmp_path / "sections.toml").write_text("[[section]", encoding="utf-8")

    with Workspace.in_memory() as scratch:
        assert [finding.rule for finding in check_folder(scratch, tmp_path)] == ["toml"]


def test_the_starter_content_has_nothing_that_must_be_mended() -> None:
    with starter_workspace() as workspace:
        findings = check_workspace(workspace)
        kinds = {current.kind for current in workspace.items("page")}

    assert kinds == {"page"}
    assert [str(finding) for finding in findings if finding.level == "must"] == []


def test_the_details_part_counts_as_text_too() -> None:
    page = body("::: details More\nOne. Two. Three. Four.\n:::\n")

    assert rules(page) == {"paragraph-length"}
