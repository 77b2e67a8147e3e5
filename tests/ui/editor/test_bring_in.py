"""Bringing a file in through the editor's window, and writing a page out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from db.release.chosen import choose
from tests.db.word_maker import paragraph, word

if TYPE_CHECKING:
    from pathlib import Path

    from db.records import Item
    from tests.ui.editor.conftest import EditorWindow

WAIT_MS = 20_000


def go(editor: EditorWindow, login: str = "writer") -> None:
    editor.sign_in(login)
    editor.click("place-bringIn")
    editor.see("bringInArea")


def done(editor: EditorWindow) -> None:
    """Wait until nothing is being read or brought in."""
    editor.qtbot.waitUntil(lambda: not editor.desk.bringIn.job.running, timeout=WAIT_MS)
    editor.settle()


def read(editor: EditorWindow, file: Path) -> None:
    editor.see("file-input").setProperty("text", str(file))
    editor.click("readFile")
    done(editor)


def drafts(editor: EditorWindow) -> dict[str, Item]:
    return {each.item.slug: each.item for each in editor.office.workspace.drafts()}


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    file = tmp_path / "leaflet.docx"
    file.write_bytes(word(paragraph("Keeping warm", style="Title"), paragraph("Wear layers of clothes.")))
    return file


def test_a_leaflet_from_word_becomes_a_held_page_that_can_be_opened(editor: EditorWindow, leaflet: Path) -> None:
    go(editor)
    before = set(drafts(editor))

    read(editor, leaflet)
    editor.reading("Keeping warm")
    assert editor.see("slug-input").property("text") == "keeping-warm"
    assert not editor.see("bringIn").isEnabled(), "nobody has said where it belongs"
    assert set(drafts(editor)) == before

    editor.click("section-living")
    editor.click("bringIn")
    done(editor)
    editor.reading("nobody sees it yet")
    editor.reading("The page has no summary yet.")
    page = drafts(editor)["keeping-warm"]
    assert page.hold
    assert choose(editor.office.workspace).find("page", "keeping-warm", "en") is None

    editor.click("openMade")
    assert "Wear layers of clothes." in str(editor.see("field-body-input").property("text"))


def test_a_file_is_dropped_on_the_window(editor: EditorWindow, leaflet: Path) -> None:
    go(editor)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(leaflet))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton

    enter = QDragEnterEvent(QPoint(700, 500), Qt.DropAction.CopyAction, data, left, none)
    QCoreApplication.sendEvent(editor.window, enter)
    drop = QDropEvent(QPointF(700, 500), Qt.DropAction.CopyAction, data, left, none)
    QCoreApplication.sendEvent(editor.window, drop)
    done(editor)

    editor.reading("Keeping warm")


def test_another_short_name_can_be_chosen_and_a_taken_one_is_refused(editor: EditorWindow, leaflet: Path) -> None:
    go(editor)
    read(editor, leaflet)
    editor.click("section-living")

    editor.write("slug", "tiredness")
    editor.click("bringIn")
    done(editor)
    editor.reading('There is a page "tiredness" already.')
    assert editor.see("slug-input").property("text") == "tiredness", "what was refused is there to be mended"
    assert "tiredness" not in drafts(editor)

    editor.write("slug", "warm")
    editor.click("bringIn")
    done(editor)
    assert "warm" in drafts(editor)


def test_a_short_name_that_was_typed_stays_when_the_section_is_chosen_after_it(
    editor: EditorWindow, leaflet: Path
) -> None:
    go(editor)
    read(editor, leaflet)

    editor.write("slug", "warm")
    editor.click("section-living")
    editor.click("bringIn")
    done(editor)

    assert "warm" in drafts(editor)
    assert "keeping-warm" not in drafts(editor)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("page.md", b"# A page\n\n<script>alert(1)</script>\n", "Line 3: "),
        ("page.md", b"# A page\n\nA caf\xe9.\n", "UTF-8"),
        ("page.pdf", b"%PDF-1.4", "no Word or Markdown file"),
        ("page.docx", b"not a document", "Word document"),
        ("page.md", None, "There is no file"),
    ],
    ids=["scripts", "not utf-8", "pdf", "damaged", "not there"],
)
def test_what_cannot_be_a_page_is_refused_in_words(
    editor: EditorWindow, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    go(editor)
    before = set(drafts(editor))

    read(editor, tmp_path / name)

    editor.reading(told)
    assert editor.find("bringIn") is None
    assert set(drafts(editor)) == before


def test_whoever_may_not_write_brings_nothing_in_and_reads_why(editor: EditorWindow, leaflet: Path) -> None:
    go(editor, "head")

    editor.desk.bringIn.read(str(leaflet))

    editor.see("notAllowed")
    assert not editor.see("readFile").isEnabled()
    assert not editor.desk.bringIn.job.running


def test_a_page_is_written_to_a_file_and_never_over_another(editor: EditorWindow, tmp_path: Path) -> None:
    editor.sign_in()
    editor.desk.open("page:tiredness")
    editor.click("writeOut")
    editor.write("writeOutFolder", str(tmp_path))

    editor.click("writeOutNow")
    editor.reading("The page was written to")
    written = (tmp_path / "tiredness.md").read_text(encoding="utf-8")
    assert "Tiredness (fatigue)" in written

    editor.click("writeOutNow")
    editor.reading("There is a file")
    assert (tmp_path / "tiredness.md").read_text(encoding="utf-8") == written


def test_what_was_written_out_can_be_brought_in_as_another_page(editor: EditorWindow, tmp_path: Path) -> None:
    editor.sign_in()
    editor.desk.open("page:tiredness")
    editor.desk.bringIn.writing.write("page:tiredness", str(tmp_path))
    editor.click("place-bringIn")

    read(editor, tmp_path / "tiredness.md")
    assert editor.see("slug-input").property("text") == "tiredness-2"
    editor.click("bringIn")
    done(editor)

    assert "tiredness-2" in drafts(editor)
