"""A release that breaks in the middle of a visit, and one that arrives during it."""

from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING, Protocol

import pytest

from db.exchange.starter import starter_workspace
from db.release.compile import compile_release
from db.release.install import install
from db.release.store import ReleaseStore
from kiosk import resources
from kiosk.config import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import OpenGlass
    from tests.ui.glass import Glass

PAGE = "everolimus-research"


class KioskOf(Protocol):
    def __call__(self, *, watching: bool = ...) -> Glass: ...


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two releases one after the other, an urgent one, an urgent one that withdraws the first, and a later one."""
    folder = tmp_path_factory.mktemp("numbered")
    with starter_workspace() as workspace:
        first = compile_release(workspace, folder / "1", serial=1).path
        return {
            "first": first,
            "second": compile_release(workspace, folder / "2", serial=2).path,
            "urgent": compile_release(workspace, folder / "3", serial=3, urgent=True).path,
            "without": compile_release(workspace, folder / "4", serial=4, urgent=True, withdrawn=[first.stem]).path,
            "later": compile_release(workspace, folder / "5", serial=5).path,
        }


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "data" / "releases")


@pytest.fixture(autouse=True)
def no_starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No starter release from a checkout that happens to have one."""
    monkeypatch.setattr(resources, "starter_release", lambda: tmp_path / "no-such-starter.sqlite")


@pytest.fixture
def kiosk_of(open_glass: OpenGlass, store: ReleaseStore, tmp_path: Path) -> KioskOf:
    """Opens the kiosk on the release in use. One that is not `watching` checks rows alone, as it reads them."""

    def start(*, watching: bool = True) -> Glass:
        current = store.current()
        assert current is not None
        glass = open_glass(current.path, settings=Settings(data=tmp_path / "data"), store=store)
        if watching:
            glass.program.watch()
        glass.settle()
        return glass

    return start


def change_a_letter(release: Path, page: str = PAGE) -> None:
    """Somebody changes one letter of a page in the file, and leaves its seal as it was."""
    connection = sqlite3.connect(f"{release.as_uri()}?mode=ro&immutable=1", uri=True)
    words = str(connection.execute("SELECT summary FROM page WHERE slug = ?", (page,)).fetchone()[0]).encode()
    connection.close()
    raw = release.read_bytes()
    assert words in raw
    release.chmod(0o644)
    release.write_bytes(raw.replace(words, words[:-1] + b"x"))


def install_damaged(release: Path, store: ReleaseStore) -> str:
    """Install a release, of which somebody then changes a letter; its label."""
    installed = install(release, store)
    change_a_letter(installed.path)
    return installed.label


def install_during_a_visit(glass: Glass, store: ReleaseStore, qtbot: QtBot, *releases: Path) -> str:
    """Somebody reads in a section while releases arrive, and goes on reading the first; the label of the last one."""
    glass.tap("start")
    glass.reach_and_tap("section-research")
    watch = glass.program.releases.folder_watch
    assert watch is not None
    with qtbot.waitSignal(watch.changed, timeout=5000):
        *_, last = [install(release, store).label for release in releases]
    glass.settle()
    assert glass.kiosk.navigator.screen == "section"
    assert shown(glass).startswith("000001-")
    return last


def shown(glass: Glass) -> str:
    library = glass.program.shelf.library
    return "" if library is None else library.header.label


# A release that breaks


def test_a_damaged_page_leads_to_the_earlier_release(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf
) -> None:
    install(releases["first"], store)
    second = install_damaged(releases["second"], store)
    glass = kiosk_of(watching=False)
    assert shown(glass) == second
    glass.tap("start")

    glass.kiosk.navigator.openPage(PAGE)
    glass.settle()

    assert shown(glass).startswith("000001-")
    assert glass.kiosk.navigator.screen == "home"
    assert glass.sees("What would you like to know?")
    glass.reach_and_tap("section-research")
    glass.reach_and_tap(f"page-{PAGE}")
    assert glass.find("pageTitle").property("text")


def test_without_another_release_the_page_of_last_resort_is_shown(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf
) -> None:
    install_damaged(releases["first"], store)
    glass = kiosk_of(watching=False)
    glass.tap("start")

    glass.kiosk.navigator.openPage(PAGE)
    glass.settle()

    assert glass.has("lastResort")
    assert glass.sees("999")
    assert glass.sees("116 123")
    assert not glass.has("navHome")


def test_the_page_of_last_resort_gives_way_to_a_sound_release(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install_damaged(releases["first"], store)
    glass = kiosk_of(watching=False)
    glass.program.watch()
    qtbot.waitUntil(lambda: glass.has("lastResort"), timeout=5000)

    install(releases["second"], store)
    qtbot.waitUntil(lambda: shown(glass).startswith("000002-"), timeout=5000)
    glass.settle()

    assert glass.has("start")


def test_a_file_that_changed_since_it_was_installed_is_found_out_behind_the_reader(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install(releases["first"], store)
    install_damaged(releases["second"], store)

    glass = kiosk_of()
    qtbot.waitUntil(lambda: shown(glass).startswith("000001-"), timeout=5000)

    assert glass.kiosk.session.state == "attract"


def test_a_reader_keeps_the_release_until_they_leave_if_only_another_row_is_damaged(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install(releases["first"], store)
    second = install_damaged(releases["second"], store)
    glass = kiosk_of(watching=False)
    glass.tap("start")
    with qtbot.waitSignal(glass.program.releases.wholeFileChecked, timeout=5000):
        glass.program.watch()
    glass.settle()
    assert shown(glass) == second

    glass.tap("navStartAgain")

    assert shown(glass).startswith("000001-")


# A release that arrives


def test_a_new_release_is_shown_at_once_while_nobody_is_there(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install(releases["first"], store)
    glass = kiosk_of()
    assert shown(glass).startswith("000001-")

    install(releases["second"], store)

    qtbot.waitUntil(lambda: shown(glass).startswith("000002-"), timeout=5000)
    glass.settle()
    assert glass.has("start")


def test_a_new_release_waits_for_the_end_of_a_visit(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install(releases["first"], store)
    glass = kiosk_of()
    install_during_a_visit(glass, store, qtbot, releases["second"])

    glass.tap("navHome")
    assert shown(glass).startswith("000001-")
    glass.tap("navStartAgain")

    assert shown(glass).startswith("000002-")
    assert glass.has("start")


def test_an_urgent_release_is_shown_at_the_next_home(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install(releases["first"], store)
    glass = kiosk_of()
    install_during_a_visit(glass, store, qtbot, releases["urgent"])

    glass.tap("navHome")

    assert shown(glass).startswith("000003-")
    assert glass.kiosk.navigator.screen == "home"


def test_what_was_taken_off_is_gone_at_the_next_home_though_something_else_was_published_since(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install(releases["first"], store)
    glass = kiosk_of()
    later = install_during_a_visit(glass, store, qtbot, releases["without"], releases["later"])

    glass.tap("navHome")

    assert shown(glass) == later


def test_a_release_that_comes_before_the_program_looks_out_is_not_missed(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf
) -> None:
    install(releases["first"], store)
    glass = kiosk_of(watching=False)
    second = install(releases["second"], store)
    assert shown(glass).startswith("000001-")

    glass.program.watch()

    assert shown(glass) == second.label


def test_about_names_the_release_that_is_shown(
    releases: dict[str, Path], store: ReleaseStore, kiosk_of: KioskOf, qtbot: QtBot
) -> None:
    install(releases["first"], store)
    glass = kiosk_of()
    second = install(releases["second"], store)
    qtbot.waitUntil(lambda: shown(glass) == second.label, timeout=5000)

    glass.tap("start")
    glass.reach_and_tap("openAbout")

    assert glass.sees(f"release {second.label}")


def test_a_store_that_is_not_there_yet_is_awaited(
    starter_file: Path,
    releases: dict[str, Path],
    store: ReleaseStore,
    open_glass: OpenGlass,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    (tmp_path / "data").mkdir()
    glass = open_glass(starter_file, settings=Settings(data=tmp_path / "data"), store=store)
    glass.program.watch()

    second = install(releases["second"], store)

    qtbot.waitUntil(lambda: shown(glass) == second.label, timeout=5000)


# Without a store


def test_a_damaged_starter_release_leads_to_the_page_of_last_resort(
    starter_file: Path, open_glass: OpenGlass, tmp_path: Path
) -> None:
    file = tmp_path / "starter.sqlite"
    shutil.copy(starter_file, file)
    change_a_letter(file)
    glass = open_glass(file)
    glass.tap("start")

    glass.kiosk.navigator.openPage(PAGE)
    glass.settle()

    assert glass.has("lastResort")


def test_with_nothing_to_read_the_page_of_last_resort_comes_up(open_glass: OpenGlass) -> None:
    glass = open_glass(None)

    assert glass.has("lastResort")
    assert glass.sees("Please ask a member of staff")
    assert not glass.has("start")
