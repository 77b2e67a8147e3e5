"""`kiosk staff send-review`, `answer-review` and `take-review`: a change that is approved on another PC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from db.people import passphrase
from db.people.person import Role
from db.records import Contact, Image
from db.workspace import Workspace
from kiosk.commands.root import kiosk
from tests.db.items import make
from tests.own_passphrase import add_with_own

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "four plain words together"
SIGN = f"y\n{WORDS}\n{WORDS}\n"
SENT = "contact-cruk-nurses-"
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>'


@dataclass(frozen=True, slots=True)
class Office:
    """Two PCs and the stick between them. Only the first has a workspace, with a changed number in it."""

    data: Path
    other: Path
    stick: Path

    @property
    def workspace(self) -> Path:
        return self.data / "workspace.sqlite"

    def here(self, *arguments: object, typed: str = "", code: int = 0) -> str:
        return _run(self.data, arguments, typed, code)

    def there(self, *arguments: object, typed: str = "", code: int = 0) -> str:
        return _run(self.other, arguments, typed, code)

    def send(self, *items: str) -> Path:
        before = set(self.stick.iterdir())
        self.here(
            "staff", "send-review", *(items or ["contact:cruk-nurses"]), "--to", "nurse", "--as", "writer",
            "--out", self.stick, typed=f"{WORDS}\n",
        )  # fmt: skip
        (sent,) = set(self.stick.iterdir()) - before
        return sent


def _run(data: Path, arguments: tuple[object, ...], typed: str, code: int) -> str:
    done = CliRunner().invoke(kiosk, ["--data", str(data), *map(str, arguments)], input=typed, catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")
    made = Office(tmp_path / "data", tmp_path / "other", tmp_path / "stick")
    made.stick.mkdir()
    with Workspace.create(made.workspace) as workspace:
        workspace.put("contact", make(Contact), origin="starter", author="Starter text")
        head = workspace.people.add(login="head", name="H", job="Head", roles=[], passphrase=WORDS, by=None)
        for login, role in (("writer", Role.AUTHOR), ("nurse", Role.APPROVER)):
            person = add_with_own(
                workspace.people,
                login=login,
                name=f"Name of {login}",
                job="Lung nurse specialist",
                roles=[role],
                passphrase=WORDS,
                by=head,
            )
            if role is Role.AUTHOR:
                changed = make(Contact, phone="0808 800 4041")
                workspace.put("contact", changed, origin="site", author=person.name, author_id=person.id)
    return made


def test_a_change_is_approved_on_a_pc_without_a_workspace(office: Office) -> None:
    sent = office.send()

    shown = office.there("staff", "answer-review", sent, typed=SIGN)

    assert "From Name of writer" in shown
    assert "for Name of nurse, Lung nurse specialist." in shown
    assert "+ phone: 0808 800 4041" in shown
    assert 'phone: "0808 800 4040" is now "0808 800 4041"' in shown
    assert not (office.other / "workspace.sqlite").exists()
    told = office.here("staff", "take-review", sent.with_suffix(".answer"))
    assert "Approved: contact:cruk-nurses, version 2." in told
    with Workspace.open(office.workspace) as workspace:
        (given,) = workspace.approvals.register()
        assert (given.name, given.via, len(given.ticked)) == ("Name of nurse", "review file", 1)


def test_a_red_line_that_is_not_right_signs_nothing(office: Office) -> None:
    sent = office.send()

    shown = office.there("staff", "answer-review", sent, typed="n\n", code=1)

    assert "Nothing was signed. Send the file back" in shown
    assert list(office.stick.iterdir()) == [sent]


def test_a_change_that_is_sent_back_is_told_with_its_reason(office: Office) -> None:
    sent = office.send()

    office.there("staff", "answer-review", sent, "--send-back", "It is 4042.", typed=f"{WORDS}\n{WORDS}\n")

    told = office.here("staff", "take-review", sent.with_suffix(".answer"))
    assert "Name of nurse sent back contact:cruk-nurses:\nIt is 4042." in told
    assert "Nothing has been approved yet." in office.here("staff", "approvals")


def test_a_wrong_passphrase_is_told_where_the_answer_is_taken_in(office: Office) -> None:
    sent = office.send()
    wrong = "other words altogether"
    office.there("staff", "answer-review", sent, typed=f"y\n{wrong}\n{wrong}\n")

    told = office.here("staff", "take-review", sent.with_suffix(".answer"), code=1)

    assert "not made with the passphrase of Name of nurse" in told
    assert "Nothing has been approved yet." in office.here("staff", "approvals")


def test_what_cannot_be_sent_says_why(office: Office) -> None:
    to_nobody = ("staff", "send-review", "contact:cruk-nurses", "--to", "nobody", "--as", "writer")
    assert 'Nobody signs in as "nobody"' in office.here(*to_nobody, typed=f"{WORDS}\n", code=1)
    to_writer = ("staff", "send-review", "contact:cruk-nurses", "--to", "writer", "--as", "writer")
    assert "no clinical approver here" in office.here(*to_writer, typed=f"{WORDS}\n", code=1)
    unnamed = ("staff", "send-review", "cruk-nurses", "--to", "nurse", "--as", "writer")
    assert "Write it like page:everolimus" in office.here(*unnamed, code=2)


@pytest.mark.parametrize("command", ["answer-review", "take-review"])
def test_what_is_no_review_file_is_told_calmly(office: Office, command: str) -> None:
    letter = office.stick / "letter.review"
    letter.write_text("Dear Sir or Madam", encoding="utf-8")

    assert "is no review file. Choose another file." in office.there("staff", command, letter, code=1)
    assert "cannot be read" in office.there("staff", command, office.stick / "none", code=1)


def test_an_answer_is_of_no_use_on_another_pc(office: Office) -> None:
    sent = office.send()
    office.there("staff", "answer-review", sent, typed=SIGN)

    assert "another workspace" in office.there("staff", "take-review", sent.with_suffix(".answer"), code=1)
    assert not (office.other / "workspace.sqlite").exists()


def test_a_picture_has_to_be_looked_at(office: Office) -> None:
    with Workspace.open(office.workspace) as workspace:
        writer = workspace.people.find("writer")
        assert writer is not None
        sha256 = workspace.put_image(SQUARE).sha256
        workspace.put("image", make(Image, sha256=sha256), origin="site", author=writer.name, author_id=writer.id)
    sent = office.send("image:lungs")

    assert "--pictures FOLDER" in office.there("staff", "answer-review", sent, code=1)
    folder = office.other / "pictures"
    office.there("staff", "answer-review", sent, "--pictures", folder, "--send-back", "No", typed=f"{WORDS}\n{WORDS}\n")

    assert [file.read_bytes() for file in folder.iterdir()] == [SQUARE]


def test_nothing_in_a_file_can_hide_what_stands_in_it(office: Office) -> None:
    with Workspace.open(office.workspace) as workspace:
        writer = workspace.people.find("writer")
        assert writer is not None
        hiding = make(Contact, phone="0808 800 4041", say="Ask \x1b[8mfor a nurse \u202eback")
        workspace.put("contact", hiding, origin="site", author=writer.name, author_id=writer.id)

    shown = office.there("staff", "answer-review", office.send(), typed="n\n", code=1)

    assert r"Ask \u001b[8mfor a nurse \u202eback" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("command", ["send-review", "answer-review", "take-review"])
def test_each_command_explains_itself(office: Office, command: str) -> None:
    assert "Example" in office.here("staff", command, "--help")


def test_a_file_is_withdrawn_and_its_answer_refused(office: Office) -> None:
    sent = office.send()
    office.there("staff", "answer-review", sent, typed=SIGN)
    told = office.here("staff", "withdraw-review", "contact:cruk-nurses", "--as", "writer", typed=f"{WORDS}\n")
    assert "Withdrawn: the file with contact:cruk-nurses." in told

    refused = office.here("staff", "take-review", sent.with_suffix(".answer"), code=1)
    assert "Name of writer withdrew this file" in refused
    nothing = office.here("staff", "withdraw-review", "contact:cruk-nurses", "--as", "writer", code=1)
    assert "waits for an answer" in nothing
