"""What waits for a health professional is kept, counted and listed, and reaches no patient."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.exchange.starter import starter_workspace
from db.markdown.parse import parse_body
from db.markdown.waiting import WaitingPart, waiting_parts
from db.records import Page, Term
from db.release.compile import compile_release
from db.waiting import waiting
from tests.db.items import make
from tests.db.release_files import small_workspace

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "Zanzibar"
BODY = f"""\
Sleep well.

::: waiting L7 has no source: a dietitian is to confirm it
Eat in {SECRET}.

- eat {SECRET}
- drink
:::

Rest.
"""


def test_a_waiting_part_makes_no_block_and_no_finding() -> None:
    blocks, findings = parse_body(BODY, where="page:x")

    assert [block.text for block in blocks] == ["Sleep well.", "Rest."]
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("::: waiting\nText.\n:::", [("waiting-reason", 1)]),
        ("::: waiting G1\n## Heading\n:::", [("container-content", 2)]),
        ("::: waiting G1\n1. step\n:::", [("container-content", 2)]),
        ("::: waiting G1\n[x](y)\n:::", [("inline-link", 2)]),
        ("::: waiting G1\n> x\n:::", [("block-quote", 2)]),
        ("::: waiting G1\nText.", [("container-open", 1)]),
        ("::: waiting G1\n::: information\nText.\n:::\n:::", [("container-nested", 2)]),
        ("::: information\n::: waiting G1\nText.\n:::\n:::", [("container-nested", 2)]),
    ],
)
def test_a_waiting_part_must_be_fit_to_be_shown_one_day(text: str, faults: list[tuple[str, int]]) -> None:
    _, findings = parse_body(text, where="page:x")

    assert [(finding.rule, finding.line) for finding in findings] == faults


def test_waiting_parts_are_read_with_line_and_reason() -> None:
    assert waiting_parts(BODY) == (
        WaitingPart(
            3, "L7 has no source: a dietitian is to confirm it", f"Eat in {SECRET}.\n\n- eat {SECRET}\n- drink"
        ),
    )
    assert waiting_parts("A waiting room.\n\n::: details waiting\nText.\n:::\n") == ()


def test_what_waits_is_nowhere_in_a_release(tmp_path: Path) -> None:
    """Not in a block, not in search, not in the glossary links, not in any other table."""
    held = make(Term, slug="zanzibar", term=SECRET, meaning=f"{SECRET} is far.", hold="No source was seen")
    page = make(Page, slug="rest", section="living", title="Rest", body=BODY)
    with small_workspace(("page", page), ("term", held)) as workspace:
        report = compile_release(workspace, tmp_path)

    connection = sqlite3.connect(report.path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    texts = [str(value) for table in tables for row in connection.execute(f'SELECT * FROM "{table}"') for value in row]
    connection.close()
    assert any("Sleep well." in text for text in texts)
    assert [text for text in texts if SECRET.casefold() in text.casefold()] == []
    assert SECRET.encode() not in report.path.read_bytes()


def test_held_records_and_waiting_parts_are_listed_by_kind_and_section() -> None:
    extra = (
        ("page", make(Page, slug="rest", section="living", title="Rest", body=BODY)),
        ("page", make(Page, slug="hidden", section="living", title="Hidden", body=BODY, hold="All of it is G1")),
        ("term", make(Term, slug="placebo", term="Placebo", hold="No source was seen")),
    )
    with small_workspace(*extra) as workspace:
        found = waiting(workspace)

    assert [(each.where, each.group, each.line) for each in found] == [
        ("page:hidden", "page: living", 0),
        ("page:hidden", "page: living", 3),
        ("page:rest", "page: living", 3),
        ("term:placebo", "term", 0),
    ]
    assert [each.reason for each in found][::3] == ["All of it is G1", "No source was seen"]
    assert [each.text for each in found][::3] == ["Hidden", "Placebo"]


def test_what_was_confirmed_waits_no_more() -> None:
    with small_workspace(("term", make(Term, slug="placebo", term="Placebo", hold="No source was seen"))) as workspace:
        assert len(waiting(workspace)) == 1
        workspace.put("term", make(Term, slug="placebo", term="Placebo"), origin="site", author="Nurse")

        assert waiting(workspace) == ()


def test_everything_that_waits_in_the_starter_content_says_for_what() -> None:
    with starter_workspace() as workspace:
        found = waiting(workspace)

    assert len(found) > 10
    assert [each.where for each in found if len(each.reason) < 20] == []
