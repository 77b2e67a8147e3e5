"""What stands over an item that is opened: that it was taken off, that it waits, that somebody was at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.editor.conftest import said
from tests.ui.editor.test_reviewing import change_the_number, read_it, sign, tick_all

if TYPE_CHECKING:
    from tests.ui.editor.conftest import EditorWindow

PAGE = "page:everolimus"
OTHER = "page:surgery"


def reopen(editor: EditorWindow, item: str) -> None:
    editor.desk.open(OTHER)
    editor.see("fields")
    editor.desk.open(item)
    editor.see("fields")
    editor.settle()


def test_what_was_taken_off_says_who_did_it_and_why_until_it_is_approved_again(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.desk.open(PAGE)
    editor.click("takeOff")
    editor.write("reason", "A number is wrong.")
    editor.click("takeOffNow")
    editor.qtbot.waitUntil(lambda: editor.desk.takingOff.off, timeout=60_000)

    editor.click("backToItem")

    told = said(editor.see("standsOff"))
    assert told.startswith("Example Writer took this off the screens on ")
    assert "A number is wrong." in told

    editor.sign_in("nurse")
    editor.desk.review(PAGE)
    editor.see("changes")
    tick_all(editor)
    sign(editor)
    editor.reading("Approved.")
    reopen(editor, PAGE)
    assert editor.find("standsOff") is None


def test_what_waits_for_approval_says_so_when_it_is_opened_again(editor: EditorWindow) -> None:
    contact = change_the_number(editor)
    assert editor.find("standsWaiting") is None, "it says that it was saved"

    reopen(editor, f"contact:{contact.slug}")
    assert said(editor.see("standsWaiting")) == "Version 2, by Example Writer, waits for approval."

    read_it(editor, contact)
    editor.click("askSendBack")
    editor.write("sendBackRemark", "Nobody answers there.")
    editor.click("sendBack")
    editor.see("reviewOutcome")
    reopen(editor, f"contact:{contact.slug}")
    editor.see("formRemark")
    assert editor.find("standsWaiting") is None, "it waits for its author"

    editor.sign_in("writer")
    editor.desk.open(f"contact:{contact.slug}")
    editor.write("field-phone", "0300 555 0155")
    editor.click("save")
    editor.reading("Saved as version 3")
    read_it(editor, contact)
    tick_all(editor)
    sign(editor)
    editor.reading("Approved.")
    reopen(editor, f"contact:{contact.slug}")
    assert editor.find("standsWaiting") is None


def test_what_was_typed_and_not_saved_says_so_when_it_is_opened_again(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.desk.open(PAGE)
    editor.write("field-title", "Everolimus, a tablet")

    reopen(editor, PAGE)

    assert said(editor.see("standsWaiting")).startswith("What was typed here before is kept, and not saved yet.")
    assert editor.find("standsOff") is None
    editor.click("discard")
    editor.reading("Back to the saved version.")
    assert editor.find("standsWaiting") is None


def test_taking_it_off_is_in_sight_without_scrolling_and_stays_in_reach_in_a_small_window(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.desk.open(PAGE)
    editor.see("fields")
    editor.settle()
    button = editor.see("takeOff")
    assert button.mapRectToScene(button.boundingRect()).bottom() < editor.window.height() / 4

    editor.window.resize(editor.window.minimumSize())
    for _ in range(4):
        QTest.keyClick(editor.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    try:
        editor.settle()
        editor.click("takeOff")
        editor.see("takeOffArea")
    finally:
        for _ in range(4):
            QTest.keyClick(editor.window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
