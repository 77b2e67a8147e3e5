"""How many pages should have been reviewed by now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.library import LibraryUnavailable
from kiosk.clock import london_date
from kiosk.clockguard import STATE_FILE, ClockGuard
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from datetime import date

    from db.library import Library

TITLES_TOLD = 3
ADVICE = "Tell whoever looks after the content."


def check(machine: Machine, library: Library) -> list[Finding]:
    guard = ClockGuard(machine.clock, machine.data / STATE_FILE, library.header.as_of, remember=False)
    if not guard.trusted():
        return [Finding("reviews", State.NOTE, "not known: the clock cannot be believed.")]
    try:
        late = overdue(library, london_date(machine.clock.now()))
    except LibraryUnavailable as fault:
        return [Finding("reviews", State.BROKEN, str(fault), "Install a release again: `kiosk release install FILE`.")]
    if not late:
        return [Finding("reviews", State.GOOD, "no page is overdue")]
    told = ", ".join(late[:TITLES_TOLD]) + (f" and {len(late) - TITLES_TOLD} more" if len(late) > TITLES_TOLD else "")
    said = f"{len(late)} {'page is' if len(late) == 1 else 'pages are'} overdue: {told}."
    return [Finding("reviews", State.ATTENTION, said, ADVICE)]


def overdue(library: Library, today: date) -> list[str]:
    """The titles of pages whose day of review has come. Reads every page. Raises LibraryUnavailable."""
    return [card.title for card in library.all_pages() if library.page(card.slug).next_review <= today]
