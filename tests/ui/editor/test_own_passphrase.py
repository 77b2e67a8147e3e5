"""Nobody signs with a passphrase that somebody else chose: they choose their own where they sign, and lose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.people.person import Role
from db.workspace import Workspace
from kiosk.editor.office import Office
from tests.db.people.desk import ticks
from tests.db.publishing import PASSPHRASE
from tests.db.publishing import Desk as Small
from tests.ui.editor.conftest import TODAY, WORDS, EditorWindow
from tests.ui.editor.test_live import NAME, write

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

OWN = "words that are my own"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    """A small workspace. The administrator chose the passphrases of one who writes and of one who approves."""
    monkeypatch.setattr("kiosk.editor.viewmodels.publishing.starter_release", lambda: tmp_path / "no starter")
    desk = Small(tmp_path)
    with Workspace.open(desk.workspace) as opened:
        for login, role in (("writer", Role.AUTHOR), ("nurse", Role.APPROVER)):
            opened.people.add(
                login=login, name=f"Example {login}", job="Nurse", roles={role}, passphrase=WORDS, by=desk.person
            )
        yield Office(tmp_path, opened, lambda: TODAY)


def choose_own(editor: EditorWindow, present: str = WORDS) -> None:
    editor.reading("Your passphrase was chosen by A. Author, who may know it still")
    for field, words in (("firstOld", present), ("firstNew", OWN), ("firstAgain", OWN)):
        editor.write(field, words)
    editor.click("saveFirst")


def chosen(editor: EditorWindow) -> None:
    editor.reading("Your passphrase is changed: from now on it is your signature.")
    assert editor.find("firstOld") is None


def test_an_approver_chooses_their_own_and_the_ticks_stay(editor: EditorWindow) -> None:
    write(editor.office, "Rest for 3 hours")
    wanted = ticks(editor.office.workspace, "page", "rest")
    editor.sign_in("nurse")
    editor.desk.review(NAME)
    for number in range(editor.desk.reviewing.missing):
        editor.click(f"red-{number}")
    assert editor.find("approve") is None

    choose_own(editor, "not the one I have")
    editor.reading("This is not your passphrase.")
    choose_own(editor)
    chosen(editor)
    assert editor.desk.reviewing.missing == 0
    editor.write("signPassphrase", OWN)
    editor.click("approve")
    editor.reading("Approved. Patients see it after the next publishing.")
    (given,) = editor.office.workspace.approvals.register()
    assert (given.name, set(given.ticked)) == ("Example nurse", set(wanted))


def test_whoever_publishes_chooses_their_own_first(editor: EditorWindow) -> None:
    editor.sign_in("writer")
    editor.click("place-publish")
    assert not editor.see("publish").isEnabled()

    choose_own(editor)
    chosen(editor)
    editor.click("publish")
    editor.reading("The screen here has the new texts now, ")


def test_taking_off_waits_for_no_passphrase(editor: EditorWindow) -> None:
    editor.sign_in("writer")
    editor.desk.open(NAME)
    editor.desk.takeOff()
    assert editor.find("chooseOwn") is None, "going elsewhere would lose the reason"
    editor.write("reason", "The number is wrong")
    editor.click("takeOffNow")
    editor.reading('Nothing that is published from now on shows "Rest"')
    (gone,) = editor.office.workspace.withdrawals.active()
    assert (gone.name, gone.reason) == ("Example writer", "The number is wrong")


def test_the_first_administrator_is_not_asked(editor: EditorWindow) -> None:
    editor.write("signInLogin", "ann")
    editor.write("signInPassphrase", PASSPHRASE)
    editor.click("signInSend")
    editor.see("signOut")
    editor.click("place-publish")

    editor.see("publish")
    assert editor.find("chooseOwnFirst") is None
