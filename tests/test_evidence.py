"""The evidence pack: every test it names exists, nothing is called met without one, and the hazard log adds up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.test_accessibility_table import names_in

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "docs" / "evidence"
HAZARDS = PACK / "hazards.md"
STATES = {"met", "partly", "not"}
CONTROLLED = {"tested", "partly", "open"}
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
# *met* in italics is where the word is explained.
CLAIM = re.compile(r"(?<![*\w])met(?![*\w])", re.IGNORECASE)
RATING = re.compile(r"^(\d) x (\d) = (\d+), (low|medium|high)$")
PARTS = ["Cause", "Effect", "Control", "Left over", "Safety officer"]
# GOV-08: the ten topics of PIF TICK. GOV-11: those of DTAC.
PIF_TICK = [
    "systems",
    "training",
    "need",
    "evidence",
    "involving users",
    "health inequalities",
    "content and design",
    "feedback",
    "disseminating",
    "impact",
]
DTAC = ["clinical safety", "data protection", "technical security", "interoperability", "usability and accessibility"]
# SEC-08 and SEC-09: what a security officer looks at on the machine.
AUDITED = [
    "account of its own",
    "cannot change the program",
    "keys of the system",
    "only allowed programs",
    "read-only",
    "firmware",
    "stick",
    "unknown keyboards",
    "ports are covered",
    "no network",
]
# GOV-09, and what else a kiosk in a waiting room can do to somebody.
FEARED = [
    "wrong number",
    "out of date",
    "cut off",
    "translation",
    "read aloud",
    "reassure",
    "another person's reading",
    "desktop",
    "blank",
    "clock",
    "tampered",
]


class Hazard(NamedTuple):
    """One hazard: its row in the table, and the parts of its section in their order."""

    number: str
    what: str
    before: str
    after: str
    state: str
    parts: list[tuple[str, str]]

    def of(self, name: str) -> list[str]:
        return [text for part, text in self.parts if part == name]


def text_of(name: str) -> str:
    return (PACK / name).read_text(encoding="utf-8")


def pack() -> list[Path]:
    return sorted(PACK.glob("*.md"))


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split(" | ")]


def hazards() -> list[Hazard]:
    text = HAZARDS.read_text(encoding="utf-8")
    rows = {row[0]: row[1:] for row in map(cells, re.findall(r"^\| H-\d\d \|.*$", text, flags=re.MULTILINE))}
    sections = re.split(r"^### ", text.split("## Signed")[0], flags=re.MULTILINE)[1:]
    found = []
    for section in sections:
        heading, *rest = re.split(r"^- ", section, flags=re.MULTILINE)
        number, _, what = heading.strip().partition(" ")
        parts = [re.fullmatch(r"\*\*([\w ]+)\*\*: (.*)", " ".join(each.split("\n## ")[0].split())) for each in rest]
        assert all(parts), f"{number}: a part without its name"
        row_what, before, after, state = rows.pop(number)
        assert row_what == what.strip()
        found.append(Hazard(number, row_what, before, after, state, [(part[1], part[2]) for part in parts if part]))
    assert rows == {}, "in the table, and nowhere explained"
    return found


def test_the_pack_is_whole() -> None:
    names = {path.name for path in pack()}

    assert names == {
        *("README.md", "hazards.md", "security.md", "audit-list.md"),
        *("pif-tick.md", "dtac.md", "dpia.md", "privacy-notice.md"),
    }
    assert {name for name in names if f"({name})" in text_of("README.md")} == names - {"README.md"}


@pytest.mark.parametrize("path", pack(), ids=lambda path: path.name)
def test_every_test_that_is_named_exists(path: Path) -> None:
    named = TEST.findall(path.read_text(encoding="utf-8"))

    assert [f"{file}::{name}" for file, name in named if name not in names_in(file)] == []
    assert len(re.findall(r"::\w", path.read_text(encoding="utf-8"))) == len(named), "a name in another form"


@pytest.mark.parametrize("path", pack(), ids=lambda path: path.name)
def test_nothing_is_called_met_without_a_test(path: Path) -> None:
    claims = [line for line in path.read_text(encoding="utf-8").splitlines() if CLAIM.search(line)]

    assert [line for line in claims if not TEST.search(line)] == []


@pytest.mark.parametrize(("name", "topics"), [("pif-tick.md", PIF_TICK), ("dtac.md", DTAC)], ids=["pif", "dtac"])
def test_every_topic_is_answered_with_its_state_and_what_is_still_to_do(name: str, topics: list[str]) -> None:
    sections = re.split(r"^## ", text_of(name), flags=re.MULTILINE)[1:]
    answered = [each for each in sections if "| State |" in each]

    assert [re.sub(r"^[A-Z0-9]+\. ", "", each.splitlines()[0]).lower() for each in answered] == topics
    for section in answered:
        rows = [cells(line) for line in section.splitlines() if re.match(r"\| (?!What |---)", line)]
        assert rows, section.splitlines()[0]
        assert {len(row) for row in rows} == {3}
        assert {row[1] for row in rows} <= STATES
        assert [row[0] for row in rows if row[1] != "met" and not re.search(r"[a-z]{3}", TEST.sub("", row[2]))] == []
        assert "**Still yours**" in section


def test_the_hazards_that_are_feared_stand_in_the_log() -> None:
    log = " ".join(hazard.what for hazard in hazards()).lower()

    assert [each for each in FEARED if each not in log] == []
    assert [hazard.number for hazard in hazards()] == [f"H-{n:02d}" for n in range(1, len(hazards()) + 1)]


@pytest.mark.parametrize("hazard", hazards(), ids=lambda hazard: hazard.number)
def test_a_hazard_says_why_what_and_what_holds_it(hazard: Hazard) -> None:
    assert list(dict.fromkeys(part for part, _ in hazard.parts if part != "Missing")) == PARTS
    assert [text for text in hazard.of("Control") if not TEST.search(text)] == [], "a control without its test"
    assert hazard.state in CONTROLLED
    assert bool(hazard.of("Missing")) == (hazard.state != "tested")


@pytest.mark.parametrize("hazard", hazards(), ids=lambda hazard: hazard.number)
def test_a_rating_adds_up_and_controls_make_nothing_worse(hazard: Hazard) -> None:
    ratings = [RATING.match(each) for each in (hazard.before, hazard.after)]
    assert all(ratings)
    (before, after) = [(int(each[1]), int(each[2]), int(each[3]), each[4]) for each in ratings if each]

    for severity, likelihood, product, band in (before, after):
        assert 1 <= severity <= 5
        assert 1 <= likelihood <= 5
        assert severity * likelihood == product
        assert band == ("low" if product < 5 else "medium" if product < 10 else "high")
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert hazard.state != "open" or before == after, "nothing holds it yet"


def test_what_is_still_high_is_named_where_somebody_decides() -> None:
    high = [hazard.number for hazard in hazards() if hazard.after.endswith("high")]

    assert f"**High today: {', '.join(high)}.**" in " ".join(text_of("hazards.md").split())


@pytest.mark.parametrize("point", AUDITED)
def test_the_audit_list_has_every_point_with_a_way_to_see_it(point: str) -> None:
    rows = [cells(line) for line in re.findall(r"^\| \d+ \|.*$", text_of("audit-list.md"), flags=re.MULTILINE)]

    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert [row[0] for row in rows if len(row) != 4 or len(row[2]) < 4 or row[3].strip("| ")] == []
    assert any(point in row[1].lower() for row in rows)


def lines_of_lockdown() -> list[list[str]]:
    return [cells(line) for line in re.findall(r"^\| SEC-\d\d \|.*$", text_of("security.md"), flags=re.MULTILINE)]


def test_every_line_of_the_lock_down_stands_in_its_table_with_its_level() -> None:
    levels = "MMMMMIIIIMMMMI"

    found = sorted((row[0], row[1]) for row in lines_of_lockdown())

    assert found == [(f"SEC-{number:02d}", level) for number, level in enumerate(levels, start=1)]


@pytest.mark.parametrize("row", lines_of_lockdown(), ids=lambda row: row[0])
def test_a_line_of_the_lock_down_says_how_far_it_is_and_shows_it(row: list[str]) -> None:
    number, level, asks, state, shown = row

    assert state in {*STATES, "yours"}
    assert asks
    assert level == "I" or (state == "met" and TEST.search(shown)), f"{number} must be met"
    assert state == "met" or re.search(r"[a-z]{3}", TEST.sub("", shown)), "what is missing is not said"
    assert state != "yours" or "Points" in shown


def test_the_points_that_the_lock_down_names_are_on_the_audit_list() -> None:
    last = len(re.findall(r"^\| \d+ \|", text_of("audit-list.md"), flags=re.MULTILINE))
    named = re.findall(r"Points (\d+) (?:to|and) (\d+)", text_of("security.md"))

    assert len(named) >= 4
    assert [pair for pair in named if not 1 <= int(pair[0]) < int(pair[1]) <= last] == []


def test_every_page_goes_out_with_each_version() -> None:
    """GOV-11, SEC-14: what is gone through and ticked before a version is handed on."""
    checklist = (ROOT / "docs" / "releasing.md").read_text(encoding="utf-8")

    assert [
        path.name for path in pack() if path.name != "README.md" and f"(evidence/{path.name})" not in checklist
    ] == []
    assert all(each in checklist for each in ("(accessibility.md)", "cdx.json", "SECURITY.md", "enetration test"))
    assert "- [x]" not in checklist, "ticked by whoever does it, in a copy"


def test_who_signs_is_left_open() -> None:
    signed = HAZARDS.read_text(encoding="utf-8").split("## Signed")[1]

    assert "Clinical safety officer" in signed
    assert len(re.findall(r"\| {2,}\|", signed)) >= 3, "lines to sign on, empty"
