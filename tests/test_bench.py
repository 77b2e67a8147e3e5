"""The bench: what it makes of figures. Measuring itself is not tested: it has no right answer."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bench.figures import Results, Row, number, percentile, spread, table
from bench.html_pages import block, card, words
from bench.releases import cache_key, source_files
from bench.started import STEPS, steps
from bench.taps import growth
from db.blocks import Block, BlockKind, Line, LineRole
from db.reading import PageShown, SourceLine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("values", "percent", "found"),
    [
        ([5.0], 95, 5.0),
        ([2.0, 1.0], 50, 1.0),
        ([2.0, 1.0], 51, 2.0),
        (list(map(float, range(1, 101))), 95, 95.0),
        (list(map(float, range(1, 37))), 95, 35.0),
        ([1.0, 2.0, 3.0], 100, 3.0),
    ],
    ids=["one", "half", "over half", "hundred", "thirty-six", "all"],
)
def test_a_percentile_is_a_value_that_was_measured(values: list[float], percent: int, found: float) -> None:
    assert percentile(values, percent) == found


def test_nothing_measured_has_no_percentile() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 95)


def test_a_spread_says_how_many_and_how_far() -> None:
    found = spread([3.0, 1.0, 2.0, 10.0])

    assert (found.count, found.median, found.p95, found.lowest, found.highest) == (4, 2.5, 10.0, 1.0, 10.0)


@pytest.mark.parametrize(
    ("figure", "limit", "passed"),
    [(0.5, 0.5, True), (0.51, 0.5, False), (0.1, 0.5, True), (9.0, None, None)],
    ids=["exactly", "above", "below", "no budget"],
)
def test_a_budget_is_met_up_to_its_limit(figure: float, limit: float | None, passed: bool | None) -> None:
    assert Row("start", 40, figure, "s", limit).passed is passed


def some_results() -> Results:
    results = Results()
    results.add(Row("start", 36, 0.4444, "s", 0.5, "of 9", {"spread": spread([0.4, 0.5])}))
    results.add(Row("tap", 9800, 25.04, "ms", 16.7))
    results.add(Row("Chromium: memory", 36, 1413.2, "MB"))
    results.note("Chromium: left out")
    results.note("Chromium: left out")
    return results


def test_the_table_says_pass_and_fail_and_leaves_a_row_without_budget_open() -> None:
    lines = table(some_results()).splitlines()

    assert [line.split() for line in lines[2:5]] == [
        ["start", "36", "<=", "0.5", "s", "0.44", "s", "pass", "of", "9"],
        ["tap", "9,800", "<=", "16.7", "ms", "25.0", "ms", "FAIL"],
        ["Chromium:", "memory", "36", "1,413", "MB"],
    ]
    assert lines[5:] == ["note: Chromium: left out"]


def test_columns_stand_below_each_other() -> None:
    lines = table(some_results()).splitlines()

    assert lines[0].index("figure") + len("figure") == lines[2].index(" s  pass") + len(" s")
    assert set(lines[1]) == {"-"}


def test_what_is_saved_keeps_every_digit_and_the_verdict() -> None:
    saved = json.loads(json.dumps(some_results().as_json({"cores": 2})))

    assert saved["machine"] == {"cores": 2}
    assert [(row["figure"], row["passed"]) for row in saved["rows"]] == [(0.4444, True), (25.04, False), (1413.2, None)]
    assert saved["rows"][0]["samples"]["spread"]["count"] == 2
    assert saved["notes"] == ["Chromium: left out"]


def test_only_rows_over_their_budget_have_failed() -> None:
    assert [row.what for row in some_results().failed] == ["tap"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.1234, "s", "0.12 s"),
        (8.349, "ms", "8.35 ms"),
        (95.06, "MB", "95.1 MB"),
        (0.004, "%", "0.00 %"),
        (1.1, "", "1.10"),
    ],
)
def test_a_figure_has_as_many_digits_as_it_is_worth(value: float, unit: str, text: str) -> None:
    assert number(value, unit) == text


def test_each_step_of_a_start_is_the_time_since_the_one_before() -> None:
    first = {"interpreter": 0.02, "imports": 0.22, "settled": 0.42}
    second = {"interpreter": 0.04, "imports": 0.34, "settled": 0.44}
    third = {"interpreter": 0.03, "imports": 0.23, "settled": 0.63}

    shares = steps([first, second, third])

    assert list(shares) == [name for name in STEPS if name in first]
    assert shares == pytest.approx({"interpreter": 0.03, "imports": 0.20, "settled": 0.20})


def test_growth_compares_the_first_samples_with_the_last() -> None:
    samples = [(n, 100.0) for n in range(5)] + [(n, 150.0) for n in range(5, 9)] + [(n, 101.0) for n in range(9, 14)]

    assert growth(samples) == pytest.approx((1.0, 100.0, 101.0))


def test_growth_of_one_sample_is_not_told() -> None:
    with pytest.raises(ValueError, match="too few"):
        growth([(1000, 90.0)])


def test_a_cached_release_is_made_anew_when_anything_it_depends_on_changes(tmp_path: Path) -> None:
    for name in ("db/__pycache__/a.pyc", "db/a.py", "db/content/page.md", "tests/make_workspace.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    files = source_files(tmp_path)
    before = cache_key(files, tmp_path)
    (tmp_path / "db" / "content" / "page.md").write_text("changed", encoding="utf-8")

    assert sorted(file.name for file in files) == ["a.py", "make_workspace.py", "page.md"]
    assert cache_key(reversed(files), tmp_path) != before
    (tmp_path / "db" / "content" / "page.md").write_text("db/content/page.md", encoding="utf-8")
    assert cache_key(reversed(files), tmp_path) == before


@pytest.mark.parametrize(
    ("kind", "lines", "html"),
    [
        (BlockKind.HEADING, (Line("A & B"),), "<h2>A &amp; B</h2>"),
        (BlockKind.PARAGRAPH, (Line("One"), Line("<two>")), "<p>One</p><p>&lt;two&gt;</p>"),
        (BlockKind.BULLETS, (Line("a"), Line("b")), "<ul><li>a<li>b</ul>"),
        (BlockKind.STEPS, (Line("a"),), "<ol><li>a</ol>"),
        (
            BlockKind.CALLOUT,
            (Line("Ring", LineRole.TITLE), Line("Now")),
            "<div class=box><h3>Ring</h3><p>Now</p></div>",
        ),
    ],
    ids=lambda value: value.value if isinstance(value, BlockKind) else "",
)
def test_a_browser_is_given_the_same_words(kind: BlockKind, lines: tuple[Line, ...], html: str) -> None:
    assert block(Block(kind, lines)) == html


def test_a_page_for_the_browser_has_its_end_too() -> None:
    page = PageShown(
        slug="scan",
        section="tests",
        title="A scan",
        summary="",
        blocks=(Block(BlockKind.PARAGRAPH, (Line("Lie still."),)),),
        words=2,
        approved=False,
        last_reviewed=date(2026, 11, 1),
        next_review=date(2027, 11, 1),
        owner="Starter text",
        reviewer="Starter text",
        withhold_when_overdue=False,
        sources=(SourceLine("a", "A leaflet"),),
        see_also=(),
        terms=(),
    )

    html = words(page)

    assert html.index("A scan") < html.index("Lie still.") < html.index("A leaflet") < html.index("2027-11-01")


def test_a_card_stands_where_the_kiosk_has_it() -> None:
    assert card("page-a.html", 'A "scan"', [60, 200, 960, 180]) == (
        '<a class=card style="left:60px;top:200px;width:960px;height:180px" href="page-a.html">A &quot;scan&quot;</a>'
    )
