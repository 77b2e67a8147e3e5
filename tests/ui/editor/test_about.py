"""About the program: its version, and the licences of what it is made of, read by whoever is at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.people.person import Role
from db.workspace import Workspace
from kiosk import __version__
from kiosk.editor.office import WORKSPACE, Office
from tests.licence_folder import LONG, SHORT
from tests.ui.editor.conftest import TODAY, WORDS

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from tests.ui.editor.conftest import EditorWindow


@pytest.fixture
def folder(licence_folder: Path) -> Path:
    return licence_folder


@pytest.fixture
def office(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Office]:
    """A workspace without texts, in a program with the licences of two works."""
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")
    monkeypatch.setattr("kiosk.resources.licences_folder", lambda: folder)
    with Workspace.create(tmp_path / WORKSPACE) as made:
        made.people.add(
            login="writer", name="Example Writer", job="Nurse", roles={Role.ADMINISTRATOR}, passphrase=WORDS, by=None
        )
        yield Office(tmp_path, made, lambda: TODAY)


@pytest.fixture
def about(editor: EditorWindow) -> EditorWindow:
    editor.sign_in()
    editor.click("place-about")
    editor.see("aboutArea")
    return editor


def test_the_version_and_every_work_with_its_licence_are_listed(about: EditorWindow) -> None:
    assert about.reads(f"Version {__version__} of the program.")
    assert about.reads("Qt 6.11.3")
    assert about.reads("GNU Lesser General Public License 3")
    assert not about.reads("The licences cannot be shown")


def test_a_text_is_read_to_its_end(about: EditorWindow) -> None:
    about.click(f"work-{LONG}")
    about.reading("This program uses Qt.")
    assert about.reads("Part 1 of 14")

    about.click("readOn")

    about.reading("Part 2 of 14")
    assert about.see("licenceScroll").property("contentY") == 0
    for part in range(3, 15):
        about.click("readOn")
        about.reading(f"Part {part} of 14")
    assert about.find("readOn") is None
    about.click("earlierPart")
    about.reading("Part 13 of 14")


def test_one_of_several_texts_is_gone_to(about: EditorWindow) -> None:
    about.click(f"work-{LONG}")

    about.click("document-2")

    about.reading("GNU GENERAL PUBLIC LICENSE")


def test_another_work_begins_at_its_beginning(about: EditorWindow) -> None:
    about.click(f"work-{LONG}")
    about.click("readOn")

    about.click(f"work-{SHORT}")

    about.reading("Redistribution and use in source and binary forms")
    assert not about.reads("Part 2 of 14")


def test_at_twice_the_size_the_list_is_left_and_come_back_to(about: EditorWindow) -> None:
    about.window.resize(about.window.minimumSize())
    about.twice_the_size()
    about.click(f"work-{SHORT}")
    about.reading("Redistribution and use in source and binary forms")
    assert about.find(f"work-{LONG}") is None
    assert about.window.activeFocusItem().objectName() == "backToWorks"

    about.click("backToWorks")

    assert about.see(f"work-{LONG}").isVisible()
    assert about.find("workTitle") is None


class TestWithoutTheFolder:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return tmp_path / "none"

    def test_the_area_says_who_can_mend_it(self, about: EditorWindow) -> None:
        assert about.see("licencesMissing").property("text").endswith("Ask IT to install the program again.")
