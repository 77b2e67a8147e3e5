"""Tries at a passphrase: how many may be wrong before an account waits, and for how long."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from db.people.passphrase import Secret
from db.people.person import SignInRefused, login_of
from db.workspace_book import Book

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 5
LOCKED_FOR = timedelta(minutes=15)

_WRONG = "Name and passphrase do not fit together. Check both and try again."


class Tries(Book):
    """Wrong tries are kept in the workspace: starting the program again gives no new ones."""

    def attempt(self, login: str, right: Callable[[Secret], bool], waste: Callable[[], None]) -> None:
        """Try whether what was said is `right` for an account that is open. Raises SignInRefused.

        After 5 wrong tries the account waits 15 minutes. A clock that was set back ends no wait
        early and makes none longer than 15 minutes from then. `waste` is called where there is nothing to try:
        nobody should learn from the time it takes whether there is such an account.
        """
        with self._transaction():
            row = self._db.execute(
                "SELECT scrypt, salt, verifier, active, failures, locked_at FROM person WHERE login = ?",
                [login_of(login)],
            ).fetchone()
        if row is None:
            waste()
            raise SignInRefused(_WRONG)
        cost, salt, verifier, active, failures, locked_at = row
        until = self._locked_until(login, locked_at)
        if until is not None:
            waste()
            raise SignInRefused(_wait(until), until)
        if not right(Secret(cost, salt, verifier)) or not active:
            self._failed(login_of(login), 0 if locked_at else failures)
            raise SignInRefused(_WRONG)
        if failures or locked_at:
            with self._transaction():
                self._db.execute("UPDATE person SET failures = 0, locked_at = '' WHERE login = ?", [login_of(login)])

    def _failed(self, login: str, failures: int) -> None:
        locked = self._now() if failures + 1 >= TRIES else ""
        with self._transaction():
            self._db.execute(
                "UPDATE person SET failures = ?, locked_at = ? WHERE login = ?", [failures + 1, locked, login]
            )

    def _locked_until(self, login: str, locked_at: str) -> datetime | None:
        if not locked_at:
            return None
        now, since = datetime.fromisoformat(self._now()), datetime.fromisoformat(locked_at)
        if now < since:  # the clock was set back: wait the whole time from now, and no longer
            since = now
            with self._transaction():
                self._db.execute("UPDATE person SET locked_at = ? WHERE login = ?", [self._now(), login_of(login)])
        return since + LOCKED_FOR if now < since + LOCKED_FOR else None


def _wait(until: datetime) -> str:
    return (
        f"There were {TRIES} wrong tries. For safety this account opens again at "
        f"{until.astimezone():%H:%M}. Nothing is lost."
    )
