"""A stick that is plugged in is chosen, not typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.editor.conftest import EditorWindow


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is plugged in."""
    folder = tmp_path / "BLUE"
    folder.mkdir()
    monkeypatch.setattr("kiosk.machine.sticks.sticks", lambda: (folder,) if folder.is_dir() else ())
    return folder


def test_a_release_is_published_to_a_stick_that_was_chosen(editor: EditorWindow, stick: Path) -> None:
    editor.sign_in()
    editor.click("place-publish")
    editor.see("publish")
    chosen = editor.see(f"stick-{stick}")
    assert str(chosen.property("text")).startswith("BLUE (")
    editor.click(f"stick-{stick}")
    assert editor.desk.publishing.folder == str(stick)
    assert chosen.property("chosen")
    editor.click("here")  # not to the screen of this computer
    editor.click("publish")
    editor.reading(str(stick))

    editor.qtbot.waitUntil(lambda: len(list(stick.glob("*.sqlite"))) == 1)


def test_choosing_it_again_lets_it_go(editor: EditorWindow, stick: Path) -> None:
    editor.sign_in()
    editor.click("place-publish")
    editor.click(f"stick-{stick}")
    editor.click(f"stick-{stick}")

    assert editor.desk.publishing.folder == ""


def test_a_stick_that_comes_later_is_found_when_it_is_looked_for(editor: EditorWindow, stick: Path) -> None:
    stick.rmdir()
    editor.sign_in()
    editor.click("place-publish")
    editor.reading("No stick is plugged in.")
    stick.mkdir()
    editor.click("folder-look")

    editor.see(f"stick-{stick}")


def test_a_review_file_goes_to_a_stick_that_was_chosen(editor: EditorWindow, stick: Path) -> None:
    editor.sign_in()
    editor.desk.open("page:everolimus")
    editor.write("field-summary", "A tablet.")
    editor.click("save")
    editor.reading("Saved as version 2")
    editor.click("place-reviewFiles")
    editor.click(f"stick-{stick}")

    assert editor.desk.reviewFiles.sending.folder == str(stick)
