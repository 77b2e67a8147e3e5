"""Backups through the editor's window: made, put back in one action, and what stands in the way."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from db.backup import restore as restoring
from db.backup.backup import back_up
from db.people.person import Role
from db.records import Page, Term
from db.workspace import Workspace
from kiosk.editor.app import load
from kiosk.editor.away import Away
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.sitting import PUTTING_BACK, Sitting
from kiosk.editor.viewmodels.desk import Desk
from tests.db.items import make
from tests.ui.editor.conftest import TODAY, WORDS, EditorWindow

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

BACKUP = "workspace-2026-11-20T0742.sqlite"


class Seat(EditorWindow):
    """A window whose desk may be another one after a while."""

    sitting: Sitting

    def listed(self) -> None:
        """Wait until the backups are looked at."""
        self.see("backupsArea")
        self.qtbot.waitUntil(lambda: not self.desk.backups.job.running)
        self.settle()

    def now(self) -> Desk:
        self.desk = self.sitting.desk
        return self.desk


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    """A workspace whose page says "Second", with a backup from when it said "First"."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    made = Workspace.create(tmp_path / WORKSPACE)
    made.people.add(
        login="writer", name="Example Writer", job="Information officer", roles={Role.ADMINISTRATOR, Role.AUTHOR},
        passphrase=WORDS, by=None,
    )  # fmt: skip
    made.put("page", make(Page, title="First"), origin="site", author="Example Writer")
    made.put("term", make(Term, slug="biopsy", term="Biopsy"), origin="site", author="Example Writer")
    office = Office(tmp_path, made, lambda: TODAY)
    back_up(office.path, office.backups, now=datetime(2026, 11, 20, 7, 42))
    made.put("page", make(Page, title="Second"), origin="site", author="Example Writer")
    yield office
    made.close()


@pytest.fixture
def seat(office: Office, qtbot: QtBot) -> Generator[Seat]:
    """The window at Backups, with somebody signed in."""
    desk = Desk(office)
    engine = load(desk)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.requestActivate()
    qtbot.waitUntil(window.isActive)
    seat = Seat(desk, office, window, qtbot)
    seat.sitting = Sitting(window, desk, office, lambda path, _tell: Workspace.open(path))
    seat.sign_in()
    seat.click("place-backups")
    seat.listed()
    yield seat
    seat.sitting.close()
    window.close()
    del engine


def title(path: Path) -> str:
    with Workspace.open(path) as workspace:
        page = workspace.current("page", "everolimus")
    assert isinstance(page, Page)
    return page.title


def put_back(seat: Seat) -> None:
    seat.click(f"ask-{BACKUP}")
    seat.click(f"putBack-{BACKUP}")
    seat.see("notice")
    seat.now()


def test_each_backup_is_told_with_its_day_and_size(seat: Seat) -> None:
    assert seat.reads("20 November 2026, 07:42")
    assert seat.reads("MB.")


def test_one_more_is_made_while_the_workspace_is_open(seat: Seat) -> None:
    seat.click("makeBackup")
    seat.reading("holds everything as it is now")

    seat.qtbot.waitUntil(lambda: seat.desk.backups.rows.count == 2)


def test_one_action_puts_a_backup_back_and_somebody_signs_in_anew(seat: Seat) -> None:
    put_back(seat)

    assert seat.reads("Everything is as it was in the backup of 20 November 2026, 07:42.")
    assert seat.desk.person == ""
    seat.sign_in()
    seat.click("place-page")
    seat.reading("First")
    assert seat.find("notice") is None


def test_what_was_there_before_is_in_the_list_and_can_be_put_back_too(seat: Seat) -> None:
    put_back(seat)
    seat.sign_in()
    seat.click("place-backups")
    seat.listed()
    seat.reading("What was there when a backup was put back.")
    replaced = next(path.name for path in seat.office.backups.glob("workspace-replaced-*.sqlite"))

    seat.click(f"ask-{replaced}")
    seat.click(f"putBack-{replaced}")
    seat.see("notice")
    seat.now()

    assert title(seat.office.path) == "Second"


def test_it_is_asked_about_first_and_can_be_left_by_keys_alone(seat: Seat) -> None:
    seat.see(f"ask-{BACKUP}").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(seat.window, Qt.Key.Key_Return)
    seat.see(f"putBack-{BACKUP}")
    assert seat.reads("so that this can be undone")

    QTest.keyClick(seat.window, Qt.Key.Key_Return)  # the quiet way out has the focus

    seat.qtbot.waitUntil(lambda: seat.find(f"putBack-{BACKUP}") is None)
    assert title(seat.office.path) == "Second"


def test_what_was_typed_and_not_saved_is_kept_with_what_it_belongs_to(seat: Seat) -> None:
    seat.desk.open("term:biopsy")
    seat.write("field-term", "Typed")
    seat.click("place-backups")
    seat.listed()

    put_back(seat)

    (replaced,) = seat.office.backups.glob("workspace-replaced-*.sqlite")
    with closing(sqlite3.connect(replaced)) as kept:
        assert "Typed" in str(kept.execute("SELECT * FROM working").fetchall())
    assert title(seat.office.path) == "First"


def test_a_damaged_backup_is_told_and_cannot_be_chosen(seat: Seat) -> None:
    file = seat.office.backups / BACKUP
    file.write_bytes(file.read_bytes()[:-4096])

    seat.click("place-worklist")
    seat.click("place-backups")

    seat.reading("Damaged: it cannot be put back.")
    assert seat.find(f"ask-{BACKUP}") is None


@pytest.mark.parametrize("step", restoring.STEPS[:-2])
def test_a_full_disk_leaves_everything_as_it_was_and_says_so(
    seat: Seat, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(at: str) -> None:
        if at == step:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(restoring, "step", full)

    put_back(seat)

    assert seat.reads("The backup was not put back.")
    assert seat.reads("the disk is full")
    seat.sign_in()
    seat.click("place-page")
    seat.reading("Second")


def test_a_workspace_that_another_program_has_open_is_left_alone(seat: Seat) -> None:
    with closing(sqlite3.connect(seat.office.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM item").fetchone()

        put_back(seat)

    assert seat.reads("open in another window or program")
    assert title(seat.office.path) == "Second"


def test_a_workspace_that_cannot_be_opened_afterwards_is_told_in_the_window(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    import click

    def refused(_path: Path, _tell: object) -> Workspace:
        raise click.ClickException("Made by a newer version.")

    monkeypatch.setattr(seat.sitting, "_reopen", refused)
    seat.click(f"ask-{BACKUP}")
    seat.click(f"putBack-{BACKUP}")

    seat.reading("Made by a newer version.")
    assert seat.sitting.desk.refusal != PUTTING_BACK


def test_who_goes_away_is_still_signed_out_after_a_restore(seat: Seat) -> None:
    put_back(seat)
    seat.sign_in()

    away = Away(seat.window, after=1)
    away.left.connect(seat.sitting.sign_out)

    seat.see("signInSend")
    assert seat.sitting.desk.person == ""
