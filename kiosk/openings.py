"""Says of each contact whether it is open now, from the clock and the release in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from db.library import Library
    from db.reading import BankHolidays, ContactShown
    from kiosk.clock import Clock
    from kiosk.clockguard import ClockGuard


class Openings:
    """Answers for the library it was last given; says nothing while there is none."""

    def __init__(self, clock: Clock, guard: ClockGuard) -> None:
        self._clock = clock
        self._guard = guard
        self._library: Library | None = None
        self._holidays: BankHolidays | None = None
        self._as_of: date | None = None

    def use(self, library: Library | None) -> None:
        self._library, self._holidays = library, None
        self._as_of = library.header.as_of if library is not None else None
        self._guard.as_of = self._as_of

    def __call__(self, contact: ContactShown) -> tuple[bool, str]:
        """Whether `contact` is open now, and the sentence to show ("" where nothing may be said)."""
        if self._library is None or self._as_of is None or contact.dialled_on is None:
            return False, ""  # the hours' rules and the time zone are not even loaded
        from kiosk.hours import OpeningState, opening, opening_sentence

        if self._holidays is None:
            self._holidays = self._library.bank_holidays()
        now = self._clock.now()
        found = opening(
            contact, now=now, holidays=self._holidays, as_of=self._as_of, clock_trusted=self._guard.trusted()
        )
        return found.state is OpeningState.OPEN, opening_sentence(found, now)

    def today(self) -> date | None:
        """The day it is in London, or None while the clock cannot be believed (OPS-05)."""
        if not self._guard.trusted():
            return None
        from kiosk.clock import london_date

        return london_date(self._clock.now())
