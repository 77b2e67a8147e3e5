"""Can the machine's clock be believed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.clock import london_time
from kiosk.clockguard import STATE_FILE, ClockGuard
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from datetime import date

ADVICE = "Set the clock and its time server. Until then no contact is shown as open now."


def check_against(machine: Machine, as_of: date | None) -> list[Finding]:
    """`as_of` is the date of the release that is shown, if there is one."""
    guard = ClockGuard(machine.clock, machine.data / STATE_FILE, as_of, remember=False)
    latest = guard.latest
    now = machine.clock.now()
    said = f"{london_time(now):%d/%m/%Y %H:%M} in London"
    if guard.trusted():
        return [Finding("clock", State.GOOD, said)]
    if latest is not None and now < latest:
        found = f"{said}, but it stood at {london_time(latest):%d/%m/%Y %H:%M} before."
        advice = f"{ADVICE} If it was ahead by mistake then, delete the file {machine.data / STATE_FILE}."
        return [Finding("clock", State.ATTENTION, found, advice)]
    return [Finding("clock", State.ATTENTION, f"{said}, but the release is of {as_of:%d/%m/%Y}.", ADVICE)]
