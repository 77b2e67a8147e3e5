"""The editor's window, by keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from db.workspace import Workspace
from kiosk.editor.app import IN_USE, load
from kiosk.editor.away import Away
from kiosk.editor.office import WORKSPACE, Office
from kiosk.editor.viewmodels.desk import Desk
from tests.keyboard import type_text

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PASSPHRASE = "correct horse battery 9"


@pytest.fixture
def office(tmp_path: Path) -> Generator[Office]:
    with Workspace.create(tmp_path / WORKSPACE) as made:
        yield Office(tmp_path, made, lambda: date(2026, 11, 23))


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def window_of(desk: Desk, qtbot: QtBot) -> tuple[object, QQuickWindow]:
    engine = load(desk)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    window.requestActivate()
    qtbot.waitUntil(window.isActive)
    return engine, window


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Generator[QQuickWindow]:
    engine, window = window_of(desk, qtbot)
    yield window
    desk.close()
    del engine


def shown(item: QQuickItem, name: str) -> QQuickItem | None:
    if item.objectName() == name and item.isVisible():
        return item
    return next((found for child in item.childItems() if (found := shown(child, name)) is not None), None)


def write(window: QQuickWindow, **words: str) -> None:
    """Type into fields, walking from one to the next with Tab alone."""
    for field, text in words.items():
        for _ in range(20):
            QTest.keyClick(window, Qt.Key.Key_Tab)
            at = window.activeFocusItem()
            if at is not None and at.objectName() == f"{field}-input":
                break
        else:
            pytest.fail(f"Tab never reaches {field}")
        type_text(window, text)


def test_the_first_person_makes_an_account_and_signs_in_again_with_keys_alone(
    desk: Desk, window: QQuickWindow, qtbot: QtBot
) -> None:
    write(
        window,
        signInName="Example Nurse",
        signInJob="Nurse",
        signInLogin="nurse",
        signInPassphrase=PASSPHRASE,
        signInAgain=PASSPHRASE,
    )
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window.contentItem(), "worklist") is not None)
    assert desk.person == "Example Nurse"

    desk.signOut()
    qtbot.waitUntil(lambda: shown(window.contentItem(), "signInSend") is not None)
    write(window, signInLogin="nurse", signInPassphrase="not the passphrase")
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window.contentItem(), "signInFault") is not None)
    assert desk.person == ""

    write(window, signInPassphrase=PASSPHRASE)
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window.contentItem(), "worklist") is not None)


def test_the_rule_for_a_passphrase_is_said_before_somebody_runs_into_it(
    desk: Desk, window: QQuickWindow, qtbot: QtBot
) -> None:
    rule = shown(window.contentItem(), "signInRule")
    assert rule is not None
    assert "at least 12 characters" in rule.property("text")
    assert shown(window.contentItem(), "forgotten") is None

    desk.makeFirst("Example Nurse", "Nurse", "nurse", PASSPHRASE, PASSPHRASE)
    desk.signOut()

    qtbot.waitUntil(lambda: shown(window.contentItem(), "forgotten") is not None)
    assert shown(window.contentItem(), "signInRule") is None


def test_two_passphrases_that_differ_make_no_account(desk: Desk, office: Office) -> None:

    desk.makeFirst("Example Nurse", "Nurse", "nurse", PASSPHRASE, "another one")

    assert office.workspace.people.empty()
    assert "differ" in desk.fault


def test_a_workspace_that_cannot_be_opened_is_told_of_in_the_window(qtbot: QtBot) -> None:
    _engine, window = window_of(Desk(None, IN_USE), qtbot)

    told = shown(window.contentItem(), "refusal")

    assert told is not None
    assert told.property("text") == IN_USE
    assert shown(window.contentItem(), "signInSend") is None


def test_somebody_who_has_gone_away_is_signed_out(desk: Desk, window: QQuickWindow, qtbot: QtBot) -> None:
    desk.makeFirst("Example Nurse", "Nurse", "nurse", PASSPHRASE, PASSPHRASE)
    assert desk.person == "Example Nurse"

    away = Away(window, after=1)
    away.left.connect(desk.signOut)

    qtbot.waitUntil(lambda: shown(window.contentItem(), "signInSend") is not None)
    assert desk.person == ""


def test_at_twice_the_size_every_field_and_button_fits_the_smallest_window_or_scrolls(
    window: QQuickWindow, qtbot: QtBot
) -> None:
    window.resize(window.minimumSize())
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    send = shown(window.contentItem(), "signInSend")
    assert send is not None
    form = send.parentItem()
    assert form is not None
    qtbot.waitUntil(lambda: form.width() == 960)  # the column at 200 %
    write(window, signInAgain="x")
    field = shown(window.contentItem(), "signInAgain")
    assert field is not None
    qtbot.waitUntil(lambda: field.mapToScene(field.boundingRect().bottomLeft()).y() <= window.height())
    assert form.mapToScene(form.boundingRect().topLeft()).x() >= 0
    assert send.width() <= form.width() <= window.width()


def test_what_was_made_larger_becomes_as_small_again_as_it_was(window: QQuickWindow, qtbot: QtBot) -> None:
    send = shown(window.contentItem(), "signInSend")
    assert send is not None
    form = send.parentItem()
    assert form is not None
    usual = form.width()
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: form.width() > usual)

    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: form.width() == usual)
