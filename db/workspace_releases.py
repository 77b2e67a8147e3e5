"""The releases a workspace has made, and what was taken off them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.people.person import NotAllowed
from db.release.format import label
from db.workspace_book import Book
from db.workspace_faults import WorkspaceError, site_faults
from db.workspace_rows import Build

if TYPE_CHECKING:
    from db.people.accounts import Accounts
    from db.people.person import Person
    from db.workspace_connection import Connection

_IN_FORCE = (
    "NOT EXISTS (SELECT 1 FROM approval JOIN revision ON revision.id = revision_id"
    " WHERE revision.item_id = withdrawal.item_id AND approval.id > withdrawal.last_approval)"
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An item that was taken off at once. It stays off until it is approved again. `made_on` is UTC."""

    kind: str
    slug: str
    locale: str
    name: str
    reason: str
    made_on: str

    @property
    def about(self) -> tuple[str, str, str]:
        """Kind, slug and language of the item."""
        return self.kind, self.slug, self.locale


class Builds(Book):
    """Every release built from here, oldest first. Append-only."""

    def record(self, *, serial: int, content_hash: str, urgent: bool = False, made_by: str = "") -> None:
        """Remember a finished release. The same one again is remembered once."""
        with self._transaction():
            last = self.last()
            if last is None or (last.serial, last.content_hash) != (serial, content_hash):
                self._db.execute(
                    "INSERT INTO build (serial, content_hash, urgent, made_by, made_on) VALUES (?, ?, ?, ?, ?)",
                    [serial, content_hash, int(urgent), made_by, self._now()],
                )

    def all(self) -> list[Build]:
        with site_faults():
            rows = self._db.execute("SELECT serial, content_hash, made_by, made_on FROM build ORDER BY id").fetchall()
        return [Build(*row) for row in rows]

    def last(self) -> Build | None:
        """The newest one, None before the first."""
        return next(reversed(self.all()), None)


class Withdrawals(Book):
    """What was taken off, by whom and why. Append-only."""

    def __init__(self, connection: Connection, people: Accounts) -> None:
        super().__init__(connection)
        self._people = people

    def take_off(self, kind: str, slug: str, locale: str = "en", *, person: Person, reason: str) -> None:
        """Leave an item out of every release from now on, until it is approved again.

        Anybody with an account may: a wrong page must not wait for the right person, nor for a passphrase of one's
        own. Raises NotAllowed without one, WorkspaceError for an item that is not there or without a reason.
        """
        if not reason.strip():
            raise WorkspaceError("Say why it is taken off: the reason stays with it.")
        with self._transaction():
            known = self._people.find(person.login)
            if known is None or not known.active:
                raise NotAllowed("Only somebody with an account here can take a page off.")
            item = self._db.execute(
                "SELECT id FROM item WHERE kind = ? AND slug = ? AND locale = ?", [kind, slug, locale]
            ).fetchone()
            if item is None:
                raise WorkspaceError(f'There is no {kind} "{slug}".')
            self._db.execute(
                "INSERT INTO withdrawal (item_id, person_id, reason, last_build, last_approval, made_on) VALUES"
                " (?, ?, ?, (SELECT coalesce(max(id), 0) FROM build), (SELECT coalesce(max(id), 0) FROM approval), ?)",
                [item[0], known.id, reason.strip(), self._now()],
            )

    def active(self) -> list[Withdrawal]:
        """What is off now, oldest first."""
        return self._rows(f"WHERE {_IN_FORCE}")

    def history(self) -> list[Withdrawal]:
        """Everything that was ever taken off, oldest first."""
        return self._rows("")

    def forbidden(self) -> tuple[str, ...]:
        """Labels of the releases that must not be shown again: those built before something was taken off."""
        with site_faults():
            rows = self._db.execute(
                "SELECT serial, content_hash FROM build"
                " WHERE id <= (SELECT coalesce(max(last_build), 0) FROM withdrawal)"
            ).fetchall()
        return tuple(sorted({label(serial, content_hash) for serial, content_hash in rows}))

    def _rows(self, where: str) -> list[Withdrawal]:
        with site_faults():
            rows = self._db.execute(
                "SELECT kind, slug, locale, person.name, reason, withdrawal.made_on FROM withdrawal"
                " JOIN item ON item.id = item_id JOIN person ON person.id = person_id"
                f" {where} ORDER BY withdrawal.id"
            ).fetchall()
        return [Withdrawal(*row) for row in rows]
