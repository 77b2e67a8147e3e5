"""Where the keys go when a part of the editor opens, before anybody has touched the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.workspace import Workspace
from kiosk.editor.office import WORKSPACE, Office
from tests.keyboard import type_text
from tests.ui.editor.conftest import TODAY, WORDS, EditorWindow, opened

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def typed(editor: EditorWindow, field: str) -> str:
    return str(editor.see(f"{field}-input").property("text"))


def sign_in_by_keys(editor: EditorWindow, login: str, passphrase: str) -> None:
    type_text(editor.window, login)
    QTest.keyClick(editor.window, Qt.Key.Key_Tab)
    type_text(editor.window, passphrase)
    QTest.keyClick(editor.window, Qt.Key.Key_Return)


@pytest.fixture
def first_start(tmp_path: Path, qtbot: QtBot) -> Generator[EditorWindow]:
    """The window over a workspace that nobody has an account in."""
    with (
        Workspace.create(tmp_path / WORKSPACE) as made,
        opened(Office(tmp_path, made, lambda: TODAY), qtbot) as window,
    ):
        yield window


def test_who_signs_in_begins_with_the_keys_and_no_passphrase_is_readable(editor: EditorWindow) -> None:
    sign_in_by_keys(editor, "writer", WORDS)

    editor.see("signOut")
    assert editor.desk.person == "Example Writer"


def test_after_a_wrong_passphrase_the_next_try_is_typed_at_once(editor: EditorWindow) -> None:
    sign_in_by_keys(editor, "writer", "not the words at all")
    editor.reading("do not fit together")
    assert typed(editor, "signInLogin") == "writer"

    type_text(editor.window, WORDS)
    assert typed(editor, "signInLogin") == "writer"
    QTest.keyClick(editor.window, Qt.Key.Key_Return)

    editor.see("signOut")


def test_whoever_comes_after_somebody_who_signed_out_types_at_once(editor: EditorWindow) -> None:
    editor.sign_in("writer")
    editor.click("signOut")
    editor.see("signInLogin")

    sign_in_by_keys(editor, "nurse", WORDS)

    editor.see("signOut")
    assert editor.desk.person == "Example Nurse"


def test_the_first_start_begins_with_the_name(first_start: EditorWindow) -> None:
    first_start.see("signInName")

    type_text(first_start.window, "Example Head")

    assert typed(first_start, "signInName") == "Example Head"


def test_the_reason_for_taking_a_page_off_is_typed_at_once_and_what_became_of_it_has_the_keys(
    editor: EditorWindow,
) -> None:
    editor.sign_in()
    editor.desk.open("page:everolimus")
    editor.click("takeOff")
    editor.see("takeOffArea")

    type_text(editor.window, "A number is wrong.")
    assert editor.see("reason-input").property("text") == "A number is wrong."

    editor.click("takeOffNow")
    editor.qtbot.waitUntil(lambda: editor.desk.takingOff.off, timeout=60_000)
    editor.reading('Nothing that is published from now on shows "Everolimus tablets"')
    editor.settle()
    at = editor.window.activeFocusItem()
    assert at is not None
    assert at.objectName() == "outcome"
