"""What somebody works at stays in sight, whatever comes above or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtQuick import QQuickItem

    from tests.ui.editor.conftest import EditorWindow

CONTACT = "contact:macmillan"


def on_the_scene(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def test_a_field_stays_in_sight_when_a_line_comes_above_the_form(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.twice_the_size()
    editor.desk.open(CONTACT)
    editor.see("notes")
    fields, field = editor.see("fields"), editor.see("field-dialled_on-input")
    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    editor.settle()
    room = fields.height()

    editor.write("field-dialled_on", "26/11/2026")
    editor.qtbot.waitUntil(lambda: fields.height() < room)  # what has been typed is kept, and it says so
    editor.settle()

    assert on_the_scene(field).top() >= on_the_scene(fields).top()
    assert on_the_scene(field).bottom() <= on_the_scene(fields).bottom()
