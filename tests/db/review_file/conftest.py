"""The desk where a change is written, and the folder in which files go to and fro."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from db.people import passphrase
from db.records import Contact, Page, Section, Source
from db.review_file import answer, ask
from tests.db.items import make
from tests.db.people.desk import WORDS, Desk

if TYPE_CHECKING:
    from pathlib import Path

    from db.people.person import Person

CONTACT = ("contact", "cruk-nurses", "en")
PAGE = ("page", "everolimus", "en")
NUMBER, OTHER_NUMBER = "0808 800 4040", "0808 800 4041"
LATER = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Post:
    """A desk and what it sends and gets back."""

    desk: Desk
    folder: Path

    def send(self, *items: tuple[str, str, str], to: Person | None = None) -> Path:
        return ask.make(
            self.desk.workspace,
            items or [CONTACT],
            approver=to or self.desk.nurse,
            person=self.desk.writer,
            folder=self.folder,
        )

    def sign(self, sent: Path, words: str = WORDS) -> Path:
        """The approver looks at everything, ticks everything and signs."""
        request = answer.read(sent)
        return answer.write(answer.sign(request, words, request.red_keys(), LATER), sent)

    def send_back(self, sent: Path, remark: str = "The number is the old one.") -> Path:
        return answer.write(answer.send_back(answer.read(sent), WORDS, remark, LATER), sent)


@pytest.fixture(autouse=True)
def cheap_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """With starter text, and a changed number and a changed page that wait for approval."""
    desk = Desk()
    for kind, item in [
        ("section", make(Section)),
        ("source", make(Source)),
        ("page", make(Page)),
        ("contact", make(Contact, phone=NUMBER)),
    ]:
        desk.workspace.put(kind, item, origin="starter", author="Starter text")
    desk.write("contact", make(Contact, phone=OTHER_NUMBER))
    desk.write("page", make(Page, title="Everolimus, a tablet"))
    return Post(desk, tmp_path)
