"""What is wrong with content, told so that whoever wrote it can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Level = Literal["must", "should"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend.

    `where` is a file ("pages/everolimus.md", "contacts.toml") or an item ("page:everolimus");
    `line` is 1-based, 0 where no line can be named. `found` says what stands there, `mend`
    what to do about it; both are whole sentences for staff.
    """

    rule: str
    level: Level
    where: str
    line: int
    found: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.where}, line {self.line}" if self.line else self.where
        return f"{place}: {self.found} {self.mend}"


class ContentError(Exception):
    """Content cannot be used as it is, and a person can mend it.

    `str()` is a calm sentence; `findings` holds the details where there are any.
    """

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings: tuple[Finding, ...] = tuple(findings)
