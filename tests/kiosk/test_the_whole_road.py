"""The whole road by hand: a number is changed, approved by somebody else, published, seen, and taken back."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtQuick import QQuickWindow

from db.exchange.starter import add_starter
from db.forms.dates import written_date
from db.people.person import Role
from db.records import Contact
from db.workspace import Workspace
from kiosk.editor.app import load
from kiosk.editor.office import Office
from kiosk.editor.viewmodels.desk import Desk
from tests.kiosk.machine import assert_no_slip_of_ours
from tests.own_passphrase import add_with_own
from tests.ui.editor.conftest import TODAY, WORDS, EditorWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pytestqt.qtbot import QtBot

    from tests.kiosk.kiosk_process import Sight, Watched
    from tests.kiosk.machine import Kiosk

NUMBER = "0300 555 0199"
SOON_SECONDS = 5.0
"""The promise: a kiosk that nobody is using shows what was published within this time."""


@pytest.fixture
def kiosk(machine: Callable[..., Kiosk]) -> Kiosk:
    return machine()


@pytest.fixture
def editor(kiosk: Kiosk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Generator[EditorWindow]:
    """The editor of that machine, fresh: nobody has an account yet."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    with Workspace.create(kiosk.data / "workspace.sqlite") as workspace:
        add_starter(workspace)
        office = Office(kiosk.data, workspace, lambda: TODAY)
        desk = Desk(office)
        engine = load(desk)
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        window.requestActivate()
        qtbot.waitUntil(window.isActive)
        yield EditorWindow(desk, office, window, qtbot)
        desk.close()
        window.close()
        del engine


def first_account(editor: EditorWindow) -> None:
    for field, text in (
        ("signInName", "Example Writer"), ("signInJob", "Information officer"), ("signInLogin", "writer"),
        ("signInPassphrase", WORDS), ("signInAgain", WORDS),
    ):  # fmt: skip
        editor.write(field, text)
    editor.click("signInSend")
    editor.see("signOut")


def an_approver(editor: EditorWindow) -> None:
    person = editor.office.workspace.people.find("writer")
    add_with_own(
        editor.office.workspace.people, login="nurse",
        name="Example Nurse", job="Lung nurse specialist", roles=(Role.AUTHOR, Role.APPROVER),
        passphrase=WORDS, by=person,
    )  # fmt: skip


def publish(editor: EditorWindow) -> None:
    editor.click("place-publish")
    editor.qtbot.waitUntil(lambda: editor.desk.publishing.canPublish, timeout=20_000)
    editor.click("publish")
    editor.qtbot.waitUntil(lambda: not editor.desk.publishing.job.running, timeout=30_000)


def soon(screen: Watched, condition: Callable[[Sight], bool]) -> None:
    began = time.monotonic()
    screen.until(condition)
    assert time.monotonic() - began < SOON_SECONDS


def numbers(screen: Watched) -> list[str]:
    """What a patient reads under Contacts; then they leave."""
    screen.go("home")
    texts = list(screen.go("openContacts").texts)
    screen.go("startAgain")
    return texts


def test_a_number_goes_from_the_desk_to_a_kiosk_and_back_again(kiosk: Kiosk, editor: EditorWindow) -> None:
    first_account(editor)
    an_approver(editor)
    contacts = [each.item for each in editor.office.workspace.items("contact") if isinstance(each.item, Contact)]
    contact = next(each for each in contacts if each.phone.startswith("0"))
    old = contact.phone
    publish(editor)
    with kiosk.screen(watch_after_ms=0) as screen:
        screen.until(lambda sight: sight.watching)
        assert any(old in text for text in numbers(screen))

        # A number is changed.
        editor.click("place-contact")
        editor.click(f"item-contact:{contact.slug}")
        editor.write("field-phone", NUMBER)
        editor.write("field-dialled_on", written_date(datetime.now().astimezone().date()))
        editor.click("save")
        editor.reading("Saved as version 2")

        # One's own change cannot be approved.
        editor.click("place-review")
        editor.click(f"waiting-contact:{contact.slug}")
        editor.reading("You wrote this version, so somebody else must approve it.")

        # Somebody else sees it in the red list, ticks it and signs.
        editor.sign_in("nurse")
        editor.click("place-review")
        editor.click(f"waiting-contact:{contact.slug}")
        editor.see("redList")
        assert editor.reads(NUMBER)
        for number in range(editor.desk.reviewing.missing):
            editor.click(f"red-{number}")
        editor.write("signPassphrase", WORDS)
        editor.click("approve")
        editor.reading("Approved.")

        # Published, it is on the kiosk beside, with no restart.
        publish(editor)
        soon(screen, lambda _: any(NUMBER in text for text in numbers(screen)))

        # Taken back in one action, and forward again.
        older = next(each.label for each in editor.office.store.installed() if each.label.startswith("000001"))
        newer = next(each.label for each in editor.office.store.installed() if each.label.startswith("000002"))
        editor.click(f"goTo-{older}")
        soon(screen, lambda _: any(old in text for text in numbers(screen)))
        editor.click(f"goTo-{newer}")
        soon(screen, lambda _: any(NUMBER in text for text in numbers(screen)))
    assert_no_slip_of_ours(kiosk)
