"""What became of a job, told to somebody who is no technician: what was done, or what is to be done now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.findings import Finding

    Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, what patients see all the same, and what to do next. Whole sentences."""

    what: str
    showing: str
    next: str
    findings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        return f"{self.what} {self.showing} {self.next}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job that has come to its end. `done` says in order what was done, `label` names the release.

    `undo` says how to take it back. With a `fault` only what stands in `done` was done.
    """

    done: tuple[str, ...] = ()
    label: str = ""
    notes: tuple[str, ...] = ()
    fault: Fault | None = None
    undo: str = ""

    @property
    def good(self) -> bool:
        return self.fault is None


class Stopped(Exception):
    """Somebody pressed Stop. Nothing that patients see has changed."""
