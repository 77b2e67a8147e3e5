"""Wherever somebody goes in the editor, no object gets a Qt description of its own (`tests/own_metaobject.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.editor.viewmodels.places import Area
from tests.own_metaobject import with_their_own

if TYPE_CHECKING:
    from tests.ui.editor.conftest import EditorWindow


def test_no_object_of_the_editor_has_a_description_of_its_own(editor: EditorWindow) -> None:
    editor.sign_in("nurse")
    for area in Area:
        editor.desk.go(area.value)
        editor.settle()
        assert (area, with_their_own()) == (area, [])

    editor.click("place-page")
    editor.desk.open("page:tiredness")
    editor.settle()
    assert with_their_own() == []
