"""What one file from elsewhere gives: a proposed title, a body, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.findings import Finding


@dataclass(frozen=True, slots=True)
class Brought:
    """A text from elsewhere. `title` is "" where none could be proposed.

    `fields` are those at the top of a page file of ours. Lines in `findings` are those of the
    file; for a Word document, which has none, those of `body` where the part would stand.
    `first_line` is the line of the file that `body` begins on.
    """

    title: str
    body: str
    findings: tuple[Finding, ...]
    fields: dict[str, Any] = field(default_factory=dict)
    first_line: int = 1
