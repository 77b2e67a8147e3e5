"""After an upgrade the window tells what the program's own texts say otherwise, and keeps the clinic's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.exchange.starter import STARTER_FOLDER
from db.upgrade.bring import bring_starter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.editor.conftest import EditorWindow

PAGE = "page:everolimus"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The texts of a newer program: one page says something else."""
    import shutil

    folder = tmp_path / "newer"
    shutil.copytree(STARTER_FOLDER, folder)
    page = folder / "pages" / "everolimus.md"
    text = page.read_text(encoding="utf-8")
    assert "Another name for it is Afinitor." in text
    page.write_text(
        text.replace("Another name for it is Afinitor.", "Another name for it is not Afinitor."), encoding="utf-8"
    )
    return folder


def test_a_safety_correction_leads_from_the_worklist_to_what_changed_and_the_clinics_text_stays(
    editor: EditorWindow, newer: Path
) -> None:
    editor.sign_in("writer")
    editor.desk.open(PAGE)
    editor.write("field-title", "Our own words on everolimus")
    editor.click("save")
    editor.reading("Saved as version 2")
    assert bring_starter(editor.office.workspace, newer) == 1

    editor.click("place-worklist")
    editor.click(f"task-starter-{PAGE}")
    editor.reading("A safety correction. Page, changed.")
    editor.reading("What the program says otherwise now")
    editor.reading("The clinic has a text of its own, which stayed as it is.")
    editor.click("openOwn")
    editor.qtbot.waitUntil(lambda: editor.see("field-title-input").property("text") == "Our own words on everolimus")

    editor.click("place-starter")
    assert editor.see(f"starter-{PAGE}").property("note")
    editor.click(f"starter-{PAGE}")
    editor.click("lookedAt")
    editor.reading("has left the list")
    assert editor.find(f"starter-{PAGE}") is None
