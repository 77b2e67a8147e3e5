"""Page views in the editor's window: off, told by month, falling, and saved as a table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from db.counts.store import add
from db.people.person import Role
from db.records import Page
from db.workspace import Workspace
from kiosk.editor.office import WORKSPACE, Office
from tests.db.items import make
from tests.ui.editor.conftest import TODAY, WORDS

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

    from tests.ui.editor.conftest import EditorWindow

OCTOBER = date(2026, 10, 12)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    """A workspace of one page."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    with Workspace.create(tmp_path / WORKSPACE) as made:
        made.people.add(
            login="writer", name="Example Writer", job="Nurse", roles={Role.ADMINISTRATOR}, passphrase=WORDS, by=None
        )
        made.put("page", make(Page, slug="rest", title="Rest and sleep"), origin="site", author="Example Writer")
        yield Office(tmp_path, made, lambda: TODAY)


def go(editor: EditorWindow, counted: Mapping[tuple[date, str], int] | None = None) -> None:
    if counted:
        add(editor.office.counts, counted, TODAY)
    if not editor.desk.person:
        editor.sign_in()
    editor.click("place-counts")
    editor.see("countsArea")
    editor.qtbot.waitUntil(lambda: not editor.desk.pageViews.job.running)
    editor.settle()


def rows(editor: EditorWindow) -> list[tuple[str, str, str]]:
    model = editor.desk.pageViews.rows
    return [tuple(model.data(model.index(n), 0x101 + role) for role in range(3)) for n in range(model.count)]


def test_where_nothing_is_counted_it_says_that_it_is_off_and_who_can_change_that(editor: EditorWindow) -> None:
    go(editor)

    assert editor.reads("Counting is off unless IT writes counts = true")
    assert editor.find("askFolder") is None


def test_months_are_told_by_the_titles_of_pages_and_small_numbers_are_hidden(editor: EditorWindow) -> None:
    go(editor, {(OCTOBER, "rest"): 12, (OCTOBER, "gone"): 2, (date(2026, 9, 1), "rest"): 7, (TODAY, "rest"): 99})

    assert rows(editor) == [
        ("October 2026", "gone", "fewer than 5"),
        ("", "Rest and sleep", "12"),
        ("September 2026", "Rest and sleep", "7"),
    ]
    assert editor.reads("October 2026")
    assert editor.reads("Rest and sleep")
    assert not editor.reads("99")


def test_a_month_that_is_running_is_told_when_it_is_over(editor: EditorWindow) -> None:
    go(editor, {(TODAY, "rest"): 9})

    assert editor.reads("It is told when the month is over.")


def test_use_that_has_fallen_by_half_is_said_first(editor: EditorWindow) -> None:
    go(editor, {(TODAY - timedelta(days=60), "rest"): 100, (TODAY - timedelta(days=2), "rest"): 10})

    assert editor.reads("Use has fallen by half since October 2026: time for a change.")


def test_the_months_are_saved_as_a_table(editor: EditorWindow, tmp_path: Path) -> None:
    go(editor, {(OCTOBER, "rest"): 12})

    editor.click("askFolder")
    editor.write("folder", str(tmp_path))
    editor.click("saveTable")

    editor.reading("1 row was written")
    assert "2026-10,rest,12" in (tmp_path / "page-views-2026-11-26.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("folder", "told"), [("", "it was not said where"), ("no such folder", "cannot be written")])
def test_a_table_that_cannot_be_written_is_told(editor: EditorWindow, tmp_path: Path, folder: str, told: str) -> None:
    go(editor, {(OCTOBER, "rest"): 12})

    editor.click("askFolder")
    editor.write("folder", str(tmp_path / folder) if folder else "")
    editor.click("saveTable")

    editor.reading(told)


def test_a_damaged_file_is_told_and_keeps_nobody_from_the_rest(editor: EditorWindow) -> None:
    editor.office.counts.write_bytes(b"no counts" * 100)

    go(editor)

    assert editor.reads("cannot be read")
    editor.click("place-page")
    editor.reading("Rest and sleep")
