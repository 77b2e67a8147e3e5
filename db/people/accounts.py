"""The accounts of a workspace: made, opened with a passphrase, changed, and never deleted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.people.passphrase import PassphraseRefused, fits, new_secret, seal_fits, waste_a_try
from db.people.person import AccountRefused, NotAllowed, PassphraseNotOwn, Person, PersonEvent, Role, login_of
from db.people.tries import Tries
from db.workspace_book import Book
from db.workspace_faults import site_faults

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.workspace_connection import Connection


LOGIN = re.compile(r"[a-z0-9][a-z0-9.-]{1,39}")
IT = "IT, at this computer"
FIRST = "the first start"

_MADE, _GIVEN, _RECOVERED, _CHANGED = "made, may: ", "given a new passphrase", "recovered with", "passphrase changed"
_NO_NAME = "Say the name and the job: the job is what patients read in place of the name."
_PERSON = "SELECT id, login, name, job, author, approver, administrator, active FROM person"


class Accounts(Book):
    """Every change names who made it, and is kept as an event that is never changed."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._tries = Tries(connection)

    def empty(self) -> bool:
        """Whether nobody has an account yet: then the first administrator can be made."""
        with site_faults():
            return not self._db.execute("SELECT EXISTS (SELECT 1 FROM person)").fetchone()[0]

    def all(self) -> list[Person]:
        """Everybody, also those who have left, by login."""
        with site_faults():
            return [_person(row) for row in self._db.execute(f"{_PERSON} ORDER BY login").fetchall()]

    def find(self, login: str) -> Person | None:
        """The person with this login, whatever its capitals."""
        with site_faults():
            row = self._db.execute(f"{_PERSON} WHERE login = ?", [login_of(login)]).fetchone()
        return _person(row) if row else None

    def add(
        self, *, login: str, name: str, job: str, roles: Iterable[Role], passphrase: str, by: Person | None
    ) -> Person:
        """A new account. `by` is an administrator; None only for the very first, who becomes one.

        Raises NotAllowed, PassphraseRefused, or AccountRefused for a login that
        is taken or cannot be one, or an empty name, job or set of roles.
        """
        login, name, job = login_of(login), name.strip(), job.strip()
        if LOGIN.fullmatch(login) is None:
            raise AccountRefused("A name to sign in with has 2 to 40 small letters, digits, dots or hyphens.")
        if not name or not job:
            raise AccountRefused(_NO_NAME)
        wanted = frozenset(Role(role) for role in roles)
        secret = new_secret(passphrase)
        with self._transaction():
            if by is None:
                if not self.empty():
                    raise NotAllowed("There are accounts already. Ask an administrator for one.")
                wanted |= {Role.ADMINISTRATOR}
            else:
                self._administrator(by)
            if not wanted:
                raise AccountRefused("Say what this person may do: write, approve or look after accounts.")
            if self.find(login) is not None:
                raise AccountRefused(f'Somebody signs in as "{login}" already. Choose another name to sign in with.')
            self._db.execute(
                "INSERT INTO person (login, name, job, author, approver, administrator, scrypt, salt, verifier,"
                " active, failures, locked_at, made_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, '', ?)",
                [login, name, job, *_flags(wanted), secret.cost, secret.salt, secret.verifier, self._now()],
            )
            person = self._known(login)
            self._note(person, f"{_MADE}{_told(wanted)}", by)
        return person

    def sign_in(self, login: str, passphrase: str) -> Person:
        """The person who says this passphrase. Raises SignInRefused, also for a while after too many wrong tries."""
        self._tries.attempt(login, lambda secret: fits(passphrase, secret), lambda: waste_a_try(passphrase))
        return self._known(login)

    def sealed_by(self, login: str, sealed: bytes, words: bytes) -> Person:
        """The person whose passphrase made this seal under these words, at another desk. Raises SignInRefused.

        A seal that does not fit is a wrong try like any other.
        """
        self._tries.attempt(login, lambda secret: seal_fits(sealed, secret, words), lambda: None)
        return self._known(login)

    def asks_for(self, login: str) -> tuple[str, bytes]:
        """Cost and salt with which a person's passphrase is tried, for a try at another desk. Never the verifier.

        Raises AccountRefused for an unknown login.
        """
        with site_faults():
            row = self._db.execute("SELECT scrypt, salt FROM person WHERE login = ?", [login_of(login)]).fetchone()
        if row is None:
            raise AccountRefused(f'Nobody signs in as "{login_of(login)}".')
        return str(row[0]), bytes(row[1])

    def change_passphrase(self, person: Person, old: str, new: str) -> None:
        """Another passphrase, by the person who knows the present one. Raises SignInRefused, PassphraseRefused."""
        self.sign_in(person.login, old)
        if new == old:
            raise PassphraseRefused("This is the passphrase you have. Choose another one.")
        self._put_secret(person, new)
        with self._transaction():
            self._note(person, _CHANGED, person)

    def give_passphrase(self, login: str, new: str, *, by: Person, passphrase: str) -> Person:
        """Another passphrase for somebody who has forgotten theirs, or who comes back after having left.

        `by` is an administrator, who says their own `passphrase` again: whoever knows another person's
        could sign for them, so the event stays on record, and the account says so until that person
        has changed it. Wrong tries of before no longer count. Raises SignInRefused, NotAllowed,
        PassphraseRefused, and AccountRefused for an unknown login.
        """
        signed = self.sign_in(by.login, passphrase)
        self._administrator(signed)
        person = self._known(login_of(login))
        if person.id == signed.id:
            raise NotAllowed("This is your own account. Change its passphrase with the present one.")
        with self._transaction():
            self._put_secret(person, new)
            self._db.execute("UPDATE person SET active = 1 WHERE id = ?", [person.id])
            self._note(person, _GIVEN if person.active else f"back, and {_GIVEN}", signed)
        return self._known(person.login)

    def chosen_by(self, person: Person) -> str:
        """Who else chose the passphrase a person has now; "" when they did so themselves."""
        for event in reversed(self.events()):
            if event.login == person.login:
                if event.what == _CHANGED or (event.what.startswith(_MADE) and event.by == FIRST):
                    return ""
                if event.what.startswith((_MADE, _RECOVERED)) or event.what.endswith(_GIVEN):
                    return event.by
        return ""

    def must_be_own(self, person: Person) -> None:
        """Nobody signs with a passphrase that somebody else chose. Raises PassphraseNotOwn.

        Asked where a person answers for what patients come to see: approving and publishing. Not where something is
        taken off, which must not wait.
        """
        chosen_by = self.chosen_by(person)
        if chosen_by:
            raise PassphraseNotOwn(person.login, chosen_by)

    def correct(self, login: str, *, name: str, job: str, by: Person) -> Person:
        """What a person is called from now on, and what they do: a slip, a new surname, another post.

        What they wrote and approved keeps name and job of that day. Raises NotAllowed, and AccountRefused for an
        unknown login, or an empty name or job.
        """
        name, job = name.strip(), job.strip()
        if not name or not job:
            raise AccountRefused(_NO_NAME)
        with self._transaction():
            self._administrator(by)
            person = self._known(login_of(login))
            self._db.execute("UPDATE person SET name = ?, job = ? WHERE id = ?", [name, job, person.id])
            for what, before, after in (("name", person.name, name), ("job", person.job, job)):
                if before != after:
                    self._note(person, f"{what} corrected, from \u201c{before}\u201d to \u201c{after}\u201d", by)
        return self._known(person.login)

    def set_roles(self, login: str, roles: Iterable[Role], *, by: Person) -> Person:
        """What a person may do from now on. Raises NotAllowed, also for the last administrator's own role."""
        wanted = frozenset(Role(role) for role in roles)
        with self._transaction():
            self._administrator(by)
            person = self._known(login)
            if Role.ADMINISTRATOR not in wanted:
                self._keep_an_administrator(person)
            self._db.execute(
                "UPDATE person SET author = ?, approver = ?, administrator = ? WHERE id = ?",
                [*_flags(wanted), person.id],
            )
            self._note(person, f"may: {_told(wanted)}", by)
        return self._known(login)

    def retire(self, login: str, *, by: Person) -> None:
        """The account opens no more. What it wrote and approved stays. Raises NotAllowed for the last administrator."""
        with self._transaction():
            self._administrator(by)
            person = self._known(login)
            self._keep_an_administrator(person)
            self._db.execute("UPDATE person SET active = 0 WHERE id = ?", [person.id])
            self._note(person, "left", by)

    def recover(self, login: str, passphrase: str) -> Person:
        """IT's way back when the last administrator's passphrase is lost: whoever may run commands here.

        The account opens with the new passphrase and is an administrator's. The event stays on
        record for everybody to see. Raises AccountRefused for an unknown login, PassphraseRefused.
        """
        person = self.find(login)
        if person is None:
            raise AccountRefused(f'Nobody signs in as "{login_of(login)}". kiosk staff people lists who does.')
        self._put_secret(person, passphrase)
        with self._transaction():
            self._db.execute("UPDATE person SET active = 1, administrator = 1 WHERE id = ?", [person.id])
            self._note(person, f"{_RECOVERED} a new passphrase, administrator", None, IT)
        return self._known(login)

    def events(self) -> list[PersonEvent]:
        """Everything ever done to accounts, oldest first."""
        with site_faults():
            rows = self._db.execute(
                "SELECT login, what, by, person_event.made_on FROM person_event"
                " JOIN person ON person.id = person_id ORDER BY person_event.id"
            ).fetchall()
        return [PersonEvent(*row) for row in rows]

    def _put_secret(self, person: Person, passphrase: str) -> None:
        secret = new_secret(passphrase)
        with self._transaction():
            self._db.execute(
                "UPDATE person SET scrypt = ?, salt = ?, verifier = ?, failures = 0, locked_at = '' WHERE id = ?",
                [secret.cost, secret.salt, secret.verifier, person.id],
            )

    def _administrator(self, by: Person) -> None:
        found = self.find(by.login)
        if found is None or not found.may(Role.ADMINISTRATOR):
            raise NotAllowed("Only an administrator looks after accounts.")

    def _keep_an_administrator(self, person: Person) -> None:
        others = [each for each in self.all() if each.id != person.id and each.may(Role.ADMINISTRATOR)]
        if person.may(Role.ADMINISTRATOR) and not others:
            raise NotAllowed("This is the last administrator. Make somebody else one first.")

    def _known(self, login: str) -> Person:
        person = self.find(login)
        if person is None:
            raise AccountRefused(f'Nobody signs in as "{login_of(login)}".')
        return person

    def _note(self, person: Person, what: str, by: Person | None, words: str = FIRST) -> None:
        self._db.execute(
            "INSERT INTO person_event (person_id, what, by, made_on) VALUES (?, ?, ?, ?)",
            [person.id, what, by.name if by is not None else words, self._now()],
        )


def _flags(roles: frozenset[Role]) -> list[int]:
    return [int(role in roles) for role in Role]


def _told(roles: frozenset[Role]) -> str:
    return ", ".join(role.value for role in Role if role in roles) or "nothing"


def _person(row: tuple[int, str, str, str, int, int, int, int]) -> Person:
    number, login, name, job, *flags, active = row
    roles = frozenset(role for role, has in zip(Role, flags, strict=True) if has)
    return Person(number, login, name, job, roles, bool(active))
