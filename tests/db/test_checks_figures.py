"""Numbers, times, dates and phone numbers, and figures that only a patient's own team can give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.records import Image, Page, Question, Site
from tests.db.checking import check, contact, page, rules
from tests.db.items import make

if TYPE_CHECKING:
    from db.records import Item

BROKEN = [
    ("number-word", page("You have two scans.")),
    ("number-word", page("It takes three to five days.")),
    ("number-word", page("It takes one hour.")),
    ("number-word", page("It is one in 7 people.")),
    ("number-word", page("Rest for at least one day.")),
    ("number-word", page("You need only one scan.")),
    ("number-word", page("You have twenty minutes.")),
    ("number-word", make(Question, text="Are there two tests?")),
    ("number-word", make(Image, alt="A table with four people")),
    ("number-comma", page("There were 1200 people.")),
    ("number-comma", page("There were 2000 people.")),
    ("number-comma", page("There were 12000 of them.")),
    ("number-decimal", page("It takes 2.5 hours.")),
    ("number-decimal", page("It takes 2.0 hours.")),
    ("percentage", page("It helps 14% of people.")),
    ("percentage", page("It helps 14 per cent of people.")),
    ("percentage", page("The percentage is low.")),
    ("one-denominator", page("It helps 9 in 10 people. It tires 85 in 100 people.")),
    ("one-denominator", page("It helps 9 out of 10 people.\n\nIt tires 1 in 4.")),
    ("range-form", page("It takes 2-3 days.")),
    ("range-form", page("It takes 2 – 3 days.")),
    ("range-form", make(Page, summary="The 10–14 days after it")),
    ("temperature", page("Ring at 37.5°C or above.")),
    ("temperature", page("Ring at 38 C.")),
    ("temperature", page("Ring at 38 degrees.")),
    ("dose", page("You take 10 mg.")),
    ("dose", page("You have 7.4GBq.")),
    ("dose", page("You drink 500 ml.")),
    ("size", page("It is under 3 cm.")),
    ("survival-figure", page("About 9 in 10 people live for 5 years.")),
    ("survival-figure", page("The 5-year survival is good.")),
    ("survival-figure", page("Of them, 20 in 100 died.")),
    ("survival-figure", page("Some people are alive after 10 years.")),
    ("survival-word", page("This says nothing of survival.")),
    ("survival-word", page("Some people die of it.")),
    ("phone-grouping", page("Ring 01273800900.")),
    ("phone-grouping", contact(phone="08088004040")),
    ("phone-grouping", make(Site, advice_line_phone="01273800900")),
    ("time-form", page("Come at 5 pm.")),
    ("date-form", page("Come on 6th August 2018.")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "item"), BROKEN)
def test_a_number_that_breaks_a_rule_is_found(name: str, item: Item) -> None:
    assert name in rules(item)


@pytest.mark.parametrize(
    "text",
    [
        "You have 2 scans in 1 day.",
        "Two people sit there. Three more come.",
        "You may be offered one. Most people have one every 28 days.",
        "One of them is new. It is a one-to-one talk. No one minds. One day you may.",
        "It takes one or two visits.",
        "About two-thirds of people.",
        "Someone is there for everyone. The first and second tests. At one time they did.",
        "There were 1,200 people in 2020, and 12,000 in 1999.",
        "Text 85258, or put 18001 before the number.",
        "In 2020 people read form 449. It was 6 August 2018.",
        "It helps 9 in 10 people. It tires 1 in 10.",
        "It helps 9 in 10 people in 2 weeks, in 2020 and in 3 trials.",
        "It is 3 out of 100, and 1 in every 100.",
        "It takes 2 to 3 days. COVID-19, PD-1x and gallium-68 are names.",
        "The scan with 18F-FET is new.",
        "A mg of truth. In degrees. 5 people came.",
        "They live well. It takes 5 years to train.",
        "You may feel tired for 2 weeks.",
    ],
)
def test_numbers_as_they_are_to_be_written_are_left_alone(text: str) -> None:
    figures = {name for name, _ in BROKEN}

    assert rules(page(text)) & figures == set()


@pytest.mark.parametrize(
    "text",
    ["Ring 01273800900.", "Ring 0207 450 4000.", "Ring (020) 7450 4000.", "Ring 0800-890-567.", "Ring 07700900866."],
)
def test_a_phone_number_in_another_grouping_is_found(text: str) -> None:
    assert "phone-grouping" in rules(page(text))


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
        "About 5 in 10,000 people.",
        "It was 0 to 10 points in 2 of 20 trials.",
    ],
)
def test_a_phone_number_in_the_usual_grouping_and_other_digits_are_left_alone(text: str) -> None:
    assert rules(page(text)) == set()


@pytest.mark.parametrize("fields", [{"phone": "08088004040"}, {"phone": "ring us"}, {"relay": "18001 08088004040"}])
def test_a_contact_with_a_number_nobody_can_read_is_found(fields: dict[str, Any]) -> None:
    assert rules(contact(**fields)) == {"phone-grouping"}


@pytest.mark.parametrize("fields", [{"phone": "116 123"}, {"relay": "18001 0808 800 4040"}])
def test_a_contact_with_a_readable_number_is_left_alone(fields: dict[str, Any]) -> None:
    assert rules(contact(**fields)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Come at 5 pm.", "Come at 5.30pm.", "Come at 5PM.", "Come at 5 p.m. today.", "Come at 5:00pm.", "Come at 12pm.",
        "Come at noon.", "Come at 17:00.", "Come from 9am-5pm.", "Come from 9am – 5pm.", "Come Monday-Friday.",
        "Come on Mon at 9am.", "Come on Tues.",
    ],
)  # fmt: skip
def test_a_time_in_another_form_is_found(text: str) -> None:
    assert rules(page(text)) == {"time-form"}


@pytest.mark.parametrize(
    "text",
    [
        "Come on 6th August 2018.", "Come on August 6, 2018.", "Come on 6 Aug 2018.", "Come on 06/08/2018.",
        "Come on 2018-08-06.", "Come on 6.8.2018.", "Come in Aug 2018.", "Come on August 6th.", "Come on August 6.",
        "Come August 6 2018 at 9am.", "Come August 6",
    ],
)  # fmt: skip
def test_a_date_in_another_form_is_found(text: str) -> None:
    assert rules(page(text)) == {"date-form"}


@pytest.mark.parametrize(
    "text",
    [
        "Come at 5pm, 5:30pm, midday or midnight.",
        "Come Monday to Friday, 2pm to 6pm.",
        "It was 6 August 2018, in August 2018, or in 2018.",
        "In May you may march in March 2020.",
        "The ratio is 2 to 1, and 12 people said I am here.",
        "Rest twice a day for 12 amazing weeks.",
        "Grade 1/2 or 3/4 of people.",
        "The 1st of 2 doses, the 2nd later.",
        "Mondays and Fridays are best. The sun is out. Sat down.",
        "In August 12 people joined.",
    ],
)
def test_times_and_dates_in_nhs_form_are_left_alone(text: str) -> None:
    assert rules(page(text)) == set()


def test_a_finding_has_the_words_the_line_and_what_to_do() -> None:
    (found,) = check(page("Some text.\n\nIt takes two days."))

    assert (found.rule, found.level, found.where, found.line, found.words) == (
        "number-word",
        "must",
        "page:everolimus",
        7,
        "two",
    )
    assert (found.found, found.mend) == ('"two" is a number in letters: "It takes two days.".', "Write 2.")
