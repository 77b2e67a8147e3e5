"""Accounts of people who have chosen their own passphrase, as whoever signs something must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.people.accounts import Accounts
    from db.people.person import Person, Role

FIRST = "words of the first day"
"""What the administrator chose."""


def add_with_own(
    people: Accounts, *, login: str, name: str, job: str, roles: Iterable[Role], passphrase: str, by: Person | None
) -> Person:
    """Make an account, whose owner then changes its passphrase to this one."""
    if by is None:
        return people.add(login=login, name=name, job=job, roles=roles, passphrase=passphrase, by=by)
    person = people.add(login=login, name=name, job=job, roles=roles, passphrase=FIRST, by=by)
    people.change_passphrase(person, FIRST, passphrase)
    return person
