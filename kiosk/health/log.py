"""Did anything go wrong lately?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk import faultlog
from kiosk.health.finding import Finding, Machine, State

LATELY = timedelta(days=7)
ADVICE = "Read the file; send it to whoever supports the kiosk if the fault comes back. It holds no personal data."


def check(machine: Machine) -> list[Finding]:
    now = machine.clock.now()
    found = []
    fault = faultlog.last_fault(machine.data)
    if fault is not None and fault.when > now - LATELY:
        said = f"last fault {fault.when:%d/%m/%Y %H:%M}: {fault.text} (in {faultlog.log_file(machine.data)})"
        found.append(Finding("log", State.ATTENTION, said, ADVICE))
    crashed = _last_crash(machine)
    if crashed is not None and crashed > now - LATELY:
        said = f"the program died {crashed:%d/%m/%Y %H:%M} (see {faultlog.crash_file(machine.data)})"
        found.append(Finding("log", State.ATTENTION, said, ADVICE))
    return found or [Finding("log", State.GOOD, "no fault in the last 7 days")]


def _last_crash(machine: Machine) -> datetime | None:
    try:
        status = faultlog.crash_file(machine.data).stat()
    except OSError:
        return None
    return datetime.fromtimestamp(status.st_mtime, UTC) if status.st_size else None
