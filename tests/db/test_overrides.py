"""A reviewer lets one finding stand: kept for ever, shown with the reason, and good for nothing else."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.checks import check_folder, check_item, check_workspace
from db.exchange.export_folder import export_folder
from db.exchange.import_folder import import_folder
from db.findings import ContentError, Decision
from db.library import Library
from db.records import Contact, Page, Question, Section, Site, Term
from db.release.compile import compile_release
from db.workspace import Workspace, WorkspaceError
from tests.db.checking import check, page
from tests.db.items import decision, make
from tests.db.release_files import small_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.overrides import Override
    from db.records import Item

TWO_DOSES = page("You take 10 mg now and 20 mg later.")
TEN = decision("page:everolimus", "dose", "10 mg")


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace.in_memory() as made:
        made.put("page", make(Page), origin="site", author="Nurse")
        made.put("page", make(Page, slug="other"), origin="site", author="Nurse")
        yield made


def stopping(*overrides: Override) -> list[str]:
    return [finding.words for finding in check(TWO_DOSES, overrides=overrides) if finding.stops]


def test_an_override_lets_the_words_stand_that_it_names_and_no_others() -> None:
    assert stopping() == ["10 mg", "20 mg"]
    assert stopping(TEN) == ["20 mg"]


def test_an_overridden_finding_is_still_told_with_who_and_why() -> None:
    (found,) = (finding for finding in check(TWO_DOSES, overrides=(TEN,)) if finding.decision is not None)

    assert (found.level, found.words, found.stops) == ("must", "10 mg", False)
    assert found.decision == Decision("Our patients know it", "Lung nurse specialist", date(2026, 11, 23))


@pytest.mark.parametrize(
    "override",
    [
        decision("page:everolimus", "dose", "30 mg"),
        decision("page:everolimus", "dose"),
        decision("page:everolimus", "temperature", "10 mg"),
        decision("page:everolimus", "page-length"),
    ],
    ids=["other words", "no words", "another rule", "a rule that finds nothing"],
)
def test_an_override_that_matches_nothing_covers_nothing_and_is_a_hint(override: Override) -> None:
    found = check(TWO_DOSES, overrides=(override,))

    assert [finding.words for finding in found if finding.stops] == ["10 mg", "20 mg"]
    assert [(finding.rule, finding.level, finding.where) for finding in found if finding.rule == "override-unused"] == [
        ("override-unused", "should", "page:everolimus")
    ]


def test_a_hint_needs_no_override_and_takes_none() -> None:
    drugs = page("These drugs help.")

    found = check(drugs, overrides=(decision("page:everolimus", "word-list", "drugs"),))

    assert [(finding.rule, finding.decision) for finding in found] == [("word-list", None), ("override-unused", None)]


def test_what_the_parser_refuses_stays_refused() -> None:
    found = check(page("<b>x</b>"), overrides=(decision("page:everolimus", "inline-html"),))

    assert [finding.rule for finding in found if finding.stops] == ["inline-html", "inline-html"]


def test_an_override_of_something_that_is_held_back_waits_with_it() -> None:
    held = make(Page, slug="held", body="You take 10 mg.", hold="Not yet")

    assert check(held, overrides=(decision("page:held", "dose", "10 mg"),)) == ()


def test_a_translation_has_overrides_of_its_own() -> None:
    welsh = make(Page, slug="everolimus", locale="cy", body=TWO_DOSES.body)

    found = check(welsh, overrides=(decision("page:everolimus", "dose", "10 mg", locale="cy"),))

    assert [(finding.where, finding.words) for finding in found if finding.stops] == [("page:everolimus (cy)", "20 mg")]


def test_one_item_can_be_looked_at_alone(workspace: Workspace) -> None:
    workspace.put("page", TWO_DOSES, origin="site", author="Nurse")

    found = check_item(workspace, "page:everolimus")

    assert {finding.words for finding in found if finding.rule == "dose"} == {"10 mg", "20 mg"}
    assert {finding.where for finding in found} == {"page:everolimus"}
    assert check_item(workspace, "page:nowhere") == ()


def test_what_is_in_force_is_the_newest_decision_for_each_finding(workspace: Workspace) -> None:
    twenty = decision("page:everolimus", "dose", "20 mg")
    other = decision("page:other", "dose", "10 mg")
    newer = decision("page:everolimus", "dose", "10 mg", reason="Agreed again", decided_on=date(2026, 12, 1))
    for override in (other, TEN, twenty, newer):
        assert workspace.overrides.give(override)

    assert workspace.overrides.active() == [newer, twenty, other]


def test_taking_back_ends_one_override_and_forgets_nothing(workspace: Workspace) -> None:
    twenty = decision("page:everolimus", "dose", "20 mg")
    back = decision("page:everolimus", "dose", "10 mg", reason="The page has changed", reviewer="Pharmacist")
    workspace.overrides.give(TEN)
    workspace.overrides.give(twenty)

    workspace.overrides.take_back(back)

    assert workspace.overrides.active() == [twenty]
    assert workspace.overrides.history() == [(TEN, False), (twenty, False), (back, True)]


def test_what_was_taken_back_does_not_come_again_by_itself(workspace: Workspace) -> None:
    workspace.overrides.give(TEN)
    workspace.overrides.take_back(TEN)

    assert not workspace.overrides.give(TEN)
    assert workspace.overrides.active() == []
    assert workspace.overrides.give(decision("page:everolimus", "dose", "10 mg", reason="Agreed anew"))


def test_the_same_override_is_given_once(workspace: Workspace) -> None:
    assert [workspace.overrides.give(TEN), workspace.overrides.give(TEN)] == [True, False]
    assert len(workspace.overrides.history()) == 1


def test_an_override_needs_its_item(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match='no item "page:nowhere"'):
        workspace.overrides.give(decision("page:nowhere", "dose"))
    with pytest.raises(WorkspaceError, match="nothing to take back"):
        workspace.overrides.take_back(TEN)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE override SET reason = 'x'",
        "DELETE FROM override",
        "INSERT OR REPLACE INTO override SELECT * FROM override",
        "INSERT INTO override SELECT NULL, item_id, rule, words, ' ', reviewer, decided_on, 0, made_on FROM override",
        "INSERT INTO override SELECT NULL, item_id, rule, words, reason, '', decided_on, 0, made_on FROM override",
        "INSERT INTO override SELECT NULL, item_id, rule, words, reason, reviewer, 'today', 0, made_on FROM override",
    ],
)
def test_the_database_itself_keeps_decisions_as_they_were(workspace: Workspace, statement: str) -> None:
    workspace.overrides.give(TEN)

    with pytest.raises(sqlite3.IntegrityError):
        workspace._db.execute(statement)

    assert workspace.overrides.active() == [TEN]


def folder_with(path: Path, text: str) -> Path:
    (path / "pages").mkdir(parents=True)
    (path / "overrides.toml").write_text(text, encoding="utf-8")
    return path


RECORD = """[[override]]
item = "page:biopsy"
rule = "dose"
words = "10 mg"
reason = "Agreed with our pharmacy"
reviewer = "Lung nurse specialist"
decided_on = 2026-11-23
"""


def test_overrides_travel_with_a_content_folder(tmp_path: Path) -> None:
    welsh = make(Page, slug="biopsy", section="tests", locale="cy")
    with small_workspace(("page", welsh)) as one:
        one.overrides.give(decision("page:biopsy", "dose", 'He said "10 mg"'))
        one.overrides.give(decision("page:biopsy", "grade-too-high", "grade 8.3", locale="cy"))
        export_folder(one, tmp_path / "out")
        with Workspace.in_memory() as other:
            report = import_folder(other, tmp_path / "out", origin="site", author="Nurse")

            assert (report.refused, report.overridden) == (False, 2)
            assert other.overrides.active() == one.overrides.active()
            assert import_folder(other, tmp_path / "out", origin="site", author="Nurse").overridden == 0


def test_a_folder_may_hold_nothing_but_overrides(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", RECORD)

    with small_workspace() as workspace:
        assert import_folder(workspace, folder, origin="site", author="Nurse").overridden == 1


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (RECORD.replace("page:biopsy", "page:nowhere"), "reference-missing", 1),
        (RECORD.replace("Agreed with our pharmacy", " "), "field-reason", 1),
        (RECORD.replace("Lung nurse specialist", ""), "field-reviewer", 1),
        (RECORD.replace("2026-11-23", '"2026-11-23"'), "field-decided_on", 1),
        (RECORD.replace('reason = "Agreed with our pharmacy"\n', ""), "field-reason", 1),
        (f"{RECORD}\n{RECORD}who = 1\n", "field-who", 9),
        ("[override]\nitem = 1\n", "table-shape", 0),
    ],
)
def test_an_override_that_cannot_be_read_stops_the_import(tmp_path: Path, text: str, rule: str, line: int) -> None:
    folder = folder_with(tmp_path / "in", text)

    with small_workspace() as workspace:
        report = import_folder(workspace, folder, origin="site", author="Nurse")

        assert [(finding.rule, finding.where, finding.line) for finding in report.findings] == [
            (rule, "overrides.toml", line)
        ]
        assert workspace.overrides.active() == []


def test_a_check_of_a_folder_names_the_line_of_an_override_that_matches_nothing(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "in", f"# Ours\n\n{RECORD}")

    with small_workspace() as scratch:
        found = check_folder(scratch, folder)

    assert [(finding.rule, finding.where, finding.line) for finding in found] == [
        ("override-unused", "overrides.toml", 3)
    ]


DOSE = ("page", make(Page, slug="rest", section="living", title="Rest", body="You take 10 mg."))
REST = decision("page:rest", "dose", "10 mg")


def test_a_finding_that_must_be_mended_stops_a_release(tmp_path: Path) -> None:
    with small_workspace(DOSE) as workspace, pytest.raises(ContentError) as refused:
        compile_release(workspace, tmp_path / "out")

    assert str(refused.value) == "1 thing must be mended before a release can be made."
    assert [(finding.rule, finding.where, finding.words) for finding in refused.value.findings] == [
        ("dose", "page:rest", "10 mg")
    ]
    assert list((tmp_path / "out").iterdir()) == []


def test_a_release_is_made_with_an_override_and_its_notes_tell_of_it(tmp_path: Path) -> None:
    with small_workspace(DOSE) as workspace:
        workspace.overrides.give(REST)
        report = compile_release(workspace, tmp_path)

    library = Library.open(report.path, nation="ENG")
    assert library.page("rest").blocks[0].text == "You take 10 mg."
    library.close()
    (note,) = report.notes
    assert note.startswith("Overridden by the Lung nurse specialist: page:rest, line 1: ")
    assert note.endswith("Reason: Our patients know it")


def test_an_override_that_was_taken_back_stops_the_release_again(tmp_path: Path) -> None:
    with small_workspace(DOSE) as workspace:
        workspace.overrides.give(REST)
        workspace.overrides.take_back(REST)

        with pytest.raises(ContentError, match="1 thing must be mended"):
            compile_release(workspace, tmp_path)


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("section", make(Section, slug="living", title="Living", summary="You can't miss it")),
        ("contact", make(Contact, slug="nurses", say="Don't wait.")),
        ("term", make(Term, slug="scan", term="Scan", meaning="It isn't long.")),
        ("question", make(Question, slug="when", text="Why can't I?")),
        ("site", make(Site, slug="st", feedback="Don't be shy.")),
    ],
)
def test_every_kind_of_item_is_looked_at(tmp_path: Path, kind: str, item: Item) -> None:
    with small_workspace((kind, item)) as workspace, pytest.raises(ContentError) as refused:
        compile_release(workspace, tmp_path)

    assert [finding.rule for finding in refused.value.findings] == ["contraction"]


def test_only_what_goes_into_the_release_is_looked_at(tmp_path: Path) -> None:
    """A clinic's own text waits for approval, and is not in the release yet."""
    mine = make(Page, slug="biopsy", section="tests", title="Biopsy", body="You don't take 10 mg.")
    held = make(Page, slug="held", section="tests", body="You don't take 10 mg.", hold="Not yet")
    with small_workspace() as workspace:
        workspace.put("page", mine, origin="site", author="Nurse")
        workspace.put("page", held, origin="site", author="Nurse")

        assert {finding.rule for finding in check_workspace(workspace) if finding.stops} == {"contraction", "dose"}
        assert compile_release(workspace, tmp_path).counts["page"] == 2
