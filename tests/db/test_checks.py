"""The checks as a whole: which rules there are, what they look at, and in which order findings are told."""

from __future__ import annotations

import random
import re
from pathlib import Path
from statistics import median

import pytest

from db.blocks import word_count
from db.checks import FAMILIES, RULES, check_folder, check_workspace
from db.checks.checker import Checker
from db.checks.collection import Collection
from db.checks.grade import reading_grade
from db.checks.registry import rule
from db.checks.subject import Subject
from db.exchange.export_folder import export_folder
from db.exchange.starter import starter_workspace
from db.records import KINDS, Item, Page, Section, Source
from db.workspace import Workspace
from tests.db import test_checks_figures, test_checks_pages, test_checks_records, test_checks_words
from tests.db.checking import check, page, term
from tests.db.items import make

DOCS = Path(__file__).resolve().parents[2] / "docs" / "checks.md"


def test_a_good_page_has_no_findings() -> None:
    good = page(
        "Everolimus is used today.\n\n## When to ring\n\n::: call-999\n## Call 999 or go to A&E now if:\n"
        "- you are very short of breath\n- you faint\n:::\n\n## At home\n\n::: do\n- rest\n:::\n\n"
        "::: dont\n- do not stop your tablets\n:::\n\n::: contact cruk-nurses\n:::\n"
    )

    assert check(good) == ()


def test_every_rule_is_broken_somewhere_in_the_tables() -> None:
    """A rule that nobody has seen fail may never fail."""
    tables = (test_checks_figures, test_checks_pages, test_checks_records, test_checks_words)
    shown = {name for module in tables for name, _ in module.BROKEN}

    assert {rule.name for rule in RULES} == shown


def test_every_rule_stands_in_the_list_for_staff_with_its_level() -> None:
    listed = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (must|should) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE))

    assert listed == {rule.name: rule.level for rule in RULES} | {"override-unused": "should"}


def test_every_family_is_registered_and_no_name_stands_twice() -> None:
    homes = {rule.check.__module__ for rule in RULES}

    assert homes == {family.__name__ for family in FAMILIES}
    with pytest.raises(ValueError, match="two rules"):
        rule(RULES[0].name, level="must")(RULES[0].check)


def test_findings_stand_in_one_order_whatever_came_first() -> None:
    items: list[tuple[str, Item]] = [("term", term(slug=slug, meaning="Don't. You can't.")) for slug in "bca"]
    items += [
        ("page", page("Two — one. Don't.\n\nDon't.", slug=slug, locale=at)) for slug in "ba" for at in ("en", "cy")
    ]
    collection = Collection.of({}, [], None)

    def told(order: list[int]) -> list[str]:
        checker = Checker(collection)
        for at in order:
            checker.check(*items[at])
        return [f"{finding} {finding.rule}" for finding in checker.report()]

    order = list(range(len(items)))
    first = told(order)
    random.Random(7).shuffle(order)

    assert told(order) == first
    wheres = list(dict.fromkeys(finding.partition(", line")[0].partition(": ")[0] for finding in first))
    assert wheres == ["page:a (cy)", "page:b (cy)", "page:a", "page:b", "term:a", "term:b", "term:c"]


def test_findings_of_a_folder_name_its_files_and_lines(tmp_path: Path) -> None:
    with Workspace.in_memory() as workspace:
        workspace.meta_set("as_of", "2026-11-23")
        for kind, item in (
            ("section", make(Section)),
            ("source", make(Source)),
            ("term", term(meaning="Don't.")),
        ):
            workspace.put(kind, item, origin="site", author="Nurse")
        workspace.put("page", page("You don't.\n\n[x](y)"), origin="site", author="Nurse")
        workspace.put("page", make(Page, slug="late", locale="cy", sources=()), origin="site", author="Nurse")
        export_folder(workspace, tmp_path / "out")
    lines = (tmp_path / "out/pages/everolimus.md").read_text(encoding="utf-8").split("\n")

    with Workspace.in_memory() as scratch:
        findings = [finding for finding in check_folder(scratch, tmp_path / "out") if finding.level == "must"]

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
        kinds = {kind for kind in KINDS if workspace.items(kind)}

    assert kinds == set(KINDS)
    assert [str(finding) for finding in findings if finding.stops] == []


def test_the_pages_of_the_starter_content_are_plain_and_short() -> None:
    """Half of them at grade 6 or below, medical terms counted out; each of 150 to 450 words (TXT-01)."""
    with starter_workspace() as workspace:
        items = {kind: [current.item for current in workspace.items(kind)] for kind in KINDS}
    collection = Collection.of(items, (), None)
    pages = [Subject("page", page, collection) for page in items["page"]]

    grades = [grade for page in pages if (grade := reading_grade(page)) is not None]
    lengths = {page.item.slug: word_count(page.blocks) for page in pages}

    assert len(grades) == len(pages) > 40
    assert median(grades) <= 6
    assert {slug: words for slug, words in lengths.items() if not 150 <= words <= 450} == {}


def test_the_starter_content_needs_few_overrides_and_all_of_them() -> None:
    with starter_workspace() as workspace:
        findings = check_workspace(workspace)
        overrides = workspace.overrides.active()

    assert len(overrides) <= 20
    assert "override-unused" not in {finding.rule for finding in findings}
