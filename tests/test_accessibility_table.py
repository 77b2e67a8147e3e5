"""The table of accessibility names every line there is, says how far it is, and points to tests that exist."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "accessibility.md"
# Every line of the families that must or should be met, in their order; what is for installers or paper is left out.
LEVELS = {
    "VIS": "MMMMSMMMMSMMMMSSSS",
    "TCH": "MSMMMMSMSSM",
    "KBD": "MMMMMMSMS",
    "TIM": "MMMMMMS",
    "SPK": "MMMMSSMSMMSMMS",
    "PRV": "MMMMSM",
    "QR": "MMSMM",
    "LNG": "MSMS",
}
STATES = {"met", "partly", "not"}
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


class Row(NamedTuple):
    line: str
    level: str
    asks: str
    state: str
    shown: str

    @property
    def tests(self) -> list[tuple[str, str]]:
        return TEST.findall(self.shown)


def rows() -> list[Row]:
    cells = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| [A-Z]+-\d\d \|", line)
    ]
    return [Row(*each) for each in cells]


@cache
def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_line_stands_in_the_table_with_its_level() -> None:
    wanted = [
        (f"{family}-{number:02d}", level)
        for family, levels in LEVELS.items()
        for number, level in enumerate(levels, start=1)
    ]

    assert sorted((row.line, row.level) for row in rows()) == sorted(wanted)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.line)
def test_a_line_says_how_far_it_is_and_names_tests_that_exist(row: Row) -> None:
    assert row.state in STATES
    assert row.shown
    assert row.tests or row.state != "met", "nothing shows that it is met"
    assert [(file, name) for file, name in row.tests if name not in names_in(file)] == []


def test_no_test_is_named_anywhere_that_does_not_exist() -> None:
    named = TEST.findall(TABLE.read_text(encoding="utf-8"))

    assert len(named) > 80
    assert [f"{file}::{name}" for file, name in named if name not in names_in(file)] == []
    assert len(re.findall(r"::test_", TABLE.read_text(encoding="utf-8"))) == len(named)


def test_what_is_not_met_says_what_is_missing() -> None:
    silent = [row.line for row in rows() if row.state != "met" and not re.search(r"[a-z]{3}", TEST.sub("", row.shown))]

    assert silent == []
