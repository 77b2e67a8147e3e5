"""`kiosk content` as somebody at a terminal meets it."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from db.workspace import Workspace
from kiosk.commands import content as content_module
from kiosk.commands.content import content
from kiosk.commands.context import Context

if TYPE_CHECKING:
    from pathlib import Path

CONTACT = (
    '[[contact]]\nslug = "ward-7"\nname = "Ward 7"\nposition = 1\nfor_whom = "Our own patients"\n'
    'phone = "01273 800 900"\nrelay = "18001 01273 800 900"\nalways_open = true\nsources = ["samaritans-contact"]\n'
    'last_reviewed = 2026-11-23\nnext_review = 2027-11-23\n'
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    folder = tmp_path / "contacts"
    folder.mkdir()
    (folder / "contacts.toml").write_text(CONTACT, encoding="utf-8")
    return folder


def run(data: Path, *arguments: object) -> Result:
    return CliRunner().invoke(content, [str(part) for part in arguments], obj=Context(data, None))


def test_a_fresh_machine_exports_and_checks_the_starter_content(data: Path, tmp_path: Path) -> None:
    exported, checked = run(data, "export", tmp_path / "out"), run(data, "check")

    assert (exported.exit_code, checked.exit_code) == (0, 0)
    assert (tmp_path / "out/pages/urgent-help.md").is_file()
    assert not data.exists()


def test_a_whole_collection_stands_for_itself(data: Path, tmp_path: Path) -> None:
    run(data, "export", tmp_path / "first")
    (tmp_path / "first/pages/urgent-help.md").unlink()
    for page in (tmp_path / "first/pages").glob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace('    "urgent-help",\n', ""), encoding="utf-8")
    (tmp_path / "first/synonyms.toml").unlink()

    result = run(data, "import", tmp_path / "first", "--starter")

    assert (result.exit_code, "changed" in result.output) == (0, True)
    with Workspace.open(data / "workspace.sqlite") as workspace:
        assert workspace.current("page", "urgent-help") is None
        assert {current.origin for current in workspace.items("page")} == {"starter"}
    assert [path.name for path in data.iterdir()] == ["workspace.sqlite"]


def test_what_comes_back_unchanged_is_still_starter_text(data: Path, tmp_path: Path) -> None:
    run(data, "export", tmp_path / "first")
    page = tmp_path / "first/pages/clinical-trials.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Clinical trials", "Trials", 1), encoding="utf-8")

    result = run(data, "import", tmp_path / "first")

    assert (result.exit_code, result.output.startswith("0 new, 1 changed")) == (0, True)
    with Workspace.open(data / "workspace.sqlite") as workspace:
        site = [current.item.slug for current in workspace.items("page") if current.origin == "site"]
        assert site == ["clinical-trials"]


def test_a_part_of_a_collection_adds_to_the_starter_content(data: Path, contacts: Path) -> None:
    result = run(data, "import", contacts, "--author", "Nurse Okafor")

    assert (result.exit_code, result.output) == (0, "1 new, 0 changed, 0 the same, 0 held back.\n")
    with Workspace.open(data / "workspace.sqlite") as workspace:
        origins = {current.item.slug: current.origin for current in workspace.items("contact")}
        assert (origins["ward-7"], origins["emergency-999"]) == ("site", "starter")
        assert workspace.history("contact", "ward-7")[0].author == "Nurse Okafor"


def test_starter_text_is_marked_and_keeps_off_what_the_clinic_changed(data: Path, contacts: Path) -> None:
    run(data, "import", contacts)
    (contacts / "contacts.toml").write_text(CONTACT.replace("800 900", "800 901"), encoding="utf-8")

    result = run(data, "import", contacts, "--starter")

    assert result.output == "0 new, 0 changed, 0 the same, 0 held back, 1 left as this clinic has them.\n"


def test_a_folder_with_a_fault_is_refused_and_leaves_a_fresh_machine_untouched(data: Path, contacts: Path) -> None:
    (contacts / "contacts.toml").write_text(f"{CONTACT}fax = 1\n", encoding="utf-8")

    result = run(data, "import", contacts)

    assert result.exit_code == 1
    assert 'contacts.toml, line 1: In the contact "ward-7": There is no field "fax".' in result.stderr
    assert "Error: Nothing was imported." in result.stderr
    assert list(data.iterdir()) == []


def test_check_of_a_folder_names_what_must_be_mended_and_imports_nothing(data: Path, contacts: Path) -> None:
    (contacts / "contacts.toml").write_text(CONTACT.replace('"01273 800 900"', '"01273800900"'), encoding="utf-8")

    result = run(data, "check", contacts)

    assert result.exit_code == 1
    assert "must   contacts.toml, line 1: In contact:ward-7: The phone number is written" in result.stdout
    assert result.stdout.endswith("1 must be mended, 0 should be.\n")
    assert not data.exists()


def test_check_says_when_there_is_nothing_to_mend(data: Path, contacts: Path) -> None:
    assert run(data, "check", contacts).stdout == "Nothing to mend.\n"


def test_what_only_should_be_mended_does_not_change_the_exit_code(data: Path, contacts: Path) -> None:
    (contacts / "contacts.toml").write_text(CONTACT.replace("Our own patients", "These drugs"), encoding="utf-8")

    result = run(data, "check", contacts)

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "0 must be mended, 1 should be.")


def test_check_as_json_can_be_read_by_a_script(data: Path, contacts: Path) -> None:
    (contacts / "contacts.toml").write_text(CONTACT.replace('"01273 800 900"', '"01273800900"'), encoding="utf-8")

    report = json.loads(run(data, "check", contacts, "--json").stdout)

    assert (report["must"], report["should"]) == (1, 0)
    assert set(report["findings"][0]) == {"rule", "level", "where", "line", "found", "mend", "words", "decision"}


def test_check_without_a_folder_looks_at_the_workspace(data: Path, contacts: Path) -> None:
    (contacts / "contacts.toml").write_text(CONTACT.replace('"01273 800 900"', '"01273800900"'), encoding="utf-8")
    run(data, "import", contacts)

    result = run(data, "check")

    assert (result.exit_code, "contact:ward-7: The phone number" in result.stdout) == (1, True)


def test_an_export_never_writes_into_a_full_folder_unasked(data: Path, contacts: Path) -> None:
    refused, forced = run(data, "export", contacts), run(data, "export", contacts, "--force")

    assert (refused.exit_code, forced.exit_code) == (1, 0)
    assert "not empty" in refused.stderr


def test_a_workspace_that_cannot_be_opened_has_its_own_exit_code(data: Path, contacts: Path) -> None:
    run(data, "import", contacts)
    connection = sqlite3.connect(data / "workspace.sqlite")
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    for arguments in (["check"], ["export", data / "out"], ["import", contacts]):
        result = run(data, *arguments)
        assert result.exit_code == 3
        assert "newer version of this program" in result.stderr
        assert "Traceback" not in result.output


def test_a_data_folder_that_is_a_file_is_told(tmp_path: Path, contacts: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    result = run(tmp_path / "file", "import", contacts)

    assert (result.exit_code, "cannot be made" in result.stderr) == (3, True)


def test_a_missing_folder_and_a_missing_argument_are_told_apart(data: Path, tmp_path: Path) -> None:
    assert run(data, "import", tmp_path / "nowhere").exit_code == 1
    assert run(data, "import").exit_code == 2


def test_long_work_shows_that_it_is_going_on(data: Path, contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Importing" not in run(data, "import", contacts).stderr
    monkeypatch.setattr(content_module, "LONG_WORK", 1)

    assert "Importing" in run(data, "import", contacts).stderr


@pytest.mark.parametrize("command", ["import", "export", "check"])
def test_every_command_explains_itself_with_an_example_and_exit_codes(data: Path, command: str) -> None:
    result = run(data, command, "--help")

    assert f"kiosk content {command} our-" in result.output
    assert "3  the workspace cannot be opened or written" in result.output
