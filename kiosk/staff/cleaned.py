"""When the screen was last cleaned: a time, and nothing about who did it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from db.release.files import replace
from db.words import long_date
from kiosk.clock import london_date, london_time

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.clock import Clock

FILE_NAME = "screen-cleaned"
"""In the data folder."""


class Cleaned:
    """Keeps the time in a file, and in memory alone where the folder cannot be written to."""

    def __init__(self, file: Path, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self._last: datetime | None = None
        with suppress(OSError, ValueError):
            moment = datetime.fromisoformat(file.read_text(encoding="ascii").strip())
            if moment.tzinfo is not None:
                self._last = moment

    def note(self) -> None:
        """The screen was cleaned just now."""
        self._last = self._clock.now()
        part = self._file.with_name(f"{self._file.name}.part")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(self._last.isoformat(timespec="seconds"), encoding="ascii")
            replace(part, self._file)

    @property
    def said(self) -> str:
        """When that was, in words. A time that is still to come was kept while the clock was wrong."""
        if self._last is None or self._last > self._clock.now():
            return "It is not known when the screen was last cleaned."
        at = london_time(self._last)
        if london_date(self._last) == london_date(self._clock.now()):
            return f"Screen last cleaned {at:%H:%M}."
        return f"Screen last cleaned on {long_date(at.date())} at {at:%H:%M}."
