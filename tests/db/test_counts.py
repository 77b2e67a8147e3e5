"""Counts of page views: what is kept, what is told, and what cannot be found out (PRV-04)."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from db.counts.digest import as_csv, by_month, falling_since
from db.counts.store import CannotCount, add, forget_old, read
from db.counts.table import write_table

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 26)
AFTER = date(2026, 12, 1)


def test_counts_add_up_by_page_and_day(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite"
    add(file, {(TODAY, "tiredness"): 2, (TODAY, "biopsy"): 1}, TODAY)
    add(file, {(TODAY, "tiredness"): 3}, TODAY)

    assert read(file) == {(TODAY, "biopsy"): 1, (TODAY, "tiredness"): 5}


def test_a_day_a_page_and_a_number_are_all_there_is(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite"
    add(file, {(TODAY, "tiredness"): 2}, TODAY)

    connection = sqlite3.connect(file)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    columns = [row[1] for row in connection.execute("PRAGMA table_info(opened)")]
    connection.close()

    assert tables == [("opened",)]
    assert columns == ["day", "page", "count"]


def test_the_file_does_not_say_in_which_order_pages_were_opened(tmp_path: Path) -> None:
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    pages = {(TODAY, slug): 1 for slug in ("urgent-help", "feelings", "biopsy")}

    add(first, pages, TODAY)
    add(second, dict(reversed(pages.items())), TODAY)

    assert first.read_bytes() == second.read_bytes()


def test_what_is_older_than_24_months_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite"
    kept, gone = date(2024, 11, 26), date(2024, 11, 25)
    add(file, {(kept, "biopsy"): 1, (gone, "biopsy"): 1}, kept)

    add(file, {(TODAY, "biopsy"): 1}, TODAY)

    assert set(read(file)) == {(kept, "biopsy"), (TODAY, "biopsy")}


def test_what_is_too_old_goes_where_nothing_is_counted_any_more(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite"
    kept, gone = date(2024, 11, 26), date(2024, 11, 25)
    add(file, {(kept, "biopsy"): 1, (gone, "an-old-page"): 1}, kept)

    forget_old(file, TODAY)

    assert set(read(file)) == {(kept, "biopsy")}
    assert b"an-old-page" not in file.read_bytes(), "it is not left in a part of the file that is free again"


def test_a_file_with_nothing_too_old_in_it_is_not_written_to_and_none_is_made(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite"
    forget_old(file, TODAY)
    assert list(tmp_path.iterdir()) == []

    add(file, {(TODAY, "biopsy"): 1}, TODAY)
    before = file.stat().st_mtime_ns
    file.chmod(0o400)
    forget_old(file, TODAY)

    assert file.stat().st_mtime_ns == before
    assert list(tmp_path.iterdir()) == [file]


def test_what_a_pulled_plug_left_of_the_very_first_count_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "counts.sqlite").touch()

    forget_old(tmp_path / "counts.sqlite", TODAY)

    assert (tmp_path / "counts.sqlite").exists()


@pytest.mark.parametrize("name", ["counts.sqlite", "counts.sqlite.damaged"], ids=["in place", "set aside"])
def test_a_damaged_file_goes_when_all_in_it_must_be_too_old(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"no database at all" * 100)
    for last_written, stays in ((date(2024, 11, 27), True), (date(2024, 11, 25), False)):
        noon = datetime.combine(last_written, time(12), UTC).timestamp()
        os.utime(file, (noon, noon))
        with suppress(CannotCount):
            forget_old(tmp_path / "counts.sqlite", TODAY)

        assert file.exists() is stays


def test_what_is_too_old_and_cannot_be_removed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "counts.sqlite"
    add(file, {(date(2020, 1, 1), "biopsy"): 1}, date(2020, 1, 1))
    held = sqlite3.connect(file, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("db.counts.store.sqlite3.connect", partial(sqlite3.connect, timeout=0))

    with pytest.raises(CannotCount, match=r"older than 24 months cannot be removed from .*counts\.sqlite: .*locked"):
        forget_old(file, TODAY)

    held.close()


def test_a_damaged_file_is_set_aside_and_counting_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite"
    file.write_bytes(b"no database at all" * 100)

    add(file, {(TODAY, "biopsy"): 1}, TODAY)

    assert read(file) == {(TODAY, "biopsy"): 1}
    assert (tmp_path / "counts.sqlite.damaged").read_bytes().startswith(b"no database")


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotCount, match="cannot be counted"):
        add(tmp_path / "missing" / "counts.sqlite", {(TODAY, "biopsy"): 1}, TODAY)


def test_small_numbers_are_hidden_and_cannot_be_worked_out() -> None:
    counts = {(TODAY, "biopsy"): 4, (TODAY, "food"): 5, (date(2026, 10, 1), "biopsy"): 3, (TODAY, "pet-scans"): 2}

    rows = [(row.month, row.page, row.shown) for row in by_month(counts, AFTER)]

    assert rows == [
        ("2026-11", "biopsy", "fewer than 5"),
        ("2026-11", "food", "5"),
        ("2026-11", "pet-scans", "fewer than 5"),
        ("2026-10", "biopsy", "fewer than 5"),
    ]
    table = list(csv.reader(io.StringIO(as_csv(counts, AFTER))))
    assert table[0] == ["month", "page", "opened"]
    assert {row[2] for row in table[1:]} == {"5", "fewer than 5"}, "no totals from which a number could be worked out"


def test_a_month_that_is_running_is_not_told() -> None:
    """Two tables of it, written on two days, could be subtracted from one another."""
    counts = {(TODAY, "biopsy"): 14, (date(2026, 10, 31), "biopsy"): 9}

    assert [(row.month, row.shown) for row in by_month(counts, date(2026, 11, 30))] == [("2026-10", "9")]
    assert as_csv(counts, TODAY) == as_csv(counts | {(TODAY, "biopsy"): 15}, TODAY)


def weekly(*views: int, until: date = TODAY) -> dict[tuple[date, str], int]:
    """Views in each of the last weeks, the newest last."""
    return {
        (until - timedelta(weeks=len(views) - n, days=-1), "biopsy"): count for n, count in enumerate(views) if count
    }


@pytest.mark.parametrize(
    ("views", "falls"),
    [
        ([20, 20, 20, 20, 5, 5, 5, 5], True),
        ([20, 20, 20, 20, 9, 10, 10, 10], True),
        ([20, 20, 20, 20, 10, 10, 10, 10], False),
        ([10, 10, 10, 9, 1, 1, 1, 1], False),
        ([20, 20, 20, 20, 0, 0, 0, 0], True),
        ([5, 5, 5, 5, 20, 20, 20, 20], False),
        ([], False),
    ],
    ids=["a quarter", "just under half", "half", "too few", "none left", "rising", "nothing"],
)
def test_a_fall_by_half_is_said(views: list[int], falls: bool) -> None:
    since = falling_since(weekly(*views), TODAY)

    assert (since is not None) is falls


def test_a_fall_is_dated_by_the_end_of_the_best_weeks() -> None:
    since = falling_since(weekly(20, 20, 20, 20, 5, 5, 5, 5), TODAY)

    assert since is not None
    assert TODAY - timedelta(weeks=5) < since < TODAY - timedelta(weeks=3)


def test_days_to_come_count_for_nothing() -> None:
    counts = weekly(20, 20, 20, 20, 5, 5, 5, 5) | {(TODAY + timedelta(days=30), "biopsy"): 500}

    assert falling_since(counts, TODAY) is not None


def test_the_table_says_that_use_has_fallen_above_its_rows(tmp_path: Path) -> None:
    counts = weekly(20, 20, 20, 20, 5, 5, 5, 5)

    written = write_table(counts, TODAY, tmp_path / "out.csv")

    heading, told, *rows = csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines())
    assert heading == ["month", "page", "opened"]
    assert told == ["", "Use has fallen by half since October 2026: time for a change.", ""]
    assert rows == [["2026-10", "biopsy", "85"]]
    assert written == len(rows)


def test_a_day_that_is_none_is_told_as_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "counts.sqlite"
    add(file, {(TODAY, "biopsy"): 1}, TODAY)
    connection = sqlite3.connect(file)
    connection.execute("UPDATE opened SET day = '2026-02-31'")
    connection.commit()
    connection.close()

    with pytest.raises(CannotCount, match="cannot be read"):
        read(file)
