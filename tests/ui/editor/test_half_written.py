"""A page while some of its fields are still to be filled in: the preview and the rules follow the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.editor.written import STILL_TO_COME
from tests.ui.editor.conftest import parts

if TYPE_CHECKING:
    from tests.ui.editor.conftest import EditorWindow


def in_preview(editor: EditorWindow, words: str) -> bool:
    return any(words in str(each.property("text") or "") for each in parts(editor.see("preview")))


@pytest.fixture
def new_page(editor: EditorWindow) -> EditorWindow:
    editor.sign_in()
    editor.click("place-page")
    editor.click("addItem")
    editor.see("field-body")
    editor.qtbot.waitUntil(lambda: editor.desk.form.preview.ready)
    return editor


def test_a_new_page_is_seen_from_its_first_word(new_page: EditorWindow) -> None:
    new_page.write("field-body", "You can park behind the clinic.")

    new_page.qtbot.waitUntil(lambda: in_preview(new_page, "You can park behind the clinic."))
    assert in_preview(new_page, STILL_TO_COME), "the title is still to come"

    new_page.write("field-title", "Parking")
    new_page.qtbot.waitUntil(lambda: in_preview(new_page, "Parking"))


def test_the_rules_look_at_a_text_whose_other_fields_are_empty(new_page: EditorWindow) -> None:
    new_page.write("field-body", "We don't know.")

    new_page.reading('"don\'t" is short for two words.')
    new_page.reading("3 words.")
    assert new_page.reads("Summary: nothing stands here yet.")
    assert not any(STILL_TO_COME in str(row["found"]) for row in rows(new_page))


def test_a_saved_page_keeps_its_preview_alive_while_a_date_is_half_typed(editor: EditorWindow) -> None:
    editor.sign_in()
    editor.desk.open("page:everolimus")
    editor.see("field-body")
    editor.qtbot.waitUntil(lambda: in_preview(editor, "Everolimus"))
    editor.write("field-last_reviewed", "31/02/2026")
    editor.reading('"31/02/2026" is no date.')

    editor.write("field-title", "A tablet")

    editor.qtbot.waitUntil(lambda: in_preview(editor, "A tablet"))
    assert editor.reads('"31/02/2026" is no date.')


def rows(editor: EditorWindow) -> list[dict[str, object]]:
    """What the rules say now."""
    model = editor.desk.form.findings
    roles = {role: bytes(name.data()).decode() for role, name in model.roleNames().items()}
    return [
        {name: model.data(model.index(row, 0), role) for role, name in roles.items()} for row in range(model.rowCount())
    ]
