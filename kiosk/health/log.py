"""Did anything go wrong lately, and would it have been noted?"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from kiosk import faultlog
from kiosk.health.data_folder import takes_files
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from pathlib import Path

LATELY = timedelta(days=7)
MEND = "Give the account that shows the kiosk the right to write there: the file and its folder must be its own."
ADVICE = "Read the file; send it to whoever supports the kiosk if the fault comes back. It holds no personal data."


def check(machine: Machine) -> list[Finding]:
    now = machine.clock.now()
    file = faultlog.log_file(machine.data)
    found = []
    if not _can_be_written(file):
        said = f"{file} cannot be written: faults go to standard error, and nobody finds them again."
        found.append(Finding("log", State.ATTENTION, said, MEND))
    fault = faultlog.last_fault(machine.data)
    if fault is not None and fault.when > now - LATELY:
        said = f"last fault {fault.when:%d/%m/%Y %H:%M}: {fault.text} (in {file})"
        found.append(Finding("log", State.ATTENTION, said, ADVICE))
    crashed = _last_crash(machine)
    if crashed is not None and crashed > now - LATELY:
        said = f"the program died {crashed:%d/%m/%Y %H:%M} (see {faultlog.crash_file(machine.data)})"
        found.append(Finding("log", State.ATTENTION, said, ADVICE))
    return found or [Finding("log", State.GOOD, "no fault in the last 7 days")]


def _can_be_written(file: Path) -> bool:
    """While it is missing it will be made, and turning it over needs the right to its folder too."""
    if os.path.lexists(file) and not os.access(file, os.W_OK):
        return False
    return not os.path.lexists(file.parent) or takes_files(file.parent)


def _last_crash(machine: Machine) -> datetime | None:
    try:
        status = faultlog.crash_file(machine.data).stat()
    except OSError:
        return None
    return datetime.fromtimestamp(status.st_mtime, UTC) if status.st_size else None
