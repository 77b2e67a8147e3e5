"""A workspace that is damaged: one button on the window that tells of it puts the newest good backup back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime
from typing import TYPE_CHECKING

import click
import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from db.backup.backup import back_up
from db.exchange.starter import add_starter
from db.people.person import Role
from db.workspace import Workspace
from kiosk import faultlog
from kiosk.editor import app, sitting
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.sitting import Sitting, refused_desk
from kiosk.editor.viewmodels.desk import Desk
from kiosk.editor.viewmodels.rescue import NONE
from tests.ui.editor.conftest import WORDS, EditorWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

FIRST, LAST = datetime(2026, 11, 19, 8, 1), datetime(2026, 11, 20, 7, 42)
BACKUPS = "backups"
HEAD = 100
"""Bytes. SQLite notes there how a file is written; what somebody wrote stands after it."""


class Broken(EditorWindow):
    """The window of a workspace that could not be opened, and what was put in its place."""

    sitting: Sitting

    def now(self) -> None:
        self.desk = self.sitting.desk

    def make_the_first_account(self) -> None:
        self.reading("Make the first account")
        for field, words in {"Name": "Example Head", "Job": "Head", "Login": "head"}.items():
            self.write(f"signIn{field}", words)
        for field in "signInPassphrase", "signInAgain":
            self.write(field, WORDS)
        self.click("signInSend")
        self.see("signOut")

    def rescued(self) -> None:
        """Press the button, answer yes, and wait for whoever may sign in."""
        self.click("rescueAsk")
        self.click("rescuePutBack")
        self.qtbot.waitUntil(lambda: self.find("signInArea") is not None)
        self.now()
        self.settle()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data of a clinic: a first backup before anybody had an account, and one after."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    with Workspace.create(tmp_path / WORKSPACE) as made:
        add_starter(made)
        back_up(tmp_path / WORKSPACE, tmp_path / BACKUPS, now=FIRST)
        made.people.add(
            login="writer", name="Example Writer", job="Information officer", roles={Role.ADMINISTRATOR, Role.AUTHOR},
            passphrase=WORDS, by=None,
        )  # fmt: skip
        back_up(tmp_path / WORKSPACE, tmp_path / BACKUPS, now=LAST)
    return tmp_path


@pytest.fixture
def start(folder: Path, qtbot: QtBot) -> Generator[Callable[[], Broken]]:
    """Opens the editor on the folder, as the program does, where that is refused."""
    begun: list[tuple[Broken, object]] = []

    def begin() -> Broken:
        with pytest.raises(click.ClickException) as refused:
            app._open(folder / WORKSPACE, lambda _told: None)
        desk = refused_desk(folder, refused.value)
        engine = app.load(desk)
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        window.requestActivate()
        qtbot.waitUntil(window.isActive)
        # Without a workspace there is no office; the tests ask for the files alone.
        broken = Broken(desk, Office(folder, None, date.today), window, qtbot)  # type: ignore[arg-type]
        broken.sitting = Sitting(window, desk, None, app._open, folder=folder)
        begun.append((broken, engine))
        qtbot.waitUntil(lambda: not desk.rescue.job.running)
        return broken

    faultlog.start(folder)
    yield begin
    faultlog.stop()
    for broken, engine in begun:
        broken.sitting.close()
        broken.window.close()
        del engine


def overwrite(path: Path, start: int = 0) -> bytes:
    """Write zeros and worse over a file from a byte on. Returns what it holds then."""
    data = path.read_bytes()
    path.write_bytes(data[:start] + b"\0\xff" * ((len(data) - start) // 2))
    return path.read_bytes()


def page_of(path: Path, table: str) -> tuple[int, int]:
    """Where in the file the rows of a table begin, and how long a page of it is, in bytes."""
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()[0]
    return (root - 1) * size, size


def hurt_the_accounts(path: Path) -> bytes:
    begin, size = page_of(path, "person")
    data = path.read_bytes()
    path.write_bytes(data[:begin] + b"\xff" * size + data[begin + size :])
    return path.read_bytes()


def empty(path: Path) -> bytes:
    path.write_bytes(b"")
    return b""


@pytest.mark.parametrize("damage", [overwrite, lambda path: overwrite(path, 100), hurt_the_accounts, empty],
                         ids=["no database", "behind its head", "its accounts", "cut to nothing"])  # fmt: skip
def test_one_button_puts_the_newest_backup_back_and_opens_the_editor(
    folder: Path, start: Callable[[], Broken], damage: Callable[[Path], bytes]
) -> None:
    damaged = damage(folder / WORKSPACE)
    broken = start()
    assert broken.reads("There is a good backup from 20 November 2026, 07:42.")

    broken.rescued()

    assert broken.reads("Everything is as it was in the backup of 20 November 2026, 07:42.")
    (kept,) = (folder / BACKUPS).glob("workspace-replaced-*.sqlite")
    assert kept.read_bytes()[HEAD:] == damaged[HEAD:]
    logged = faultlog.log_file(folder).read_text(encoding="utf-8")
    assert "somebody puts back workspace-2026-11-20T0742.sqlite, without having signed in" in logged
    assert f"workspace-2026-11-20T0742.sqlite was put back; kept: {kept.name}" in logged
    broken.sign_in()
    broken.see("place-backups")


def test_it_is_asked_about_first_and_can_be_left_by_keys_alone(folder: Path, start: Callable[[], Broken]) -> None:
    damaged = overwrite(folder / WORKSPACE)
    broken = start()
    broken.see("rescueAsk").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(broken.window, Qt.Key.Key_Return)
    broken.see("rescuePutBack")
    assert broken.reads("is kept beside the backups")

    QTest.keyClick(broken.window, Qt.Key.Key_Return)  # the quiet way out has the focus

    broken.qtbot.waitUntil(lambda: broken.find("rescuePutBack") is None)
    broken.see("rescueAsk")
    assert (folder / WORKSPACE).read_bytes() == damaged


def test_a_backup_from_before_the_first_account_leads_to_making_that(folder: Path, start: Callable[[], Broken]) -> None:
    overwrite(folder / WORKSPACE)
    overwrite(folder / BACKUPS / "workspace-2026-11-20T0742.sqlite", 4096)
    broken = start()
    assert broken.reads("There is a good backup from 19 November 2026, 08:01.")

    broken.rescued()

    assert broken.reads(sitting.NO_ACCOUNTS)
    broken.make_the_first_account()
    assert broken.desk.person == "Example Head"


def test_the_first_backup_of_all_put_back_from_the_list_leads_to_the_first_account(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    office = Office(tmp_path, app._open(tmp_path / WORKSPACE, lambda _told: None), date.today)
    desk = Desk(office)
    engine = app.load(desk)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.requestActivate()
    qtbot.waitUntil(window.isActive)
    seat = Broken(desk, office, window, qtbot)
    seat.sitting = Sitting(window, desk, office, app._open)
    seat.make_the_first_account()
    seat.click("place-backups")
    (first,) = office.backups.glob("*.sqlite")

    seat.click(f"ask-{first.name}")
    seat.click(f"putBack-{first.name}")
    seat.see("notice")
    seat.now()

    assert seat.reads(sitting.NO_ACCOUNTS)
    seat.make_the_first_account()
    assert seat.desk.person == "Example Head"
    seat.sitting.close()
    window.close()
    del engine


def test_without_a_good_backup_the_window_says_so_and_has_no_button(folder: Path, start: Callable[[], Broken]) -> None:
    overwrite(folder / WORKSPACE)
    for path in (folder / BACKUPS).glob("*.sqlite"):
        overwrite(path)

    broken = start()

    assert broken.reads(NONE)
    assert broken.find("rescueAsk") is None


def test_a_backup_that_cannot_be_opened_either_makes_room_for_the_one_before(
    folder: Path, start: Callable[[], Broken], monkeypatch: pytest.MonkeyPatch
) -> None:
    overwrite(folder / WORKSPACE)
    broken = start()
    monkeypatch.setattr(broken.sitting, "_reopen", lambda path, tell: app._open(_hurt(path), tell))
    broken.click("rescueAsk")
    broken.click("rescuePutBack")
    broken.qtbot.waitUntil(lambda: broken.sitting.desk.rescue.found != "")

    broken.now()

    assert broken.reads("There is a good backup from 19 November 2026, 08:01.")


def _hurt(path: Path) -> Path:
    hurt_the_accounts(path)
    return path


def test_one_of_a_newer_program_is_left_as_it_is(folder: Path, start: Callable[[], Broken]) -> None:
    with closing(sqlite3.connect(folder / WORKSPACE)) as connection:
        connection.execute("PRAGMA user_version = 99")

    broken = start()

    assert broken.reads("made by a newer version of this program")
    assert broken.find("rescueAsk") is None
    assert not broken.reads(NONE)


def test_a_disk_that_is_full_leaves_it_as_it_was_and_it_can_be_tried_again(
    folder: Path, start: Callable[[], Broken], monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = overwrite(folder / WORKSPACE)
    broken = start()

    def full(_at: str) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr("db.backup.restore.step", full)
        broken.click("rescueAsk")
        broken.click("rescuePutBack")
        broken.reading("the disk is full")
    broken.now()
    assert (folder / WORKSPACE).read_bytes() == damaged

    broken.qtbot.waitUntil(lambda: broken.find("rescueAsk") is not None)
    broken.rescued()

    assert broken.reads("Everything is as it was in the backup of 20 November 2026, 07:42.")
