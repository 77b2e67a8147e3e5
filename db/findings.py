"""What is wrong with content, told so that whoever wrote it can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Level = Literal["must", "should"]

_PLACE = re.compile(r"(?P<kind>[a-z]+):(?P<slug>[a-z0-9-]+)(?: \((?P<locale>[A-Za-z-]+)\))?")


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a reviewer lets a finding stand. `reviewer` is a role ("Lung nurse specialist"), not a name."""

    reason: str
    reviewer: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend.

    `where` is a file ("pages/everolimus.md", "contacts.toml") or an item ("page:everolimus");
    `line` is 1-based, 0 where no line can be named. `found` says what stands there, `mend`
    what to do about it; both are whole sentences for staff. `words` are the very words that
    were found, whole: an override names them. `decision` is there when a reviewer overrides it.
    """

    rule: str
    level: Level
    where: str
    line: int
    found: str
    mend: str
    words: str = ""
    decision: Decision | None = None

    @property
    def stops(self) -> bool:
        """Whether it stops a release: it must be mended and nobody has overridden it."""
        return self.level == "must" and self.decision is None

    def __str__(self) -> str:
        place = f"{self.where}, line {self.line}" if self.line else self.where
        return f"{place}: {self.found} {self.mend}"


def place(kind: str, slug: str, locale: str) -> str:
    """How findings name an item: "page:everolimus", with the language where it is not the usual one."""
    return f"{kind}:{slug}" if locale == "en" else f"{kind}:{slug} ({locale})"


def about(place: str) -> tuple[str, str, str] | None:
    """Kind, slug and language of what `place` names; None for a place that is no item, such as a file."""
    found = _PLACE.fullmatch(place)
    return (found["kind"], found["slug"], found["locale"] or "en") if found else None


class ContentError(Exception):
    """Content cannot be used as it is, and a person can mend it.

    `str()` is a calm sentence; `findings` holds the details where there are any.
    """

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings: tuple[Finding, ...] = tuple(findings)
