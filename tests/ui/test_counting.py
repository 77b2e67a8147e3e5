"""What a kiosk counts, and that it says so; and that it counts nothing unless a site asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from db.counts.store import FILE_NAME, add, forget_old, read
from db.release.install import install
from db.release.store import ReleaseStore
from kiosk.commands.root import kiosk
from kiosk.config import Settings
from kiosk.counting import Ageing, Counting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

TODAY = date(2026, 11, 23)
TOLD = "We count page views, never people."


@pytest.fixture
def counting(open_glass: OpenGlass, starter_file: Path, tmp_path: Path) -> Glass:
    """A kiosk of a site that has turned counts on."""
    return opened(open_glass, starter_file, tmp_path, counts=True)


def opened(open_glass: OpenGlass, starter_file: Path, data: Path, *, counts: bool) -> Glass:
    store = ReleaseStore(data / "releases")
    current = install(starter_file, store)
    glass = open_glass(current.path, settings=replace(Settings(), counts=counts).with_data(data), store=store)
    glass.program.watch()
    return glass


def read_two_pages(glass: Glass) -> None:
    glass.tap("start")
    glass.reach_and_tap("section-about")
    glass.reach_and_tap("page-what-is-a-lung-net")
    glass.tap("navBack")
    glass.reach_and_tap("page-net-or-nec")


def an_hour_later(glass: Glass) -> None:
    """What the timer does."""
    counting = glass.program.findChild(Counting)
    assert isinstance(counting, Counting)
    counting.write()


class AtOnce:
    """A thread whose work is done when it has been started."""

    def __init__(self, *, target: Callable[..., None], args: tuple[object, ...], **_how: object) -> None:
        self.start = partial(target, *args)


def test_pages_that_visitors_open_are_counted(counting: Glass, tmp_path: Path) -> None:
    read_two_pages(counting)
    assert not (tmp_path / FILE_NAME).exists(), "nothing is written while somebody stands here"

    an_hour_later(counting)

    assert read(tmp_path / FILE_NAME) == {(TODAY, "what-is-a-lung-net"): 1, (TODAY, "net-or-nec"): 1}


def test_a_timer_of_its_own_writes_them_down(
    open_glass: OpenGlass, starter_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("kiosk.counting.WRITE_EVERY_MS", 20)
    glass = opened(open_glass, starter_file, tmp_path, counts=True)

    read_two_pages(glass)

    qtbot.waitUntil(lambda: sum(read(tmp_path / FILE_NAME).values()) == 2)


def test_what_was_counted_since_is_written_when_the_program_ends(counting: Glass, tmp_path: Path) -> None:
    read_two_pages(counting)

    counting.program.settle()

    assert sum(read(tmp_path / FILE_NAME).values()) == 2


def test_nothing_is_counted_while_the_clock_cannot_be_believed(
    open_glass: OpenGlass, starter_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "latest-time").write_text("2031-01-01T00:00:00+00:00")
    glass = opened(open_glass, starter_file, tmp_path, counts=True)

    read_two_pages(glass)
    an_hour_later(glass)

    assert read(tmp_path / FILE_NAME) == {}


def test_a_folder_that_takes_no_counts_is_told_once_and_stops_nobody(
    counting: Glass, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE_NAME).mkdir()
    read_two_pages(counting)
    an_hour_later(counting)
    counting.tap("navStartAgain")
    read_two_pages(counting)
    an_hour_later(counting)

    assert [record.getMessage() for record in caplog.records if "cannot be counted" in record.getMessage()] == [
        f"Page views cannot be counted in {tmp_path / FILE_NAME}: unable to open database file."
    ]
    assert counting.kiosk.navigator.screen == "page"


def test_patients_are_told(counting: Glass) -> None:
    assert counting.sees(TOLD)
    counting.tap("start")
    counting.kiosk.navigator.openAbout()
    counting.settle()
    assert counting.sees("We count how often each page is opened in a day, and nothing else.")


def test_nothing_is_counted_unless_a_site_asks_for_it(
    open_glass: OpenGlass, starter_file: Path, tmp_path: Path
) -> None:
    glass = opened(open_glass, starter_file, tmp_path, counts=False)
    assert glass.sees("Nothing you tap is saved.")
    assert not glass.sees(TOLD)
    read_two_pages(glass)

    assert glass.program.findChild(Counting) is None
    assert not (tmp_path / FILE_NAME).exists()


def test_what_was_counted_before_grows_old_where_counting_was_switched_off(
    open_glass: OpenGlass, starter_file: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.counting.LOOK_EVERY_MS", 20)
    first, later = TODAY - timedelta(days=800), TODAY - timedelta(days=700)
    add(tmp_path / FILE_NAME, {(first, "biopsy"): 1, (later, "biopsy"): 1}, later)
    opened(open_glass, starter_file, tmp_path, counts=False)

    qtbot.waitUntil(lambda: set(read(tmp_path / FILE_NAME)) == {(later, "biopsy")})

    add(tmp_path / FILE_NAME, {(first, "biopsy"): 1}, first)
    qtbot.waitUntil(lambda: set(read(tmp_path / FILE_NAME)) == {(later, "biopsy")})  # every day, not at a start only


@pytest.mark.parametrize("today", [None, TODAY], ids=["not believed", "believed"])
def test_nothing_is_removed_while_the_clock_cannot_be_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date | None
) -> None:
    monkeypatch.setattr("kiosk.counting.threading", SimpleNamespace(Thread=AtOnce))
    long_ago = date(2020, 1, 1)
    add(tmp_path / FILE_NAME, {(long_ago, "biopsy"): 1}, long_ago)

    Ageing(tmp_path / FILE_NAME, today=lambda: today).look()

    assert set(read(tmp_path / FILE_NAME)) == (set() if today else {(long_ago, "biopsy")})


def test_old_counts_that_cannot_be_removed_are_told_once_and_disturb_nobody(
    open_glass: OpenGlass,
    starter_file: Path,
    tmp_path: Path,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database at all" * 100)
    tries: list[int] = []

    def tried(file: Path, today: date) -> None:
        tries.append(1)
        forget_old(file, today)

    monkeypatch.setattr("db.counts.store.forget_old", tried)
    monkeypatch.setattr("kiosk.counting.LOOK_EVERY_MS", 20)
    glass = opened(open_glass, starter_file, tmp_path, counts=False)
    qtbot.waitUntil(lambda: len(tries) > 3)

    read_two_pages(glass)

    assert glass.kiosk.navigator.screen == "page"
    said = [record for record in caplog.records if "cannot be removed" in record.getMessage()]
    assert [record.levelname for record in said] == ["WARNING"]


def test_what_was_counted_is_shown_and_written_out_with_small_numbers_hidden(tmp_path: Path) -> None:
    long_ago = date(2026, 1, 5)
    add(tmp_path / FILE_NAME, {(long_ago, "net-or-nec"): 4, (long_ago, "biopsy"): 5}, long_ago)

    shown = CliRunner().invoke(kiosk, ["--data", str(tmp_path), "counts", "show"], catch_exceptions=False)
    written = CliRunner().invoke(
        kiosk, ["--data", str(tmp_path), "counts", "export", str(tmp_path / "out.csv")], catch_exceptions=False
    )

    assert "2026-01\n  biopsy: 5\n  net-or-nec: fewer than 5" in shown.output
    assert written.exit_code == 0
    assert "2026-01,net-or-nec,fewer than 5" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_both_commands_say_that_use_has_fallen(tmp_path: Path) -> None:
    today = datetime.now().astimezone().date()
    add(tmp_path / FILE_NAME, {(today - timedelta(days=60), "biopsy"): 100}, today)

    for command in (["show"], ["export", str(tmp_path / "out.csv")]):
        said = CliRunner().invoke(kiosk, ["--data", str(tmp_path), "counts", *command], catch_exceptions=False).output
        assert "Use has fallen by half since" in said
