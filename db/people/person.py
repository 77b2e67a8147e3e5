"""A person who works on the content, and what may go wrong between them and it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Role(StrEnum):
    """What a person may do. One person may have several."""

    AUTHOR = "author"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Person:
    """An account. `login` never changes; `job` is what a release says in place of a name."""

    id: int
    login: str
    name: str
    job: str
    roles: frozenset[Role]
    active: bool

    def may(self, role: Role) -> bool:
        return self.active and role in self.roles


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """Something that was done to an account. `made_on` is a UTC timestamp in ISO 8601."""

    login: str
    what: str
    by: str
    made_on: str


class SignInRefused(Exception):
    """Login and passphrase do not fit, or too many did not. A calm sentence.

    `locked_until` is set while the account waits after too many wrong tries.
    """

    def __init__(self, sentence: str, locked_until: datetime | None = None) -> None:
        super().__init__(sentence)
        self.locked_until = locked_until


class AccountRefused(ValueError):
    """No account can be made or found like that. A calm sentence that says what can."""


class NotAllowed(Exception):
    """This person may not do that. A calm sentence that says who may."""


class PassphraseNotOwn(NotAllowed):
    """Somebody else chose the passphrase of `login` and so may know it: no signature is made with it."""

    def __init__(self, login: str, chosen_by: str) -> None:
        super().__init__(
            f"Your passphrase was chosen by {chosen_by}, who may know it still, and it is your signature. "
            "Choose one that only you know first."
        )
        self.login = login


def login_of(typed: str) -> str:
    """A login as it is kept: in small letters, without spaces around it."""
    return typed.strip().casefold()
