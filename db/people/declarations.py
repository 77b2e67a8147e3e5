"""Conflicts of interest, as people declared them (GOV-07): kept with their day, never changed, in no release."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.people.person import AccountRefused, NotAllowed, Role
from db.workspace_book import Book
from db.workspace_faults import site_faults

if TYPE_CHECKING:
    from db.people.accounts import Accounts
    from db.people.person import Person
    from db.workspace_connection import Connection

HOLDS_FOR = timedelta(days=365)
"""After it somebody should be asked again."""
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Declaration:
    """What somebody declared. `interests` is "" where they said that they have none; `by` is who wrote it down."""

    login: str
    interests: str
    declared_on: date
    by: str

    def is_old(self, today: date) -> bool:
        """Whether somebody should be asked again."""
        return self.declared_on + HOLDS_FOR <= today


class Declarations(Book):
    """Append-only."""

    def __init__(self, connection: Connection, people: Accounts) -> None:
        super().__init__(connection)
        self._people = people

    def record(self, login: str, *, interests: str, declared_on: date, by: Person, today: date) -> bool:
        """Write down what a person declared, "" for no interest at all. False where it stands there already.

        `by` is an administrator, or the person. Raises NotAllowed, and AccountRefused for an unknown login, a day
        that is still to come, or a text that is too long.
        """
        said = unicodedata.normalize("NFC", interests.strip())
        if declared_on > today:
            raise AccountRefused("Conflicts of interest: the day is still to come. Write the day they were declared.")
        if len(said) > LONGEST:
            raise AccountRefused(f"Conflicts of interest: say it in {LONGEST:,} characters.")
        with self._transaction():
            person, known = self._people.find(login), self._people.find(by.login)
            if person is None:
                raise AccountRefused(f'Nobody signs in as "{login}".')
            if known is None or not (known.may(Role.ADMINISTRATOR) or (known.active and known.id == person.id)):
                raise NotAllowed("Only an administrator, or the person, writes down conflicts of interest.")
            last = self.latest().get(person.login)
            if last is not None and (last.interests, last.declared_on) == (said, declared_on):
                return False
            self._db.execute(
                "INSERT INTO declaration (person_id, interests, declared_on, by, made_on) VALUES (?, ?, ?, ?, ?)",
                [person.id, said, declared_on.isoformat(), known.name, self._now()],
            )
        return True

    def latest(self) -> dict[str, Declaration]:
        """The last declaration of everybody who made one, by login."""
        return {each.login: each for each in self.all()}

    def all(self) -> list[Declaration]:
        """Everything ever declared, oldest first."""
        with site_faults():
            rows = self._db.execute(
                "SELECT login, interests, declared_on, by FROM declaration JOIN person ON person.id = person_id"
                " ORDER BY declaration.id"
            ).fetchall()
        return [Declaration(login, said, date.fromisoformat(day), by) for login, said, day, by in rows]
