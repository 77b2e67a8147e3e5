"""`kiosk content` as somebody at a terminal meets it."""

from __future__ import annotations

import json
import shutil
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
    "last_reviewed = 2026-11-23\nnext_review = 2027-11-23\n"
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


DOSES = """+++
section = "living"
position = 10
kind = "care"
title = "Rest"
summary = "What helps"
last_reviewed = 2026-11-23
next_review = 2029-11-23
sources = ["macmillan-fatigue"]
+++

::: key-facts
- Rest is good.
:::

You take 10 mg and 20 mg.

::: waiting L7 has no source: a dietitian is to confirm it
Eat well.
:::
"""
GIVE = ("--reason", "Agreed with our pharmacy", "--reviewer", "Lung nurse specialist", "--on", "2026-11-23")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter content and a page that names two doses: made once, because it takes a second."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "doses/pages").mkdir(parents=True)
    (folder / "doses/pages/rest.md").write_text(DOSES, encoding="utf-8")
    assert run(folder / "data", "import", folder / "doses").exit_code == 0
    return folder


@pytest.fixture
def doses(tmp_path: Path, data: Path, imported: Path) -> Path:
    """The folder with that page, and a workspace of its own that has it."""
    shutil.copytree(imported / "doses", tmp_path / "doses")
    shutil.copytree(imported / "data", data)
    return tmp_path / "doses"


@pytest.mark.usefixtures("doses")
def test_a_reviewer_overrides_findings_one_by_one_until_nothing_stops_a_release(data: Path) -> None:
    assert run(data, "check").exit_code == 1

    for words in ("10 mg", "20 mg"):
        given = run(data, "override", "page:rest", "dose", *GIVE, "--words", words)
        assert (given.exit_code, given.output) == (0, f'Overridden: dose in page:rest for "{words}".\n')

    checked = run(data, "check")
    assert checked.exit_code == 0
    assert "2 overridden by a reviewer." in checked.stdout
    assert "(dose) Lung nurse specialist, 23 November 2026: Agreed with our pharmacy" in checked.stdout


def test_check_as_json_has_the_decision_and_what_waits(data: Path, doses: Path) -> None:
    run(data, "override", "page:rest", "dose", *GIVE, "--words", "10 mg")

    report = json.loads(run(data, "check", doses, "--json").stdout)

    decisions = {finding["words"]: finding["decision"] for finding in report["findings"]}
    assert (report["must"], report["overridden"], report["waiting"]) == (1, 1, 1)
    assert decisions == {
        "10 mg": {
            "reason": "Agreed with our pharmacy",
            "reviewer": "Lung nurse specialist",
            "decided_on": "2026-11-23",
        },
        "20 mg": None,
    }


def test_overrides_are_listed_for_people_and_for_scripts(data: Path, doses: Path) -> None:
    assert run(data, "overrides").output == "Nothing is overridden.\n"
    run(data, "override", "page:rest", "dose", *GIVE, "--words", "10 mg")
    (doses / "pages/rest.md").write_text(DOSES.replace("10 mg", "15 mg"), encoding="utf-8")
    run(data, "import", doses)

    told, read = run(data, "overrides").stdout, json.loads(run(data, "overrides", "--json").stdout)

    assert told == (
        'page:rest: dose for "10 mg"\n'
        "  Lung nurse specialist, 23 November 2026: Agreed with our pharmacy\n"
        "  It matches nothing any more: take it back.\n"
        "1 override in force.\n"
    )
    assert [(each["item"], each["rule"], each["words"], each["matches"]) for each in read] == [
        ("page:rest", "dose", "10 mg", False)
    ]


@pytest.mark.usefixtures("doses")
def test_an_override_is_taken_back_with_a_reason_of_its_own(data: Path) -> None:
    run(data, "override", "page:rest", "dose", *GIVE, "--words", "10 mg")

    back = run(data, "override", "page:rest", "dose", "--take-back", *GIVE)

    assert (back.exit_code, back.output) == (0, 'Taken back: dose in page:rest for "10 mg".\n')
    assert run(data, "overrides").output == "Nothing is overridden.\n"
    again = run(data, "override", "page:rest", "dose", *GIVE, "--words", "10 mg")
    assert (again.exit_code, "another day" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["page:rest", "dose", *GIVE], 1, '--words "20 mg"'),
        (["page:rest", "dose", *GIVE, "--words", "30 mg"], 1, 'no finding of the rule "dose" in page:rest for "30 mg"'),
        (["page:rest", "temperature", *GIVE], 1, "no finding of the rule"),
        (["page:nowhere", "dose", *GIVE], 1, "no finding of the rule"),
        (["page:rest", "dose", *GIVE, "--take-back"], 1, "no override of the rule"),
        (["contact:samaritans", "contact-relay", *GIVE], 1, "only a hint"),
        (["page:rest", "doze", *GIVE], 2, "Do you mean dose?"),
        (["page:rest", "inline-html", *GIVE], 2, "no rule"),
        (["rest", "dose", *GIVE], 2, "names no item"),
        (["page:rest", "dose", *GIVE, "--reason", " "], 2, "Write some words"),
        (["page:rest", "dose", *GIVE, "--on", "today"], 2, "--on"),
        (["page:rest", "dose", "--reason", "x"], 2, "--reviewer"),
        (["page:rest"], 2, "RULE"),
    ],
)
@pytest.mark.usefixtures("doses")
def test_an_override_that_cannot_be_given_is_told_in_plain_words(
    data: Path, arguments: list[str], code: int, told: str
) -> None:
    result = run(data, "override", *arguments)

    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr
    assert run(data, "overrides").output == "Nothing is overridden.\n"


@pytest.mark.usefixtures("doses")
def test_an_import_says_how_many_overrides_came_with_it(data: Path, tmp_path: Path) -> None:
    run(data, "override", "page:rest", "dose", *GIVE, "--words", "10 mg")
    run(data, "export", tmp_path / "out")

    result = run(tmp_path / "other", "import", tmp_path / "out")

    assert result.output.endswith(", 1 override.\n")
    assert "1 override in force." in run(tmp_path / "other", "overrides").stdout


@pytest.mark.usefixtures("doses")
def test_what_waits_is_listed_with_reason_and_count(data: Path) -> None:
    told, read = run(data, "waiting").stdout, json.loads(run(data, "waiting", "--json").stdout)

    assert "  page:rest, line 7: Eat well.\n    L7 has no source: a dietitian is to confirm it\n" in told
    assert told.endswith(f"{read['count']} things wait for a health professional.\n")
    assert read["count"] == len(read["waiting"]) > 10
    assert {each["kind"] for each in read["waiting"]} >= {"page", "contact"}
    assert f"{read['count']} things wait for confirmation: see kiosk content waiting." in run(data, "check").stdout


def test_a_folder_counts_only_what_waits_in_it(data: Path, doses: Path, contacts: Path) -> None:
    assert "1 thing waits for confirmation" in run(data, "check", doses).stdout
    assert "confirmation" not in run(data, "check", contacts).stdout


@pytest.mark.parametrize("command", ["import", "export", "check", "override", "overrides", "waiting"])
def test_every_command_explains_itself_with_an_example_and_exit_codes(data: Path, command: str) -> None:
    result = run(data, command, "--help")

    assert f"  kiosk content {command}" in result.output
    assert "3  the workspace cannot be opened" in result.output
