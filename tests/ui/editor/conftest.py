"""The editor's window over a workspace with the starter content and two people."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from db.exchange.starter import add_starter
from db.people.person import Role
from db.workspace import Workspace
from kiosk.editor.app import load
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.viewmodels.desk import Desk
from kiosk.editor.whole_numbers import NO_BREAK
from tests.keyboard import type_text
from tests.own_passphrase import add_with_own
from tests.patient_bot import take_down

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORDS = "four plain words together"
TODAY = date(2026, 11, 26)


def parts(item: QQuickItem) -> Generator[QQuickItem]:
    """An item and everything in it that can be seen, also what delegates made."""
    yield item
    for child in item.childItems():
        if child.isVisible():
            yield from parts(child)


def said(item: QQuickItem) -> str:
    """What a part says; the spaces that keep a number whole are spaces."""
    return str(item.property("text") or "").replace(NO_BREAK, " ")


@dataclass
class EditorWindow:
    """A window somebody works in with mouse and keys."""

    desk: Desk
    office: Office
    window: QQuickWindow
    qtbot: QtBot

    def find(self, name: str) -> QQuickItem | None:
        return next((each for each in parts(self.window.contentItem()) if each.objectName() == name), None)

    def see(self, name: str) -> QQuickItem:
        """The part with this name, as soon as it is there."""
        self.qtbot.waitUntil(lambda: self.find(name) is not None)
        found = self.find(name)
        assert found is not None
        return found

    def reads(self, words: str) -> bool:
        """Whether the words stand anywhere in the window."""
        return any(words in said(each) for each in parts(self.window.contentItem()))

    def reading(self, words: str) -> None:
        """Wait until the words stand somewhere in the window."""
        self.qtbot.waitUntil(lambda: self.reads(words))

    def click(self, name: str) -> None:
        """Press a part in its middle, brought into sight first."""
        item = self.see(name)
        for _ in range(2):  # what has just been opened moves once more while it is being laid out
            item.setFocus(False)
            item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            self.settle()
        middle = item.mapToScene(item.boundingRect().center())
        QTest.mouseClick(
            self.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(round(middle.x()), round(middle.y())),
        )
        self.settle()

    def write(self, field: str, text: str, *, over: bool = True) -> None:
        """Type into a field, over what stands there."""
        item = self.see(f"{field}-input")
        item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        if over:
            QTest.keyClick(self.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(self.window, Qt.Key.Key_Delete)
        type_text(self.window, text)

    def twice_the_size(self) -> None:
        """Let everything be drawn at 200 %, as long as this window is there."""
        for _ in range(4):
            QTest.keyClick(self.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    def settle(self) -> None:
        """Let everything that is due be done and drawn."""
        take_down()
        self.window.grabWindow()

    def sign_in(self, login: str = "writer") -> None:
        if self.desk.person:
            self.click("signOut")
        self.write("signInLogin", login)
        self.write("signInPassphrase", WORDS)
        QTest.keyClick(self.window, Qt.Key.Key_Return)
        self.see("signOut")


@pytest.fixture(scope="session")
def staffed_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter content, an administrator who writes, and a clinical approver. Never write to it: copy it."""
    path = tmp_path_factory.mktemp("staffed") / WORKSPACE
    with pytest.MonkeyPatch.context() as patched, Workspace.create(path) as made:
        patched.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
        add_starter(made)
        head = made.people.add(
            login="head", name="Example Head", job="Head of the service", roles=(Role.ADMINISTRATOR,),
            passphrase=WORDS, by=None,
        )  # fmt: skip
        for login, job, roles in (
            ("writer", "Information officer", (Role.AUTHOR,)),
            ("nurse", "Lung nurse specialist", (Role.AUTHOR, Role.APPROVER)),
        ):
            add_with_own(
                made.people, login=login, name=f"Example {login.capitalize()}", job=job, roles=roles,
                passphrase=WORDS, by=head,
            )  # fmt: skip
    return path


@pytest.fixture
def office(tmp_path: Path, staffed_workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    """A workspace with the starter content, an administrator who writes, and a clinical approver."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    for waits in "items", "surroundings":  # on a busy machine too, what a click waits for has come when it returns
        monkeypatch.setattr(f"kiosk.editor.viewmodels.{waits}.PATIENCE_S", 60)
    shutil.copy(staffed_workspace, tmp_path / WORKSPACE)
    with Workspace.open(tmp_path / WORKSPACE) as made:
        yield Office(tmp_path, made, lambda: TODAY)


@contextmanager
def opened(office: Office, qtbot: QtBot) -> Generator[EditorWindow]:
    """The window over a workspace, with the keys, for as long as that lasts."""
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


@pytest.fixture
def editor(office: Office, qtbot: QtBot) -> Generator[EditorWindow]:
    """The window, with nobody signed in yet."""
    with opened(office, qtbot) as window:
        yield window
