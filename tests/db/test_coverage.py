"""Every numbered fact is told, waits, or has a reason; and nobody reads a fact without a source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import pytest

from db.records import Contact, Item, Page, Question, Term
from tests.db.items import make
from tools.coverage import TABLE, Coverage, Fact, cover, read_facts, read_items, table

if TYPE_CHECKING:
    from pathlib import Path

# So that no line of the list gets lost: a fact that is not told has a reason instead.
LAST_NUMBERS = {"A": 20, "C": 8, "T": 25, "M": 32, "N": 7, "R": 22, "L": 10, "Q": 12}

WAITING = "Seen.\n\n::: waiting A2 has no source, a nurse is to confirm it\nUnseen.\n:::"


@pytest.fixture(scope="module")
def starter() -> Coverage:
    return cover(read_facts(), read_items())


def page(body: str = "Seen.", *facts: str, hold: str = "") -> tuple[str, Item]:
    return "page", make(Page, slug="one", body=body, facts=facts, hold=hold)


def test_no_fact_of_the_starter_content_is_lost_unknown_or_told_without_a_source(starter: Coverage) -> None:
    assert starter.problems() == []
    assert len(starter.told) > 100
    assert len(starter.all_waiting) > 10


def test_the_list_of_facts_has_no_gap() -> None:
    assert [fact.id for fact in read_facts()] == [
        f"{letter}{number}" for letter, last in LAST_NUMBERS.items() for number in range(1, last + 1)
    ]


def test_the_parts_of_a_fact_are_described_where_it_has_parts() -> None:
    assert [fact.id for fact in read_facts() if not fact.topic or bool(fact.general) != (fact.grade == "S and G")] == []


def test_whatever_has_a_source_says_which(starter: Coverage) -> None:
    known = {item.slug for kind, item in read_items() if kind == "source"}

    assert [fact.id for fact in starter.facts if fact.grade in ("S", "S and G", "S/G") and not fact.sources] == []
    assert [fact.id for fact in starter.facts if not set(fact.sources) <= known] == []


def test_the_table_is_that_of_the_starter_content(starter: Coverage) -> None:
    """After a change of content or facts: python -m tools.coverage."""
    assert TABLE.read_text(encoding="utf-8") == table(starter)


def test_all_questions_come_from_the_list_of_questions(starter: Coverage) -> None:
    facts = Counter(fact for _, item in read_items() if isinstance(item, Question) for fact in item.facts)

    assert set(facts) == {fact.id for fact in starter.facts if fact.grade == "Q"}
    assert all(item.facts for _, item in read_items() if isinstance(item, Question))


@pytest.mark.parametrize(
    ("fact", "items", "told"),
    [
        (Fact("A1", "S", "a"), [page("Seen.", "A1")], []),
        (Fact("A1", "S", "a"), [page("Seen.")], ["A1 (a) is told nowhere, and no reason is given."]),
        (
            Fact("A1", "S", "a"),
            [page("Seen.", "A1", hold="Later")],
            ["A1 (a) is told nowhere, and no reason is given."],
        ),
        (Fact("A1", "S", "a", untold="old"), [], []),
        (
            Fact("A1", "S", "a", untold="old"),
            [page("Seen.", "A1")],
            ["A1 is told by page one, yet a reason says why it is not."],
        ),
        (Fact("A1", "Q", "a"), [("question", make(Question, slug="q", facts=("A1",)))], []),
        (Fact("A2", "G", "a"), [page(WAITING)], []),
        (Fact("A2", "G", "a"), [page(WAITING, "A2")], []),
        (Fact("A2", "G", "a"), [page("Seen.", "A2", hold="Later")], []),
        (Fact("A2", "G", "a"), [("contact", make(Contact, hold="A2: ring them first"))], []),
        (
            Fact("A2", "G", "a"),
            [page(WAITING), ("term", make(Term, slug="t", facts=("A2",)))],
            ["Patients read of A2, graded G, in term t."],
        ),
        (
            Fact("A2", "S/G", "a", unwritten="old"),
            [page("Seen.", "A2")],
            ["Patients read of A2, graded S/G, in page one."],
        ),
        (Fact("A2", "G", "a"), [page("Seen.")], ["A2 (a) waits nowhere, and no reason is given."]),
        (
            Fact("A2", "G", "a", unwritten="old"),
            [page(WAITING)],
            ["A2 waits in a part of page one, yet a reason says why it does not."],
        ),
        (Fact("A2", "S and G", "a", "b"), [page(WAITING, "A2")], []),
        (
            Fact("A2", "S and G", "a", "b"),
            [page("Seen.", "A2")],
            ["A2 (b) waits nowhere, and no reason is given."],
        ),
        (
            Fact("A1", "S", "a", sources=("cruk", "nice")),
            [page("Seen.", "A1"), ("question", make(Question, slug="q", facts=("A1",)))],
            [],
        ),
        (
            Fact("A1", "S", "a", sources=("who", "nice")),
            [page("Seen.", "A1"), ("term", make(Term, slug="t", facts=("A1",), sources=("nice",)))],
            ["Page one tells A1 and cites none of its sources: who, nice."],
        ),
        (
            Fact("A1", "S", "a", untold="old"),
            [page("Seen.", "A99"), page(WAITING)],
            ["There is no fact A99, which page one names.", "There is no fact A2, which a part of page one names."],
        ),
    ],
    ids=[
        "told",
        "lost",
        "only on a held page",
        "left out with a reason",
        "left out and told",
        "a question",
        "waits in a part",
        "named by the page whose part waits",
        "waits on a held page",
        "waits in a held record",
        "told without a source",
        "told though seen in part only",
        "not even written",
        "not to be written, yet it waits",
        "both parts",
        "one part is lost",
        "one of its sources is cited",
        "none of its sources is cited",
        "unknown",
    ],
)
def test_what_must_not_be_is_found(fact: Fact, items: list[tuple[str, Item]], told: list[str]) -> None:
    assert cover([fact], items).problems() == told


def test_numbers_of_decisions_and_forms_are_not_taken_for_facts() -> None:
    coverage = cover([], [page("Seen.\n\n::: waiting TA449, FP92A, C-8 and M190 are no facts\nUnseen.\n:::")])

    assert coverage.problems() == []


def test_the_table_names_places_and_reasons() -> None:
    facts = [
        Fact("A1", "S", "one | two", left_out="the figures: nobody needs them."),
        Fact("A2", "S and G", "three", "four"),
        Fact("A3", "S", "five", untold="it is old"),
    ]
    made = table(cover(facts, [page(WAITING, "A1"), ("term", make(Term, slug="t", facts=("A1", "A2")))]))

    assert "| A1 | S | one \\| two | one; words: t | Left out: the figures: nobody needs them |" in made
    assert "| A2 | S and G | three | words: t | Four: a part of page one |" in made
    assert "| A3 | S | five |  | It is old |" in made
    assert "- page one: A2 has no source, a nurse is to confirm it" in made
    assert "Of 3 facts with a source, 2 are told and 1 are not" in made


def test_a_misspelt_field_of_a_fact_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text('[[fact]]\nid = "A1"\ngrade = "S"\ntopic = "a"\nunwriten = "b"\n', encoding="utf-8")

    with pytest.raises(msgspec.ValidationError, match="unwriten"):
        read_facts(file)
