"""What somebody with an account may do and has declared, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.forms.dates import written_date
from db.people.person import Person, Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.people.declarations import Declaration

ROLES = (
    (Role.AUTHOR, "Write", "Changes texts, and stands for what they wrote."),
    (
        Role.APPROVER,
        "Approve",
        "Approves what somebody else wrote. Patients then read this person's job on the page, and never the name.",
    ),
    (Role.ADMINISTRATOR, "Look after accounts", "Makes accounts, closes them, and says who may do what."),
)
"""Each with what a box says that gives it, and what it means."""

_MAY = {Role.AUTHOR: "write", Role.APPROVER: "approve", Role.ADMINISTRATOR: "look after accounts"}


def may(person: Person) -> str:
    """ "May write and approve." """
    if not person.active:
        return "Has left: this account no longer opens."
    words = _may(person.roles)
    return f"May {words}." if words else "May read everything and change nothing."


def done(what: str) -> str:
    """What was done to an account, in the words of the boxes: of "made, may: author" it makes "made, may write"."""
    begun, may_do, listed = what.rpartition("may: ")
    if not may_do:
        return what
    roles = frozenset(role for role in Role if role.value in listed.split(", "))
    return f"{begun}may {_may(roles) or 'change nothing'}"


def _may(roles: frozenset[Role]) -> str:
    *first, last = [_MAY[role] for role, _, _ in ROLES if role in roles] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def interests(person: Person, declared: Mapping[str, Declaration], today: date) -> tuple[str, bool]:
    """What a person declared and when, and whether they should be asked (again)."""
    last = declared.get(person.login)
    if last is None:
        return "Conflicts of interest: nobody has asked yet.", False
    told = f"Conflicts of interest, on {written_date(last.declared_on)}: {last.interests or 'none.'}"
    return (f"{told} Ask again: this is a year old.", True) if last.is_old(today) else (told, False)
