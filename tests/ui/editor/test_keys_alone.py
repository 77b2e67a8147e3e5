"""Going about the editor by keys alone: into the list of places, along it, into what is open, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.keyboard import type_text
from tests.ui.editor.test_reviewing import change_the_number, read_it, sign, tick_all

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

    from tests.ui.editor.conftest import EditorWindow

Key = Qt.Key


def press(editor: EditorWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(editor.window, key)
    editor.settle()


def at(editor: EditorWindow) -> str:
    """What has the keys."""
    item = editor.window.activeFocusItem()
    assert item is not None
    return item.objectName()


def tab_to(editor: EditorWindow, name: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for _ in range(12):
        if at(editor) == name:
            return
        QTest.keyClick(editor.window, Key.Key_Tab, held)
        editor.settle()
    pytest.fail(f"{name} is further than a dozen keys away")


def is_in_area(editor: EditorWindow) -> bool:
    item: QQuickItem | None = editor.window.activeFocusItem()
    while item is not None and item.objectName() != "area":
        item = item.parentItem()
    return item is not None


def test_arrows_go_along_the_places_and_stop_at_the_first(editor: EditorWindow) -> None:
    editor.sign_in()
    press(editor, Key.Key_F6)
    assert at(editor) == "place-worklist"

    press(editor, Key.Key_Up)
    assert at(editor) == "place-worklist"
    press(editor, Key.Key_Down, Key.Key_Down)
    assert at(editor) == "place-contact"
    press(editor, Key.Key_Up)
    assert at(editor) == "place-page"


def test_one_key_goes_from_the_places_to_what_is_open_and_back(editor: EditorWindow) -> None:
    editor.sign_in()
    press(editor, Key.Key_F6, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    editor.see("items")
    assert at(editor) == "place-contact"

    press(editor, Key.Key_F6)
    assert is_in_area(editor)

    press(editor, Key.Key_F6)
    assert at(editor) == "place-contact"


def test_a_phone_number_is_changed_and_saved_with_keys_alone(editor: EditorWindow) -> None:
    editor.sign_in()
    press(editor, Key.Key_F6, Key.Key_Down, Key.Key_Down, Key.Key_Return, Key.Key_F6)
    editor.qtbot.waitUntil(lambda: editor.see("items").property("count") > 0)
    tab_to(editor, "findItem-input")
    type_text(editor.window, "cancer research uk nurses")
    editor.qtbot.waitUntil(lambda: editor.see("items").property("count") == 1)
    press(editor, Key.Key_Tab, Key.Key_Return)
    editor.see("field-phone")

    press(editor, Key.Key_Tab)
    assert at(editor) == "field-name-input", "the first field of what was opened comes next"
    tab_to(editor, "field-phone-input")
    QTest.keyClick(editor.window, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(editor.window, "0300 555 0199")
    tab_to(editor, "save", Qt.KeyboardModifier.ShiftModifier)
    press(editor, Key.Key_Return)

    editor.reading("Saved as version 2")


def test_in_a_part_that_stands_in_no_list_the_way_back_is_the_place_it_was_opened_from(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.desk.open("page:everolimus")
    editor.click("takeOff")
    editor.see("takeOffArea")
    assert is_in_area(editor)

    press(editor, Key.Key_F6)

    assert at(editor) == "place-page"


def test_from_the_words_that_something_was_done_tab_goes_on_to_what_comes_next(editor: EditorWindow) -> None:
    before = change_the_number(editor)
    read_it(editor, before)
    tick_all(editor)
    sign(editor)
    editor.reading("Approved.")
    editor.settle()
    assert at(editor) == "reviewOutcome"

    press(editor, Key.Key_Tab)

    assert at(editor) == "toPublish"


def test_after_saving_tab_goes_on_in_the_form(editor: EditorWindow) -> None:
    change_the_number(editor)

    press(editor, Key.Key_Tab)

    assert is_in_area(editor)
