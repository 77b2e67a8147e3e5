"""A section's picture is chosen from those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Section

if TYPE_CHECKING:
    from tests.ui.editor.conftest import EditorWindow


def saved(editor: EditorWindow, slug: str) -> Section:
    item = editor.office.workspace.current("section", slug)
    assert isinstance(item, Section)
    return item


def test_a_picture_is_chosen_with_the_mouse(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.desk.open("section:living")
    editor.click("field-icon-person")
    editor.click("save")
    editor.reading("Saved as version 2")

    assert saved(editor, "living").icon == "person"


def test_a_picture_is_chosen_with_the_arrows(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.desk.open("section:about")
    editor.see("field-icon-lungs").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(editor.window, Qt.Key.Key_Right)
    assert editor.see("field-icon-scan").hasActiveFocus()
    QTest.keyClick(editor.window, Qt.Key.Key_Left)
    QTest.keyClick(editor.window, Qt.Key.Key_Left)
    assert editor.see("field-icon-web").hasActiveFocus()
    editor.click("save")
    editor.reading("Saved as version 2")

    assert saved(editor, "about").icon == "web"


def test_who_may_not_write_changes_no_picture(editor: EditorWindow) -> None:
    editor.sign_in("head")
    editor.desk.open("section:living")
    editor.click("field-icon-person")

    assert editor.desk.form.value("icon") == "leaf"
