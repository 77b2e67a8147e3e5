"""How a rule is written, and the list of all of them.

    @rule("title-long", level="should", kinds=("page",))
    def title_is_short(subject: Subject) -> Iterator[Problem]:
        if len(subject.item.title) > 65:
            yield Problem("The title is too long.", "Say it in 65 characters.", words=subject.item.title)

A new file of rules is added to the imports in `db/checks/__init__.py`, and every rule to the
list in `docs/checks.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records import KINDS

if TYPE_CHECKING:
    from db.checks.subject import Subject
    from db.findings import Level


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule has found.

    `line` is that of the page's body, 0 where there is none. `words` are the very words found,
    whole: an override holds for them alone, so that it cannot cover a later, different finding.
    """

    found: str
    mend: str
    line: int = 0
    words: str = ""


Check = Callable[["Subject"], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its name and level, and the kinds of item it looks at.

    `english` rules speak of English alone and leave translations be.
    """

    name: str
    level: Level
    kinds: tuple[str, ...]
    check: Check
    english: bool


RULES: list[Rule] = []


def rule(
    name: str, *, level: Level, kinds: tuple[str, ...] = tuple(KINDS), english: bool = False
) -> Callable[[Check], Check]:
    """Register a check. Each name stands once."""

    def register(check: Check) -> Check:
        if any(known.name == name for known in RULES):
            raise ValueError(f"there are two rules named {name}")
        RULES.append(Rule(name, level, kinds, check, english))
        return check

    return register
