"""Approvals: a second person's signature under the exact words of one revision (GOV-04).

The database refuses author = approver, an unknown author and other words than those signed;
this is where the same is said in sentences before.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from db.people.person import NotAllowed, Person, Role
from db.workspace_book import Book
from db.workspace_faults import site_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.people.accounts import Accounts
    from db.workspace_connection import Connection

Via = Literal["editor", "review file"]

_ALL = (
    "SELECT approval.id, kind, slug, locale, revision.number, approval.hash, approval.hash_format, approver_id,"
    " approver_name, approver_job, organisation, ticked, via, approved_on, revision.author"
    " FROM approval JOIN revision ON revision.id = revision_id JOIN item ON item.id = item_id"
)
_TICKED = 11  # where in a row of _ALL, whose columns stand in the order of Approval's fields
_COLUMNS = (
    "kind", "item", "language", "version", "author", "approved by", "job", "organisation", "approved on", "via",
    "ticked", "hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature. `hash` is that of the item as it was signed; `approved_on` is UTC in ISO 8601.

    `ticked` holds the keys of the changes that the approver confirmed one by one.
    """

    id: int
    kind: str
    slug: str
    locale: str
    revision: int
    hash: str
    hash_format: int
    approver_id: int
    name: str
    job: str
    organisation: str
    ticked: tuple[str, ...]
    via: Via
    approved_on: str
    author: str


class Approvals(Book):
    """Append-only."""

    def __init__(
        self, connection: Connection, people: Accounts, unticked: Callable[[str, str, str, int, frozenset[str]], str]
    ) -> None:
        """`unticked` says what must still be ticked in a version (see `db.changes.to_tick`), or ""."""
        super().__init__(connection)
        self._people = people
        self._unticked = unticked

    def sign(
        self,
        kind: str,
        slug: str,
        locale: str,
        *,
        person: Person,
        passphrase: str,
        revision: int,
        hash: str,
        ticked: Iterable[str] = (),
        organisation: str = "",
    ) -> Approval:
        """Approve one revision; the person signs in again for it. `hash` is that of what they saw.

        `ticked` holds the key of every line of the red list between what was approved last (see
        `db.changes.to_tick`) and this version. Raises SignInRefused, PassphraseNotOwn, and NotAllowed when the
        person wrote it, is no clinical approver, when nobody knows who wrote it, when it has changed since it was
        shown, or a line is not ticked.
        """
        signed = self._people.sign_in(person.login, passphrase)
        return self.record(
            kind, slug, locale, person=signed, revision=revision, hash=hash, ticked=ticked,
            organisation=organisation, via="editor",
        )  # fmt: skip

    def record(
        self,
        kind: str,
        slug: str,
        locale: str,
        *,
        person: Person,
        revision: int,
        hash: str,
        ticked: Iterable[str],
        organisation: str,
        via: Via,
    ) -> Approval:
        """Write down a signature that was checked already. Raises NotAllowed as `sign` does."""
        ticked = frozenset(ticked)
        with self._transaction():
            refused = self.why_not(kind, slug, locale, revision=revision, person=person)
            if refused:
                raise NotAllowed(refused)
            self._people.must_be_own(person)
            number, stored, hash_format, _origin, _author = self._version(kind, slug, locale, revision)
            if stored != hash:
                raise NotAllowed("The text has changed since it was shown. Read it again before you approve it.")
            missing = self._unticked(kind, slug, locale, revision, ticked)
            if missing:
                raise NotAllowed(missing)
            given = self._db.execute(
                "INSERT INTO approval (revision_id, hash, hash_format, approver_id, approver_name, approver_job,"
                " organisation, ticked, via, approved_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    number, stored, hash_format, person.id, person.name, person.job, organisation,
                    json.dumps(sorted(set(ticked)), ensure_ascii=False), via, self._now(),
                ],
            )  # fmt: skip
            return self._rows("WHERE approval.id = ?", [given.lastrowid])[0]

    def why_not(self, kind: str, slug: str, locale: str, *, revision: int, person: Person) -> str:
        """Why this person cannot approve this version, whatever they tick: a sentence, or ""."""
        version = self._version(kind, slug, locale, revision)
        if version is None:
            return "This version is not in the workspace. Open the item again."
        number, _hash, _hash_format, origin, author = version
        if author == person.id:
            return "You wrote this version, so somebody else must approve it."
        if self._has_hand_in(number, person):
            return "You wrote a part of this version before somebody else saved it, so a third person must approve it."
        if not person.may(Role.APPROVER):
            return "Only a clinical approver can approve this. An administrator says who is one."
        if origin == "site" and author is None:
            return (
                "This version was brought in by a command, so nobody knows who wrote it. "
                "An author saves it as their own first."
            )
        return ""

    def _version(self, kind: str, slug: str, locale: str, revision: int) -> Any:
        with site_faults():
            return self._db.execute(
                "SELECT revision.id, hash, hash_format, origin, author_id FROM revision"
                " JOIN item ON item.id = item_id WHERE kind = ? AND slug = ? AND locale = ? AND number = ?",
                [kind, slug, locale, revision],
            ).fetchone()

    def _has_hand_in(self, revision_id: int, person: Person) -> bool:
        with site_faults():
            return bool(
                self._db.execute(
                    "SELECT 1 FROM revision_hand WHERE revision_id = ? AND person_id = ?", [revision_id, person.id]
                ).fetchone()
            )

    def of(self, kind: str, slug: str, locale: str = "en") -> list[Approval]:
        """Every approval of an item, oldest first."""
        return self._rows("WHERE kind = ? AND slug = ? AND locale = ?", [kind, slug, locale])

    def latest(self, kind: str, slug: str, locale: str = "en") -> Approval | None:
        """The newest approval of an item, whether or not it is still in force."""
        return next(reversed(self.of(kind, slug, locale)), None)

    def register(self) -> list[Approval]:
        """Every approval ever given, oldest first."""
        return self._rows("", [])

    def register_csv(self) -> str:
        """The register as CSV with a heading, one approval a line."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(_COLUMNS)
        for each in self.register():
            cells = (
                each.kind, each.slug, each.locale, each.revision, each.author, each.name, each.job,
                each.organisation, each.approved_on, each.via, " ".join(each.ticked), each.hash,
            )  # fmt: skip
            writer.writerow([_harmless(str(cell)) for cell in cells])
        return out.getvalue()

    def _rows(self, where: str, values: list[object]) -> list[Approval]:
        with site_faults():
            rows = self._db.execute(f"{_ALL} {where} ORDER BY approval.id", values).fetchall()
        return [_approval(row) for row in rows]


def _approval(row: tuple[Any, ...]) -> Approval:
    values = list(row)
    values[_TICKED] = tuple(json.loads(row[_TICKED]))
    return Approval(*values)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
