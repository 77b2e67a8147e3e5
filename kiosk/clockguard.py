"""Can the machine's clock be believed? (OPS-05)

A mini-PC with a flat battery wakes up in 1970, and somebody may set any date by hand. The guard
keeps the latest time it has seen, over restarts too; a clock that stands before it has gone back.
"""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.clock import Clock

STATE_FILE = "latest-time"
"""In the data folder."""
SLACK = timedelta(minutes=5)
"""Time servers put a clock back by seconds; nothing said of hours hangs on those."""
SAVE_EVERY = timedelta(hours=1)
BELIEVED_FOR = timedelta(days=3 * 366)
"""A date this far past the release's own was set by mistake, and must not be remembered."""


class ClockGuard:
    """Watches a clock for going back. `state_file` keeps the latest time over restarts.

    `as_of` is the date of the release shown: a clock before it, or years after it, is not
    believed. A state file that cannot be read or written is done without. `remember` False
    only looks, for `kiosk doctor`.
    """

    def __init__(
        self, clock: Clock, state_file: Path | None = None, as_of: date | None = None, *, remember: bool = True
    ) -> None:
        self._clock = clock
        self._file = state_file
        self._remember = remember
        self.as_of = as_of
        self._latest = self._saved = _read(state_file)

    @property
    def latest(self) -> datetime | None:
        """The latest believable time seen, in UTC."""
        return self._latest

    def trusted(self) -> bool:
        """Whether the clock may be believed now."""
        now = self._clock.now()
        if self.as_of is not None:
            first = datetime(self.as_of.year, self.as_of.month, self.as_of.day, tzinfo=UTC) - timedelta(days=1)
            if not first <= now <= first + BELIEVED_FOR:
                return False
        if self._latest is not None and now < self._latest - SLACK:
            return False
        if self._latest is None or now > self._latest:
            self._latest = now
            self._save()
        return True

    def _save(self) -> None:
        if self._file is None or self._latest is None or not self._remember:
            return
        if self._saved is not None and self._latest - self._saved < SAVE_EVERY:
            return
        self._saved = self._latest
        part = self._file.with_name(f"{self._file.name}.part")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(self._latest.isoformat(), encoding="ascii")
            part.replace(self._file)


def _read(file: Path | None) -> datetime | None:
    if file is None:
        return None
    try:
        moment = datetime.fromisoformat(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo is not None else None
