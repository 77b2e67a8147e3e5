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


def order(editor: EditorWindow) -> list[str]:
    rows = editor.desk.items.rows
    role = next(key for key, name in rows.roleNames().items() if name.data() == b"item")
    return [str(rows.data(rows.index(row, 0), role)).removeprefix("section:") for row in range(rows.count)]


def test_a_section_goes_up_with_its_arrow(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.click("place-section")
    assert order(editor)[:3] == ["about", "tests", "treatments"]
    assert not editor.see("up-section:about").isEnabled()
    editor.click("up-section:treatments")
    editor.reading("is moved. Somebody else approves it")

    assert order(editor)[:3] == ["about", "treatments", "tests"]
    assert editor.desk.area == "section"  # it was moved, and not opened


def test_a_section_goes_down_by_keys_alone_and_keeps_the_focus(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.click("place-section")
    editor.see("items").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        QTest.keyClick(editor.window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert order(editor)[:3] == ["tests", "treatments", "about"]
    QTest.keyClick(editor.window, Qt.Key.Key_Return)
    assert editor.desk.form.about == "section:about"


def test_there_are_no_arrows_while_something_is_looked_for_or_for_who_may_not_write(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.click("place-section")
    editor.write("findItem", "test")
    assert editor.find("up-section:tests") is None
    editor.sign_in("head")
    editor.click("place-section")
    editor.see("item-section:tests")
    assert editor.find("up-section:tests") is None
