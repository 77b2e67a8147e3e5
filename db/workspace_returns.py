"""What approvers at this desk sent back: which version, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.workspace_book import Book
from db.workspace_faults import site_faults

if TYPE_CHECKING:
    from db.people.person import Person

_ALL = (
    "SELECT kind, slug, locale, revision.number, approver_name, remark, sent_back.made_on"
    " FROM sent_back JOIN revision ON revision.id = revision_id JOIN item ON item.id = item_id"
)
_ITEM = "kind = ? AND slug = ? AND locale = ?"
_NOT_SETTLED = (
    "revision.number = (SELECT max(number) FROM revision AS other WHERE other.item_id = revision.item_id)"
    " AND NOT EXISTS (SELECT 1 FROM approval"
    " WHERE approval.revision_id = sent_back.revision_id AND approval.id > sent_back.last_approval)"
)


@dataclass(frozen=True, slots=True)
class SentBack:
    """A version that came back unapproved. `approver` is a name as it was then, `made_on` UTC in ISO 8601."""

    kind: str
    slug: str
    locale: str
    revision: int
    approver: str
    remark: str
    made_on: str

    @property
    def about(self) -> tuple[str, str, str]:
        """Kind, slug and language of the item."""
        return self.kind, self.slug, self.locale


class Returns(Book):
    """Append-only."""

    def record(self, kind: str, slug: str, locale: str, *, revision: int, person: Person, remark: str) -> None:
        """Write down that a version goes back to its author. `db.people.sending_back` asks first whether it may."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO sent_back (revision_id, approver_id, approver_name, remark, last_approval, made_on)"
                " SELECT revision.id, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM approval), ?"
                f" FROM revision JOIN item ON item.id = item_id WHERE {_ITEM} AND revision.number = ?",
                [person.id, person.name, remark, self._now(), kind, slug, locale, revision],
            )

    def wrote(self, kind: str, slug: str, locale: str, *, revision: int, person: Person) -> bool:
        """Whether a person wrote a version, or any of it before somebody else saved it."""
        with site_faults():
            return bool(
                self._db.execute(
                    "SELECT 1 FROM revision JOIN item ON item.id = item_id"
                    f" WHERE {_ITEM} AND revision.number = ? AND (author_id = ? OR EXISTS"
                    " (SELECT 1 FROM revision_hand WHERE revision_id = revision.id AND person_id = ?))",
                    [kind, slug, locale, revision, person.id, person.id],
                ).fetchone()
            )

    def open(self) -> list[SentBack]:
        """What waits for its author, oldest first: no newer version is saved, and nobody approved this one since."""
        return self._rows(f"WHERE {_NOT_SETTLED}", [])

    def of(self, kind: str, slug: str, locale: str) -> list[SentBack]:
        """Everything of an item that was ever sent back here, oldest first."""
        return self._rows(f"WHERE {_ITEM}", [kind, slug, locale])

    def _rows(self, where: str, values: list[Any]) -> list[SentBack]:
        with site_faults():
            rows = self._db.execute(f"{_ALL} {where} ORDER BY sent_back.id", values).fetchall()
        return [SentBack(*row) for row in rows]
