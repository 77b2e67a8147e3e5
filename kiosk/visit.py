"""What one visitor does, in memory only, for as long as they stand there (PRV-02).

Ending a visit replaces the object. There is no list of things to clear, so a field added
later cannot be forgotten.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.config import Settings

HISTORY_LIMIT = 200
"""Places kept for Back. More would let one tireless finger grow the memory for ever."""


@dataclass(slots=True)
class Place:
    """Somewhere a visitor has been: a screen, what it showed, and how far down (pixels).

    `part` counts the parts of a list too long for one screen, from 0. Of a search also what was
    typed, which `way` of searching is on screen ("type", "results" or "a-z") and the letter chosen
    there: nowhere else is it kept, so it goes when the visit goes (SEC-13).
    """

    screen: str
    slug: str = ""
    scroll: float = 0.0
    part: int = 0
    way: str = "type"
    typed: str = ""
    letter: str = ""
    focus: str = ""
    """What the keys last stood on here, by its object's name."""


@dataclass(slots=True)
class Visit:
    """One visitor's stay. `started` is monotonic seconds; the last place is the present one.

    `more_space` sets text wider apart (VIS-08), `within_reach` moves everything down (HW-02),
    `steady_hand` makes targets large and forgives drifting (TCH-07). `more_choices` tells whether
    the choices under "More" have been opened.
    """

    text_size: int
    theme: str
    started: float
    language: str = "en"
    more_space: bool = False
    within_reach: bool = False
    steady_hand: bool = False
    more_choices: bool = False
    by_keys: bool = False
    """The last thing used was a key and not the glass."""
    history: list[Place] = field(default_factory=list)

    @classmethod
    def fresh(cls, settings: Settings, started: float = 0.0) -> Visit:
        """A visit in which nothing has happened yet."""
        return cls(
            text_size=settings.appearance.text_size,
            theme=settings.appearance.theme,
            started=started,
            language=settings.languages[0],
        )

    @property
    def here(self) -> Place | None:
        """Where the visitor is, or None before the first screen."""
        return self.history[-1] if self.history else None

    @property
    def can_go_back(self) -> bool:
        return len(self.history) > 1

    def go(self, place: Place) -> None:
        """Show `place` next; Back will lead to where the visitor is now."""
        here = self.here
        if here is not None and (here.screen, here.slug) == (place.screen, place.slug):
            return
        self.history.append(place)
        del self.history[:-HISTORY_LIMIT]

    def back(self) -> Place | None:
        """Leave this place for the one before, with its scroll; None when there is none."""
        if not self.can_go_back:
            return None
        self.history.pop()
        return self.history[-1]

    def remember_scroll(self, scroll: float) -> None:
        """Keep how far down the present place has been read, for Back."""
        if self.history:
            self.history[-1].scroll = scroll

    def snapshot(self) -> dict[str, Any]:
        """Everything this visit knows, apart from when it began: for comparing two visits."""
        known = asdict(self)
        del known["started"]
        return known
