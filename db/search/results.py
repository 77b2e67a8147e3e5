"""What a search gives its reader: frozen values, ready to be shown.

Only the standard library is needed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CardKind = Literal["urgent", "crisis", "ask-your-team"]
HitKind = Literal["page", "term", "contact", "question"]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short run of text and which of it was looked for: `marks` are (start, stop) in code points, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `place` is the section's title for a page, else ""; `approved` False means Example text."""

    kind: HitKind
    slug: str
    title: str
    snippet: Snippet
    place: str
    approved: bool


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits of one kind, best first. `total` counts those found in all, `hits` holds the first of them."""

    kind: HitKind
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to what was typed.

    `cards` come before everything else, in this order. `shown_for` is "" when the words were
    found as typed, else the words that these are the results for. `did_you_mean` offers words
    that must never be taken silently, such as another medicine's name. All empty: nothing was found.
    """

    typed: str
    cards: tuple[CardKind, ...] = ()
    shown_for: str = ""
    did_you_mean: tuple[str, ...] = ()
    groups: tuple[HitGroup, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show for it."""
        return not (self.cards or self.groups or self.did_you_mean)
