"""`kiosk staff`: a whole change from the command line, from the first account to what patients read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from db.library import Library, NoSuchPage
from db.people import passphrase
from db.release.store import ReleaseStore
from db.workspace import Workspace
from kiosk.commands.root import kiosk

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

WORDS = "four plain words together"
FIRST = "words of the first day"
NEW_NUMBER = "0808 800 4041"
ONE_CONTACT = """
[[contact]]
slug = "cruk-nurses"
name = "Cancer Research UK nurses"
position = 50
for_whom = "Anyone with a question about cancer"
phone = "{phone}"
phone_note = "Free"
hours = ["Mon-Fri 09:00-17:00"]
hours_note = "Cancer Research UK gave these hours in April 2021."
say = "Say that you have a question about a lung neuroendocrine tumour."
web = "cancerresearchuk.org"
grade = "A"
sources = ["cruk-research-2021"]
last_reviewed = 2026-11-23
next_review = 2027-11-23
"""


class Run(Protocol):
    def __call__(self, *arguments: object, typed: str = ..., code: int = ...) -> Result: ...


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `kiosk` with a data folder of its own. `typed` is what somebody types at the prompts."""
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")

    def _run(*arguments: object, typed: str = "", code: int = 0) -> Result:
        done = CliRunner().invoke(
            kiosk, ["--data", str(tmp_path), *map(str, arguments)], input=typed, catch_exceptions=False
        )
        assert done.exit_code == code, done.output
        return done

    return _run


@pytest.fixture
def staffed(run: Run, tmp_path: Path) -> Run:
    """With an administrator, an author and an approver, and a contact that somebody has changed."""
    run("staff", "add", "head", "--name", "The head", "--job", "Head", typed=f"{WORDS}\n{WORDS}\n")
    for login, role in (("writer", "author"), ("nurse", "approver")):
        run(
            "staff", "add", login, "--name", f"Name-of-{login}", "--job", "Lung nurse specialist", "--role", role,
            "--as", "head", typed=f"{WORDS}\n{FIRST}\n{FIRST}\n",
        )  # fmt: skip
        run("staff", "passphrase", login, typed=f"{FIRST}\n{WORDS}\n{WORDS}\n")
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "contacts.toml").write_text(ONE_CONTACT.format(phone=NEW_NUMBER), encoding="utf-8")
    run("content", "import", folder)
    return run


def publish(run: Run, tmp_path: Path, *options: str) -> Library:
    """Build a release, put it in use and open it as a kiosk does."""
    out = tmp_path / "out"
    run("release", "build", "--out", out, *options)
    newest = max(out.iterdir(), key=lambda file: file.name)
    run("release", "install", newest)
    installed = ReleaseStore(tmp_path / "releases").current()
    assert installed is not None
    return Library.open(installed.path, nation="ENG")


def test_a_changed_number_is_shown_when_a_second_person_has_approved_it(staffed: Run, tmp_path: Path) -> None:
    library = publish(staffed, tmp_path)
    assert library.contact("cruk-nurses").phone != NEW_NUMBER
    library.close()
    staffed("staff", "adopt", "contact:cruk-nurses", "--as", "writer", typed=f"{WORDS}\n")

    told = staffed("staff", "approve", "contact:cruk-nurses", "--as", "nurse", typed=f"y\n{WORDS}\n").output

    assert f'phone: "0808 800 4040" is now "{NEW_NUMBER}"' in told
    with Workspace.open(tmp_path / "workspace.sqlite") as workspace:
        assert len(workspace.approvals.register()[0].ticked) == 1
    library = publish(staffed, tmp_path)
    contact = library.contact("cruk-nurses")
    assert (contact.phone, contact.approved) == (NEW_NUMBER, True)
    library.close()


def test_nobody_approves_their_own_or_what_a_command_brought_in(staffed: Run) -> None:
    refused = staffed("staff", "approve", "contact:cruk-nurses", "--as", "nurse", typed=f"y\n{WORDS}\n", code=1)
    assert "nobody knows who wrote it" in refused.output

    roles = ("staff", "roles", "writer", "--role", "author", "--role", "approver", "--as", "head")
    staffed(*roles, typed=f"{WORDS}\n")
    staffed("staff", "adopt", "contact:cruk-nurses", "--as", "writer", typed=f"{WORDS}\n")
    refused = staffed("staff", "approve", "contact:cruk-nurses", "--as", "writer", typed=f"y\n{WORDS}\n", code=1)
    assert "You wrote this version" in refused.output


def test_a_changed_number_that_is_not_confirmed_approves_nothing(staffed: Run) -> None:
    staffed("staff", "adopt", "contact:cruk-nurses", "--as", "writer", typed=f"{WORDS}\n")

    refused = staffed("staff", "approve", "contact:cruk-nurses", "--as", "nurse", typed=f"n\n{WORDS}\n", code=1)

    assert "Nothing was approved." in refused.output
    assert "Nothing has been approved yet." in staffed("staff", "approvals").output


def test_a_wrong_passphrase_signs_nothing(staffed: Run) -> None:
    staffed("staff", "adopt", "contact:cruk-nurses", "--as", "writer", typed="not the right words\n", code=1)
    staffed("staff", "approve", "page:tiredness", "--as", "nurse", typed="not the right words\n", code=1)

    assert "Nothing has been approved yet." in staffed("staff", "approvals").output


def test_a_page_taken_off_is_gone_and_the_earlier_releases_with_it(staffed: Run, tmp_path: Path) -> None:
    library = publish(staffed, tmp_path)
    before = library.header.label
    assert library.page("everolimus").slug == "everolimus"
    library.close()

    staffed("staff", "take-off", "page:everolimus", "--reason", "Out of date", "--as", "writer", typed=f"{WORDS}\n")

    library = publish(staffed, tmp_path, "--urgent")
    with pytest.raises(NoSuchPage):
        library.page("everolimus")
    assert library.header.urgent
    assert before in library.header.withdrawn
    library.close()
    staffed("release", "rollback", "--to", before, code=1)
    assert [each.label for each in ReleaseStore(tmp_path / "releases").candidates()] == [library.header.label]


def test_what_was_taken_off_is_looked_at_as_if_nobody_had_seen_it(staffed: Run) -> None:
    taken_off = ("staff", "take-off", "contact:cruk-nurses", "--reason", "Wrong number", "--as", "writer")
    staffed(*taken_off, typed=f"{WORDS}\n")
    staffed("staff", "adopt", "contact:cruk-nurses", "--as", "writer", typed=f"{WORDS}\n")

    told = staffed("staff", "approve", "contact:cruk-nurses", "--as", "nurse", typed="n\n", code=1).output

    assert "Nothing of it goes into a release until it is approved." in told
    assert f'phone: "{NEW_NUMBER}" is new' in told


def test_the_register_is_written_as_a_table(staffed: Run, tmp_path: Path) -> None:
    staffed("staff", "approve", "page:tiredness", "--as", "nurse", typed=f"{WORDS}\n")

    staffed("staff", "approvals", "--csv", tmp_path / "register.csv")

    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        (line,) = csv.DictReader(file)
    assert (line["kind"], line["item"], line["author"], line["approved by"]) == (
        "page",
        "tiredness",
        "Starter text",
        "Name-of-nurse",
    )


def test_the_way_back_of_it_is_seen_by_everybody(staffed: Run) -> None:
    new = "words that it has chosen"
    staffed("staff", "recover", "head", typed=f"{new}\n{new}\n")

    assert (
        "recovered with a new passphrase, administrator (by IT, at this computer)" in staffed("staff", "people").output
    )
    staffed("staff", "retire", "writer", "--as", "head", typed=f"{new}\n")
    assert "writer: Name-of-writer, Lung nurse specialist. Has left." in staffed("staff", "people").output


def test_an_administrator_gives_a_passphrase_to_whoever_forgot_theirs(staffed: Run) -> None:
    new = "words that were written down"
    staffed("staff", "passphrase", "nurse", "--as", "head", typed=f"{WORDS}\n{new}\n{new}\n")

    staffed("staff", "passphrase", "nurse", typed=f"{new}\n{FIRST}\n{FIRST}\n")
    staffed("staff", "approve", "page:tiredness", "--as", "nurse", typed=f"{WORDS}\n", code=1)
    staffed("staff", "approve", "page:tiredness", "--as", "nurse", typed=f"{FIRST}\n")
    assert "nurse: given a new passphrase (by The head)" in staffed("staff", "people").output
    staffed("staff", "passphrase", "head", "--as", "nurse", typed=f"{new}\n{WORDS}\n{WORDS}\n", code=1)


def test_no_name_of_the_staff_stands_in_a_release(staffed: Run, tmp_path: Path) -> None:
    staffed("staff", "approve", "page:tiredness", "--as", "nurse", typed=f"{WORDS}\n")

    library = publish(staffed, tmp_path)

    assert library.page("tiredness").reviewer == "Lung nurse specialist"
    library.close()
    assert b"Name-of-nurse" not in library.path.read_bytes()


def test_a_change_is_sent_back_and_waits_with_its_remark(staffed: Run) -> None:
    staffed("staff", "adopt", "contact:cruk-nurses", "--as", "writer", typed=f"{WORDS}\n")
    told = staffed(
        "staff", "send-back", "contact:cruk-nurses", "--remark", "Wrong number.", "--as", "nurse", typed=f"{WORDS}\n"
    )

    assert "waits for its author now" in told.output
    assert "Sent back: 1" in staffed("staff", "worklist").output
    assert "\u201cWrong number.\u201d" in staffed("staff", "worklist").output
    refused = staffed(
        "staff", "send-back", "contact:cruk-nurses", "--remark", "W", "--as", "writer", typed=f"{WORDS}\n", code=1
    )
    assert "Only a clinical approver sends a change back" in refused.output


def test_a_name_is_corrected(staffed: Run) -> None:
    told = staffed("staff", "correct", "nurse", "--name", "Another-name", "--as", "head", typed=f"{WORDS}\n")

    assert "nurse: Another-name, Lung nurse specialist" in told.output
    assert "Say what is to be corrected" in staffed("staff", "correct", "nurse", "--as", "head", code=2).output


def test_a_passphrase_that_somebody_else_chose_signs_nothing_and_the_command_is_named(run: Run, staffed: Run) -> None:
    staffed("staff", "passphrase", "nurse", "--as", "head", typed=f"{WORDS}\n{FIRST}\n{FIRST}\n")

    for command in (("staff", "approve", "contact:cruk-nurses"), ("release", "publish")):
        refused = run(*command, "--as", "nurse", typed=f"{FIRST}\n", code=1)
        assert "Your passphrase was chosen by The head" in refused.output
        assert "Run: kiosk staff passphrase nurse" in refused.output
