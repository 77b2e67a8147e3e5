"""What the window says of what patients see: before publishing, after it, after going back, and without a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.people.person import Role
from db.publish.installed import go_to
from db.publish.job import publish
from db.records import Page
from db.workspace import Workspace
from kiosk.editor.office import Office
from tests.db.items import make
from tests.db.people.desk import ticks
from tests.db.publishing import Desk as Small
from tests.own_passphrase import add_with_own
from tests.ui.editor.conftest import TODAY, WORDS, EditorWindow, parts, said

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

NAME = "page:rest"
LABELS = ("Patients see this", "Approved, not on the screen here", "Approved last", "In the last release made here")


@pytest.fixture
def office(tmp_path: Path) -> Generator[Office]:
    """A small workspace, with one who writes and one who approves."""
    desk = Small(tmp_path)
    with Workspace.open(desk.workspace) as opened:
        for login, role in (("writer", Role.AUTHOR), ("nurse", Role.APPROVER)):
            add_with_own(
                opened.people, login=login, name=f"Example {login}", job="Nurse", roles={role}, passphrase=WORDS,
                by=desk.person,
            )  # fmt: skip
        yield Office(tmp_path, opened, lambda: TODAY)


def write(office: Office, title: str) -> None:
    writer = office.workspace.people.find("writer")
    assert writer is not None
    page = make(Page, slug="rest", section="living", title=title, body="Sleep well.")
    office.workspace.put("page", page, origin="site", author=writer.name, author_id=writer.id)


def approve(office: Office) -> None:
    nurse, newest = office.workspace.people.find("nurse"), office.workspace.history("page", "rest")[-1]
    assert nurse is not None
    office.workspace.approvals.record(
        "page", "rest", "en", person=nurse, revision=newest.number, hash=newest.hash,
        ticked=ticks(office.workspace, "page", "rest"), organisation="", via="editor",
    )  # fmt: skip


def put_out(office: Office, *, here: bool = True, to: Path | None = None) -> str:
    writer = office.workspace.people.find("writer")
    assert writer is not None
    outcome = publish(office.path, office.store, person=writer, here=here, to=to)
    assert outcome.good
    return outcome.label


def labels(editor: EditorWindow) -> dict[int, str]:
    """What stands beside each version, as far as it is about patients."""
    editor.desk.open(NAME)
    editor.click("history")
    editor.see("version-1")
    found = {}
    for version in editor.office.workspace.history("page", "rest"):
        texts = {said(each) for each in parts(editor.see(f"version-{version.number}"))}
        found[version.number] = " ".join(label for label in LABELS if label in texts)
    return found


def test_only_the_version_in_the_release_in_use_is_what_patients_see(editor: EditorWindow) -> None:
    office = editor.office
    write(office, "Rest and sleep")
    approve(office)
    first = put_out(office)
    write(office, "Rest more")
    approve(office)
    editor.sign_in()

    assert labels(editor) == {1: "", 2: "Patients see this", 3: "Approved, not on the screen here"}
    put_out(office)
    assert labels(editor) == {1: "", 2: "", 3: "Patients see this"}
    assert go_to(first, office.store).good
    assert labels(editor) == {1: "", 2: "Patients see this", 3: "Approved, not on the screen here"}
    editor.click("version-3")
    editor.click("against-patients")
    editor.reading("From version 3 to what patients see now")
    assert "added: and sleep" in editor.see("runs-0").property("spoken")


def test_an_approver_reads_what_differs_from_what_patients_see_and_what_stands_between(editor: EditorWindow) -> None:
    office = editor.office
    write(office, "Rest and sleep")
    approve(office)
    first = put_out(office)
    write(office, "Rest for 3 hours")
    approve(office)
    write(office, "Rest for 5 hours")
    editor.sign_in("nurse")
    editor.desk.review(NAME)

    editor.reading("What differs from what patients see now")
    editor.reading("Version 3 is approved, and not on the screen here: it comes with the next publishing.")
    editor.reading("What is to be ticked tells what differs from that one too.")
    assert "removed: and sleep" in editor.see("runs-0").property("spoken")
    for number in range(editor.desk.reviewing.missing):
        editor.click(f"red-{number}")
    editor.write("signPassphrase", WORDS)
    editor.click("approve")
    editor.reading("Approved. Patients see it after the next publishing.")

    put_out(office)
    assert go_to(first, office.store).good
    editor.desk.review(NAME)
    editor.reading("This version was approved and published, and the screen here went back to a release without it.")


def test_without_a_screen_nothing_is_said_of_what_patients_see(editor: EditorWindow, tmp_path: Path) -> None:
    office = editor.office
    write(office, "Rest and sleep")
    approve(office)
    editor.sign_in()
    assert labels(editor) == {1: "", 2: "Approved last"}

    stick = tmp_path / "stick"
    stick.mkdir()
    put_out(office, here=False, to=stick)
    assert labels(editor) == {1: "", 2: "In the last release made here"}
    assert not editor.reads("atients see")
