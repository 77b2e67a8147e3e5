"""What keeps something from being saved stays in sight, however quick somebody was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QSignalSpy

if TYPE_CHECKING:
    from tests.ui.editor.conftest import EditorWindow

NO_PICTURE = "Picture: there is none yet."


def test_it_is_still_there_when_the_rules_have_been_asked_again(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.click("place-image")
    editor.click("addItem")
    looks = QSignalSpy(editor.desk.form.looked)
    editor.write("field-alt", "A green wall.")
    editor.desk.form.save()  # sooner after the last key than the rules are asked
    assert editor.reads(NO_PICTURE)

    seen = looks.count()
    editor.qtbot.waitUntil(lambda: looks.count() > seen)
    assert editor.reads(NO_PICTURE)

    editor.write("field-alt", "A green wall, held.")
    editor.qtbot.waitUntil(lambda: not editor.reads(NO_PICTURE))
