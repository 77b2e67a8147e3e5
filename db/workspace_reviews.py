"""The review files of a workspace: what was sent to an approver at another desk, and what came back."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any, Literal

from db.workspace_book import Book
from db.workspace_faults import site_faults

Result = Literal["approved", "sent back"]

_WORKSPACE_ID = "workspace_id"
_ALL = (
    "SELECT review_file.id, nonce, review_file.made_on, made_by, author.name, approver_id, approver.name, items, sent,"
    " review_file.salt, taker.name, review_withdrawn.made_on, result, remark, signed_on, returned_on FROM review_file"
    " JOIN person AS author ON author.id = made_by JOIN person AS approver ON approver.id = approver_id"
    " LEFT JOIN review_answer ON review_answer.file_id = review_file.id"
    " LEFT JOIN review_withdrawn ON review_withdrawn.file_id = review_file.id"
    " LEFT JOIN person AS taker ON taker.id = review_withdrawn.person_id"
)


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One item of a review file: the version to sign, and what a release of that day would have had.

    `before` is the hash of that, "" for nothing; `taken_off` how often the item had been taken off.
    """

    kind: str
    slug: str
    locale: str
    revision: int
    hash: str
    before: str
    taken_off: int

    @property
    def about(self) -> tuple[str, str, str]:
        """Kind, slug and language of the item."""
        return self.kind, self.slug, self.locale


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """What came back. `signed_on` is what the clock of the other PC said; both times are UTC in ISO 8601."""

    result: Result
    remark: str
    signed_on: str
    returned_on: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who withdrew a file, and when (UTC in ISO 8601): no answer to it counts any more."""

    by: str
    made_on: str


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """One file that went out; `nonce` is the random name in it, `made_on` UTC in ISO 8601.

    `made_by_id` and `approver_id` are accounts. `sent` is the SHA-256 (hex) of what was in it, `salt` that of the
    approver's account on that day.
    """

    id: int
    nonce: str
    made_on: str
    made_by_id: int
    made_by: str
    approver_id: int
    approver: str
    items: tuple[AskedItem, ...]
    sent: str
    salt: bytes
    withdrawn: Withdrawn | None
    answer: ReviewAnswer | None

    @property
    def waits(self) -> bool:
        """Whether an answer can still come."""
        return self.answer is None and self.withdrawn is None


class ReviewBook(Book):
    """Append-only."""

    def workspace_id(self) -> str:
        """Which workspace this is: 32 random hex digits, made when they are first asked for."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [_WORKSPACE_ID, secrets.token_hex(16)],
            )
            return str(self._db.execute("SELECT value FROM meta WHERE key = ?", [_WORKSPACE_ID]).fetchone()[0])

    def sent(
        self,
        nonce: str,
        *,
        made_on: str,
        made_by: int,
        approver_id: int,
        items: tuple[AskedItem, ...],
        sent: str,
        salt: bytes,
    ) -> None:
        """Write down a file that goes out. `made_by` and `approver_id` are accounts."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO review_file (nonce, made_on, made_by, approver_id, items, sent, salt)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    nonce, made_on, made_by, approver_id,
                    json.dumps([asdict(item) for item in items], sort_keys=True), sent, salt,
                ],
            )  # fmt: skip

    def answered(self, file_id: int, *, result: Result, remark: str, signed_on: str) -> None:
        """Write down the one answer to a file. A second one breaks a rule of the database."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO review_answer (file_id, result, remark, signed_on, returned_on) VALUES (?, ?, ?, ?, ?)",
                [file_id, result, remark, signed_on, self._now()],
            )

    def withdraw(self, file_id: int, person_id: int) -> None:
        """Write down that no answer to a file is to count. What is answered already breaks a rule of the database."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO review_withdrawn (file_id, person_id, made_on) VALUES (?, ?, ?)",
                [file_id, person_id, self._now()],
            )

    def find(self, nonce: str) -> ReviewFile | None:
        found = self._rows("WHERE nonce = ?", [nonce])
        return found[0] if found else None

    def all(self) -> list[ReviewFile]:
        """Every file that ever went out, oldest first."""
        return self._rows("", [])

    def _rows(self, where: str, values: list[object]) -> list[ReviewFile]:
        with site_faults():
            rows = self._db.execute(f"{_ALL} {where} ORDER BY review_file.id", values).fetchall()
        return [_file(row) for row in rows]


def _file(row: tuple[Any, ...]) -> ReviewFile:
    number, nonce, made_on, made_by_id, made_by, approver_id, approver, items, sent, salt, *rest = row
    taker, taken_on, *answer = rest
    return ReviewFile(
        number,
        nonce,
        made_on,
        made_by_id,
        made_by,
        approver_id,
        approver,
        tuple(AskedItem(**item) for item in json.loads(items)),
        sent,
        bytes(salt),
        Withdrawn(taker, taken_on) if taker is not None else None,
        ReviewAnswer(*answer) if answer[0] is not None else None,
    )
