"""Trying something that may be refused, and telling what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.people.person import AccountRefused, NotAllowed, SignInRefused
from db.publish.outcome import Fault, Outcome
from db.workspace import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.editor.viewmodels.told import Told

NOT_YOURS = "This is not your passphrase. Type it again."
DIFFER = "The two new passphrases differ. Type the same one twice."


def attempt(told: Told, act: Callable[[], str]) -> bool:
    """Do it, and tell the sentence it gives, or why it was refused. Whether it was done."""
    try:
        done = act()
    except SignInRefused as refused:
        told.show(Outcome(fault=Fault(not_signed(refused), "Nothing was changed.", "")))
        return False
    except (AccountRefused, NotAllowed, WorkspaceError) as refused:
        told.show(Outcome(fault=Fault(str(refused), "Nothing was changed.", "")))
        return False
    told.show(Outcome((done,)))
    return True


def not_signed(refused: SignInRefused) -> str:
    """Why the passphrase of whoever is signed in already was not taken: no name was asked for, so none is wrong."""
    return NOT_YOURS if refused.locked_until is None else str(refused)


def same(passphrase: str, again: str) -> None:
    """Raise AccountRefused when somebody typed two different ones."""
    if passphrase != again:
        raise AccountRefused(DIFFER)
