from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.changes.marks import MarkKind
from db.changes.red import red_list
from db.changes.words import Change, word_changes


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Ring 0808 800 4040.", "Ring 0808 800 4041.", MarkKind.PHONE),
        ("Ring 999 now.", "Ring 111 now.", MarkKind.PHONE),
        ("Come back in 2 weeks.", "Come back in 12 weeks.", MarkKind.MEASURE),
        ("Come back in 2 weeks.", "Come back in 2 days.", MarkKind.MEASURE),
        ("Come back in two weeks.", "Come back in three weeks.", MarkKind.MEASURE),
        ("Take 5 mg a day.", "Take 5 mcg a day.", MarkKind.MEASURE),
        ("Take 5\u2009mg a day.", "Take 50\u2009mg a day.", MarkKind.MEASURE),
        ("Take **5** mg.", "Take **6** mg.", MarkKind.MEASURE),
        ("Above 38°C, ring us.", "Above 39°C, ring us.", MarkKind.MEASURE),
        ("In 5% of people.", "In 15% of people.", MarkKind.MEASURE),
        ("You may take everolimus.", "You may take sirolimus.", MarkKind.MEDICINE),
        ("It is lanreotide.", "It is octreotide.", MarkKind.MEDICINE),
        ("Take prednisolone.", "Take dexamethasone.", MarkKind.MEDICINE),
        ("Take loperamide.", "Take codeine.", MarkKind.MEDICINE),
        ("Take telotristat.", "Take it.", MarkKind.MEDICINE),
        ("Do not stop your tablets.", "Take your tablets.", MarkKind.NEGATION),
        ("You can drive.", "You can't drive.", MarkKind.NEGATION),
        ("You can drive.", "You must never drive.", MarkKind.NEGATION),
        ("::: do\n- Drink\n:::", "::: dont\n- Drink\n:::", MarkKind.NEGATION),
        ("On 6 August 2018.", "On 7 August 2018.", MarkKind.DATE),
        ("Every Monday at 9am.", "Every Monday at 10am.", MarkKind.TIME),
        ("See www.example.org/a.", "See www.example.org/b.", MarkKind.WEB),
        ("There are 3 kinds.", "There are 4 kinds.", MarkKind.NUMBER),
        ("There are \u0663 kinds.", "There are \u0664 kinds.", MarkKind.NUMBER),
        ("About one in five.", "About one in six.", MarkKind.NUMBER),
        ("Take 2 tablets, then 4 tablets.", "Take 4 tablets, then 2 tablets.", MarkKind.MEASURE),
    ],
)
def test_what_can_harm_is_on_the_red_list(before: str, after: str, kind: MarkKind) -> None:
    assert kind in {line.kind for line in red_list(before, after)}


def test_a_number_that_is_said_of_something_else_is_on_the_list() -> None:
    before = "The scan takes 3 hours. Bring a book with you."
    after = "The scan is short. You must rest at home for 3 hours before driving."
    assert [line.moved for line in red_list(before, after) if line.before == "3 hours"] == [True]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Take 5 mg.", "Take 5\u00a0mg."),
        ("Ring 0808 800 4040.", "Ring 0808\u2009800\u20094040."),
        ("Take **5** mg.", "Take 5 mg."),
        ("Your nurse will help you.", "Your nurses will help you."),
    ],
)
def test_what_says_the_same_needs_no_tick(before: str, after: str) -> None:
    assert red_list(before, after) == ()


def test_the_gravest_stand_first_and_a_key_stays() -> None:
    before = "Take 2 mg. Do not drive. Ring 0808 800 4040. See 4 pages."
    after = "Take 3 mg. Do drive. Ring 0808 800 4041. See 5 pages."
    lines = red_list(before, after, field="body")
    assert [line.kind for line in lines] == [MarkKind.PHONE, MarkKind.MEASURE, MarkKind.NEGATION, MarkKind.NUMBER]
    assert lines == red_list(before, after, field="body")
    assert lines[0].sentence_before == "Ring 0808 800 4040."


def test_the_same_change_made_twice_is_ticked_twice() -> None:
    lines = red_list("Take 2 mg.\nTake 2 mg.", "Take 3 mg.\nTake 3 mg.")
    assert len({line.key for line in lines}) == 2


_BODY = st.lists(st.sampled_from([*"0123456789 ab.:,\n-/(*%#@", " mg ", "www.", " 20", "°C"]), min_size=1).map("".join)


@given(body=_BODY, data=st.data())
def test_no_changed_digit_is_missed(body: str, data: st.DataObject) -> None:
    body = f"Take 7 {body}"
    where = data.draw(st.sampled_from([n for n, each in enumerate(body) if each.isdigit()]))
    other = data.draw(st.sampled_from([each for each in "0123456789" if each != body[where]]))
    assert red_list(body, body[:where] + other + body[where + 1 :])


@given(before=st.text(), after=st.text())
def test_the_runs_make_both_texts(before: str, after: str) -> None:
    runs = word_changes(before, after)
    assert "".join(run.text for run in runs if run.change != Change.ADDED) == before
    assert "".join(run.text for run in runs if run.change != Change.REMOVED) == after


def test_a_word_with_something_new_behind_it_stays_the_same_word() -> None:
    runs = word_changes("Ask your team.\nRest", "Ask your team.\nRest\nDrink")

    assert [(run.change, run.text) for run in runs] == [
        (Change.SAME, "Ask your team.\nRest"),
        (Change.ADDED, "\nDrink"),
    ]


def test_words_are_marked_one_by_one() -> None:
    runs = word_changes("You may drive home.", "You may not drive home.")
    assert [(run.change, run.text) for run in runs] == [
        (Change.SAME, "You may "),
        (Change.ADDED, "not "),
        (Change.SAME, "drive home."),
    ]
